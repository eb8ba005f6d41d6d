import type { Static } from 'typebox';
import type { FireDetectionView } from '../../contract/fire-detection.ts';
import type { DetectionPage } from '../../flow/fire-detections.ts';
import type { HeldDetection } from '../../model/fire-detection.ts';

export function fireDetectionView({ edition: _edition, run: _run, place: _place, text: _text, ...seen }: HeldDetection): Static<typeof FireDetectionView> {
  return seen;
}

/** RFC 7946; coordinates are numbers there, values stay decimal text. */
export function featuresOf({ rows, next }: DetectionPage): string {
  return JSON.stringify({
    type: 'FeatureCollection', ...(next === undefined ? {} : { next }),
    features: rows.map((row) => {
      const { id, lat, lon, at, ...properties } = fireDetectionView(row);
      return {
        type: 'Feature', id, geometry: { type: 'Point', coordinates: [Number(lon), Number(lat)] },
        properties: { ...properties, at: new Date(at).toISOString(), says: '热点(疑似火点,未核实) hot spot, not verified' },
      };
    }),
  });
}
