import { regionContains } from '../../model/region.ts';
import type { RawFrame } from '../../model/frame.ts';
import type { UpperPlatform } from '../../model/upper-platform.ts';
import type { House } from '../house.ts';

/** Whether a frame is to be forwarded there: by command, data time, and where its point lay then. Rows of published files are no frames. */
export function selects(platform: UpperPlatform, { directory }: House): (frame: RawFrame) => boolean {
  const { commands, regions = [], kinds = [], points = [] } = platform.selection;
  const [wanted, numbers] = [new Set<string>(platform.what === 'hours' ? commands.filter((cn) => cn === '2061') : commands), new Set(points)];
  return ({ cn, st, dataTime, point }) => {
    if (!wanted.has(cn) || st === 'file' || dataTime < platform.since) return false;
    if (numbers.size > 0 && !numbers.has(point)) return false;
    if (regions.length === 0 && kinds.length === 0) return true;
    const place = directory.pointAt(point, dataTime);
    if (place === undefined) return false;
    return (regions.length === 0 || regions.some((region) => regionContains(region, place.region))) && (kinds.length === 0 || kinds.includes(place.kind));
  };
}
