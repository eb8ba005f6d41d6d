import { fraction, fractionText } from '../../basis/fraction.ts';
import { hourMs } from '../../basis/time.ts';
import { decidingMark } from '../../judge/data-mark.ts';
import type { DataMark } from '../../model/data-mark.ts';
import type { Point } from '../../model/point.ts';
import { usedFlag } from '../determine/marked.ts';
import { isOutlet } from '../determine/outlet-days.ts';
import { dueHours, firstHeld } from '../due-hours.ts';
import type { House } from '../house.ts';
import type { Window } from '../ports/observations.ts';
import { machineViewer } from '../viewer.ts';
import { hourMap } from './hour-map.ts';

/**
 * 完整率 of one series: hours that are due, that came, of which the value counts, that some rule or mark speaks of, that did not come.
 * Per cent of due with one digit, absent where nothing was due.
 */
export type Completeness = {
  readonly point: Point; readonly factor: string; readonly due: number; readonly received: number; readonly valid: number; readonly marked: number;
  readonly missing: number; readonly percent?: string; readonly validPercent?: string;
};
/** Hours in a row, and why they are not valid: missing, a flag, or a mark's reason. */
export type Lost = { readonly from: number; readonly to: number; readonly why: 'missing' | 'flag' | 'mark'; readonly says: string };

const spansMost = 1_000_000;

/** 应传 of any point in the window. */
async function dueIn(house: House, window: Window): Promise<(point: Point) => Window> {
  const [outlets, stations] = await Promise.all([firstHeld(house, 'outlets', window), firstHeld(house, 'stations', window)]);
  return (point) => dueHours(house.directory.deviceOf(point.number), window, isOutlet(point) ? outlets : stations);
}

const rate = (part: number, due: number): string => fractionText(fraction(BigInt(part) * 100n, BigInt(due)), 1);

/** Computed from stored hours and standing marks, for every factor that a point has ever sent; nothing is assumed. */
export async function completenessOf(house: House, points: readonly Point[], window: Window): Promise<readonly Completeness[]> {
  const numbers = points.map(({ number }) => number);
  const records = house.records.read(machineViewer);
  const [dueOf, hours, marks, spans] = await Promise.all([
    dueIn(house, window),
    hourMap(house, numbers, window), records.decidingMarks(numbers, window), records.checkSpans({ points: numbers, window,
      limit: spansMost }),
  ]);
  const marksOf = Map.groupBy(marks, ({ point }) => point);
  const spansOf = Map.groupBy(spans, ({ point, factor }) => `${point} ${factor}`);
  return points.flatMap((point) => [...(hours.get(point.number) ?? [])].map(([factor, flags]): Completeness => {
    const range = dueOf(point);
    const due = (range.to - range.from) / hourMs;
    const own = (marksOf.get(point.number) ?? []).filter(({ factors }) => factors.length === 0 || factors.includes(factor));
    const spoken = [...own, ...(spansOf.get(`${point.number} ${factor}`) ?? [])];
    let [received, valid, marked] = [0, 0, 0];
    for (let at = range.from; at < range.to; at += hourMs) {
      const flag = flags[(at - window.from) / hourMs] ?? 0;
      if (flag === 0) continue;
      received += 1;
      if (used(flag, own, factor, at)) valid += 1;
      if (spoken.some(({ from, to }) => from <= at && at < to)) marked += 1;
    }
    return {
      point, factor, due, received, valid, marked, missing: due - received, ...(due === 0 ? {} : { percent: rate(received, due),
        validPercent: rate(valid, due) }),
    };
  }));
}

const used = (flag: number, marks: readonly DataMark[], factor: string, at: number): boolean =>
  usedFlag(String.fromCharCode(flag), marks.length === 0 ? undefined : decidingMark(marks, factor, at, at + hourMs)) === 'N';

/** Why hours of one series are not valid, in stretches, in the order of time. */
export async function lostHours(house: House, point: Point, factor: string, window: Window): Promise<readonly Lost[]> {
  const [dueOf, hours, all] = await Promise.all([
    dueIn(house, window),
    hourMap(house, [point.number], window), house.records.read(machineViewer).decidingMarks([point.number], window),
  ]);
  const marks = all.filter(({ factors }) => factors.length === 0 || factors.includes(factor));
  const flags = hours.get(point.number)?.get(factor);
  const range = dueOf(point);
  const lost: Lost[] = [];
  for (let at = range.from; at < range.to; at += hourMs) {
    const why = lostBy(flags?.[(at - window.from) / hourMs] ?? 0, decidingMark(marks, factor, at, at + hourMs));
    if (why === undefined) continue;
    const last = lost.at(-1);
    if (last !== undefined && last.to === at && last.why === why.why && last.says === why.says) lost[lost.length - 1] = { ...last,
      to: at + hourMs };
    else lost.push({ from: at, to: at + hourMs, ...why });
  }
  return lost;
}

function lostBy(flag: number, mark: DataMark | undefined): Pick<Lost, 'why' | 'says'> | undefined {
  if (flag === 0) return { why: 'missing', says: '' };
  if (mark !== undefined) return mark.effect === 'valid' ? undefined : { why: 'mark', says: mark.reason };
  const sent = String.fromCharCode(flag);
  return sent === 'N' ? undefined : { why: 'flag', says: sent };
}
