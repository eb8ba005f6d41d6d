import { addCounts, countHours, type HourCounts } from '../../judge/valid-transmission/rates.ts';
import type { Point } from '../../model/point.ts';
import type { Assessed } from './outlet-fates.ts';

export type OutletCounts = { readonly point: Point; readonly counts: HourCounts; readonly factors: readonly { readonly factor: string; readonly counts: HourCounts }[] };
export type FirmCounts = { readonly firm: string; readonly counts: HourCounts; readonly outlets: readonly OutletCounts[] };

/** 传输有效率 by firm, outlet and factor: hours are added up, by the firm's id. */
export function firmCounts({ outlets }: Pick<Assessed, 'outlets'>): readonly FirmCounts[] {
  const counted = outlets.map(({ point, factors }): OutletCounts => {
    const own = factors.map(({ factor, fates }) => ({ factor, counts: countHours(fates) }));
    return { point, factors: own, counts: addCounts(own.map(({ counts }) => counts)) };
  });
  return [...Map.groupBy(counted, ({ point }) => point.enterprise ?? '')].sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([firm, own]) => ({ firm, outlets: own, counts: addCounts(own.map(({ counts }) => counts)) }));
}
