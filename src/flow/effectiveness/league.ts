import { fraction, fractionText } from '../../basis/fraction.ts';
import { hourMs } from '../../basis/time.ts';
import { faultRuns, placesOf } from '../../judge/valid-transmission/faults.ts';
import { addCounts, countHours, type HourCounts } from '../../judge/valid-transmission/rates.ts';
import type { House } from '../house.ts';
import type { Assessed, OutletFates } from './outlet-fates.ts';

/**
 * One contractor over a period: whom it serves, hours of fault (an outlet's hour counts once, whatever factors it touches), mean hours
 * to restore of faults that ended, hours that did not come and nobody marked, and its place by valid transmission rate.
 */
export type LeagueRow = {
  readonly contractor: string; readonly firms: number; readonly outlets: number; readonly counts: HourCounts; readonly faults: number;
  readonly open: number; readonly faultHours: number; readonly restoreHours?: string; readonly unmarked: number; readonly place?: number;
};

export function league({ directory }: Pick<House, 'directory'>, { outlets, rules }: Pick<Assessed,
  'outlets' | 'rules'>): readonly LeagueRow[] {
  const kept = Map.groupBy(outlets, ({ point }) => directory.deviceOf(point.number)?.contractor ?? '');
  const rows = [...kept].filter(([contractor]) => contractor !== '').map(([contractor, own]) => rowOf(contractor, own, rules));
  const ranked = rows.filter(({ counts }) => counts.due > 0);
  const places = placesOf(ranked.map(({ counts }) => counts));
  const placeOf = new Map(ranked.map((row, at) => [row, places[at]]));
  return rows.map((row) => ({ ...row, ...placed(placeOf.get(row)) }))
    .sort((a, b) => (a.place ?? Infinity) - (b.place ?? Infinity) || (a.contractor < b.contractor ? -1 : 1));
}

const placed = (place: number | undefined): Pick<LeagueRow, 'place'> => (place === undefined ? {} : { place });

function rowOf(contractor: string, own: readonly OutletFates[], rules: Assessed['rules']): Omit<LeagueRow, 'place'> {
  const counts = addCounts(own.flatMap(({ factors }) => factors.map(({ fates }) => countHours(fates))));
  const runs = own.flatMap(({ factors }) => faultRuns(factors.map(({ fates }) => fates), factors[0]?.from ?? 0, rules));
  const hours = (all: typeof runs): number => all.reduce((sum, { from, to }) => sum + (to - from) / hourMs, 0);
  const ended = runs.filter(({ over: restored }) => restored);
  return {
    contractor, firms: new Set(own.map(({ point }) => point.enterprise)).size, outlets: own.length, counts, faults: runs.length,
    open: runs.length - ended.length, faultHours: hours(runs), unmarked: counts.lost.missing ?? 0,
    ...(ended.length === 0 ? {} : { restoreHours: fractionText(fraction(BigInt(hours(ended)), BigInt(ended.length)), 1) }),
  };
}
