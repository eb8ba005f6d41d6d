import type { Day } from '../../basis/time.ts';
import { dueSpans, measureFlags, measureStates } from '../../model/measure-list.ts';
import type { House } from '../house.ts';
import type { Viewer } from '../ports/records.ts';
import { measureFilter, type AskedMeasures } from './measure-filter.ts';

/** Nobody reads a longer list to its end; counting further would only cost time. */
export const countMost = 5_000;

export type MeasureCounts = ReadonlyMap<string, number>;

/** Figures above the list: each by the filter that opens it. Keys: `total`, `works`, `noMeasure`, `state:…`, `due:…`, `flag:…`. */
export async function measureCounts(house: House, viewer: Viewer, place: AskedMeasures, today: Day): Promise<MeasureCounts> {
  const asked: readonly (readonly [string, AskedMeasures])[] = [
    ['total', {}],
    ['works', { works: true }],
    ['noMeasure', { standing: 'none' }],
    ...measureStates.filter((state) => state !== 'dropped').map((state) => [`state:${state}`, { state }] as const),
    ...dueSpans.map((due) => [`due:${due}`, { due }] as const),
    ...measureFlags.map((flag) => [`flag:${flag}`, { flag }] as const),
  ];
  const counts = await house.records.read(viewer).measureCounts(
    asked.map(([, one]) => measureFilter({ ...place, ...one }, today)),
    countMost,
  );
  return new Map(asked.map(([key], at) => [key, counts[at] ?? 0]));
}
