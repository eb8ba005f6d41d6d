import type { WarningRow } from '../rulebook/air-noise-rows.ts';

type Stretch = Pick<WarningRow, 'op' | 'index' | 'days'>;

/** The condition that a forecast of natural days meets, of the highest level; undefined: none. Missing days count as `missing`. */
export function warningMet(rows: readonly WarningRow[], forecast: readonly (number | undefined)[], missing: number): WarningRow | undefined {
  const days = forecast.map((day) => day ?? missing);
  const met = rows.filter((row) => stretches(days, row).some((stretch) => row.inside === undefined || stretches(stretch, row.inside).length > 0));
  return met.reduce<WarningRow | undefined>((highest, row) => (highest === undefined || row.order > highest.order ? row : highest), undefined);
}

/** Unbroken runs of days that hold the condition and last long enough. */
function stretches(days: readonly number[], { op, index, days: least }: Stretch): readonly (readonly number[])[] {
  const runs: number[][] = [[]];
  for (const day of days) {
    if (op === '>' ? day > index : day >= index) runs.at(-1)?.push(day);
    else runs.push([]);
  }
  return runs.filter((run) => run.length >= least);
}
