import type { Case } from '../model/case.ts';
import type { CaseType } from '../model/case-type.ts';
import { missesInARow, periodsOf, type FigureReading } from '../model/figure-reading.ts';
import type { House } from './house.ts';
import type { Viewer } from './ports/records.ts';

/** One watched target: its newest judged period, how many were met and missed, and how many it has missed in a row. */
export type WatchRow = { readonly of: Case; readonly city: string; readonly newest?: FigureReading; readonly met: number; readonly missed: number; readonly inARow: number };
/** Of a city: targets by the verdict of their newest period; `unread`: none has ended yet. */
export type WatchPlace = { readonly region: string; readonly watched: number; readonly met: number; readonly missed: number; readonly undeterminable: number; readonly unread: number };

const casesMax = 5_000;

export const watchTypeOf = (house: House): CaseType | undefined =>
  house.programmes.flatMap(({ cases }) => cases).find(({ steps }) => steps.some(({ effects }) => effects.some(({ effect }) => effect === 'read-figure')));

/** 巩固指标一览 of what this viewer may see, those missed longest first. What has been called off or has come back is no target any more. */
export async function watchBoard(house: House, viewer: Viewer): Promise<{ readonly rows: readonly WatchRow[]; readonly places: readonly WatchPlace[] }> {
  const type = watchTypeOf(house);
  const states = Object.keys(type?.states ?? {}).filter((id) => type?.states[id]?.tone !== 'returned' || type.states[id]?.end !== true);
  const held = type === undefined ? [] : await house.records.read(viewer).cases({ types: [type.id], states, limit: casesMax });
  const rows = held.map(rowOf).sort((a, b) => b.inARow - a.inARow || (a.of.number < b.of.number ? -1 : 1));
  const places = [...Map.groupBy(rows, ({ city }) => city)].sort(([a], [b]) => (a < b ? -1 : 1)).map(([region, own]) => placeOf(region, own));
  return { rows, places };
}

function rowOf(of: Case): WatchRow {
  const periods = periodsOf(of.readings);
  const newest = periods.at(-1);
  const count = (verdict: FigureReading['verdict']): number => periods.filter((one) => one.verdict === verdict).length;
  return { of, city: `${of.region.slice(0, 4)}00`, met: count('met'), missed: count('missed'), inARow: missesInARow(of.readings), ...(newest !== undefined && { newest }) };
}

function placeOf(region: string, rows: readonly WatchRow[]): WatchPlace {
  const count = (verdict: FigureReading['verdict'] | undefined): number => rows.filter(({ newest }) => newest?.verdict === verdict).length;
  return { region, watched: rows.length, met: count('met'), missed: count('missed'), undeterminable: count('undeterminable'), unread: count(undefined) };
}
