import type { Box, DetectionPlace, FireDetectionStore } from '../../flow/ports/fire-detections.ts';
import type { HeldDetection } from '../../model/fire-detection.ts';

/** The model of `fire-detections.ts`. */
export function memoryFireDetections(): FireDetectionStore {
  const kept = new Map<string, HeldDetection>();
  return {
    async putFireDetections(rows) {
      for (const row of rows) if ((kept.get(row.id)?.edition ?? -1n) <= row.edition) kept.set(row.id, row);
    },
    heldFireDetections: async (of) => of.flatMap(({ id }) => kept.get(id) ?? [])
      .map(({ id, edition, run, place }) => ({ id, edition, run, place })),
    fireDetections: async ({ window, box, after, limit }) => [...kept.values()]
      .filter((row) => row.at >= window.from && row.at < window.to && (box === undefined || isIn(box, row)))
      .filter((row) => after === undefined || newestFirst(row, after) > 0)
      .sort(newestFirst).slice(0, limit),
    fireDetection: async ({ id, at }) => {
      const found = kept.get(id);
      return found?.at === at ? found : undefined;
    },
  };
}

const newestFirst = (a: DetectionPlace, b: DetectionPlace): number => b.at - a.at || (a.id < b.id ? 1 : a.id > b.id ? -1 : 0);

function isIn({ west, south, east, north }: Box, row: HeldDetection): boolean {
  const [lat, lon] = [Number(row.lat), Number(row.lon)];
  return lat >= south && lat <= north && (west <= east ? lon >= west && lon <= east : lon >= west || lon <= east);
}
