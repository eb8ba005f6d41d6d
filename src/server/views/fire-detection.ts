import type { Static } from 'typebox';
import type { fireDetectionsOfDay, FireDetectionView } from '../../contract/fire-detection.ts';
import type { Day } from '../../basis/time.ts';
import type { FireDay } from '../../flow/fire-day.ts';
import type { DetectionPage } from '../../flow/fire-detections.ts';
import type { House } from '../../flow/house.ts';
import type { HeldDetection } from '../../model/fire-detection.ts';
import type { Words } from '../../model/words.ts';
import { regionName } from './names.ts';

export function fireDetectionView({ edition: _edition, run: _run, place: _place, text: _text, ...seen }: HeldDetection): Static<typeof FireDetectionView> {
  return seen;
}

export function fireDayView(house: House, region: string, day: Day, { rows, more, satellites, newest }: FireDay): Static<typeof fireDetectionsOfDay.reply> {
  return {
    day, region: regionName(house, region), more, satellites: [...satellites], ...(newest === undefined ? {} : { newest }), basis: basisOf(day),
    state: rows.length > 0 ? 'found' : satellites.length > 0 ? 'none' : 'no-data',
    rows: rows.map(({ detection, county }) => ({ ...fireDetectionView(detection), region: regionName(house, county), radiusKm: radiusOf(detection) })),
  };
}

/** Half the diagonal of the pixel, for the eye. */
const radiusOf = ({ scan, track }: HeldDetection): string => (Math.hypot(Number(scan), Number(track)) / 2).toFixed(2);

const basisOf = (day: Day): Words => ({
  zh: `卫星热点(疑似火点,未核实)|${day} 0–24时(北京时间)过境|像元中心在本区域边界内|置信度、辐射功率按发布方原值,MODIS(0–100)与VIIRS(高、中、低)不可比|已入库的NASA FIRMS文件`,
  en: `satellite hot spots (suspected fires, not verified) | overpasses of ${day}, 0 to 24 h in Beijing | middle of the pixel inside the region | confidence and power as published, MODIS (0 to 100) and VIIRS (high, nominal, low) do not compare | NASA FIRMS files that were brought in`,
});

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
