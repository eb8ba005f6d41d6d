import { fail, ok, type Result } from '../basis/result.ts';
import { readBox } from '../codecs/geojson/box.ts';
import { crs84 } from '../codecs/geojson/coordinate-system.ts';
import { momentOfId, type HeldDetection } from '../model/fire-detection.ts';
import type { House } from './house.ts';
import type { Box } from './ports/fire-detections.ts';

export type AskedDetections = {
  readonly from: number; readonly to: number; readonly bbox?: string; readonly after?: string; readonly limit: number;
};
/** `next`: the id after which the following page begins, absent at the end. */
export type DetectionPage = { readonly rows: readonly HeldDetection[]; readonly next?: string };

/** Hot spots of a box and a time, newest first. Faults: features.bad-parameter (box), request.invalid (times, cursor). */
export async function detectionPage(house: House, { from, to, bbox, after, limit }: AskedDetections): Promise<Result<DetectionPage>> {
  if (from >= to) return fail('request.invalid', 'to has to be later than from');
  const box = bbox === undefined ? ok(undefined) : boxOf(bbox);
  if (!box.ok) return box;
  const at = after === undefined ? undefined : momentOfId(after);
  if (after !== undefined && at === undefined) return fail('request.invalid', 'after: take it from next');
  const found = await house.observations.fireDetections({
    window: { from, to }, limit: limit + 1, ...(box.value === undefined ? {} : { box: box.value }),
    ...(after === undefined || at === undefined ? {} : { after: { at, id: after } }),
  });
  const rows = found.slice(0, limit);
  const last = rows.at(-1);
  return ok({ rows, ...(found.length > limit && last !== undefined ? { next: last.id } : {}) });
}

/** Fault request.not-found. */
export async function oneDetection(house: House, id: string): Promise<Result<HeldDetection>> {
  const at = momentOfId(id);
  const found = at === undefined ? undefined : await house.observations.fireDetection({ at, id });
  return found === undefined ? fail('request.not-found', id) : ok(found);
}

function boxOf(text: string): Result<Box> {
  const read = readBox(text, crs84);
  if (!read.ok) return read;
  // One sheet, or two where the box goes over the antimeridian: the first begins in the west, the last ends in the east.
  const corners = read.value.coordinates.flatMap(([ring]) => [ring?.[0], ring?.[2]]);
  const [[west = 0, south = 0] = [], [east = 0, north = 0] = []] = [corners[0], corners.at(-1)];
  return ok({ west, south, east, north });
}
