import { useMemo } from 'react';
import { fills, type RegionWork } from './work.ts';

/** County → colour, held still until a tone changes, because the map is coloured anew for other colours. */
export function useColours(regions: readonly RegionWork[], shade: 'light' | 'dark'): ReadonlyMap<string, string> {
  const key = regions.map(({ region, tone }) => `${region.code}${tone}`).join(' ');
  // oxlint-disable-next-line react/exhaustive-deps -- the key holds what of `regions` is used; the list itself is new at each reading
  return useMemo(() => new Map(regions.map(({ region, tone }) => [region.code, fills[shade][tone]])), [key, shade]);
}
