import { civil, dayMs, fromCivil, instant, startOfDay, type Day } from '../../../basis/time.ts';
import type { Row } from './columns.tsx';
import type { zooms } from './search.ts';

export type Zoom = (typeof zooms)[number];
/** Marks of one measure; UTC ms, ends at the end of their day. `stages`: ends of its projects' stages. */
export type Bar = {
  readonly row: Row;
  readonly from: number;
  readonly to: number;
  readonly late: boolean;
  readonly share: number;
  readonly stages: readonly { readonly id: string; readonly project: string; readonly at: number; readonly ended: boolean }[];
};
/** An item with the bars of its measures, in the order of the list. */
export type ItemBars = { readonly item: Row['case']; readonly bars: readonly Bar[] };

/** Without a last day there is nothing to draw; without a first one it begins on the day on which it was written. */
export function barsByItem(rows: readonly Row[]): readonly ItemBars[] {
  const bars = rows.flatMap((row): readonly Bar[] => (row.due === undefined || row.standing === 'none' ? [] : [barOf(row, row.due)]));
  return [...Map.groupBy(bars, ({ row }) => row.case.id).values()].flatMap((own) =>
    own[0] === undefined ? [] : [{ item: own[0].row.case, bars: own }],
  );
}

function barOf(row: Row, due: string): Bar {
  const to = endOf(due);
  const stages = row.projects.flatMap(({ id: project, stages: own = [] }) =>
    own.flatMap(({ id, to: end, ended }) => {
      const day = ended ?? end;
      return day === undefined ? [] : [{ id, project, at: endOf(day), ended: ended !== undefined }];
    }),
  );
  return {
    row,
    from: Math.min(startOfDay((row.from ?? row.begun) as Day), to - dayMs),
    to,
    late: (row.daysLeft ?? 0) < 0,
    share: row.verifiedShare ?? 0,
    stages,
  };
}

const endOf = (day: string): number => startOfDay(day as Day) + dayMs;

const pixelsOfDay: Readonly<Record<Zoom, number>> = { month: 5, quarter: 2, year: 0.6 };
const monthsOfTick: Readonly<Record<Zoom, number>> = { month: 1, quarter: 3, year: 12 };
/** A drawing wider than this is no drawing: what lies further is cut at the edge. */
const daysMost = 3_650;

export type Axis = {
  readonly from: number;
  readonly to: number;
  readonly width: number;
  readonly ticks: readonly { readonly at: number; readonly name: string }[];
};

/** From before the first to after the last mark, today among them; ticks at the first days of months, quarters or years. */
export function axisOf(items: readonly ItemBars[], now: number, zoom: Zoom): Axis {
  const moments = [
    now,
    ...items.flatMap(({ bars }) => bars.flatMap(({ from, to, stages }) => [from, to, ...stages.map(({ at }) => at)])),
  ];
  const margin = (24 / pixelsOfDay[zoom]) * dayMs;
  const first = Math.max(Math.min(...moments), now - (daysMost / 2) * dayMs) - margin;
  const last = Math.min(Math.max(...moments), now + (daysMost / 2) * dayMs) + margin;
  return {
    from: first,
    to: last,
    width: Math.round(((last - first) / dayMs) * pixelsOfDay[zoom]),
    ticks: ticksOf(first, last, monthsOfTick[zoom]),
  };
}

function ticksOf(from: number, to: number, step: number): Axis['ticks'] {
  const ticks: { at: number; name: string }[] = [];
  let [year = 0, month = 1] = civil(instant(from)).split('-').map(Number);
  month -= (month - 1) % step;
  for (;;) {
    const at = fromCivil(year, month, 1);
    if (at === undefined || at >= to) return ticks;
    if (at > from)
      ticks.push({
        at,
        name: step === 12 ? String(year) : step === 3 ? `${year} Q${(month + 2) / 3}` : `${year}-${String(month).padStart(2, '0')}`,
      });
    [year, month] = month + step > 12 ? [year + 1, 1] : [year, month + step];
  }
}
