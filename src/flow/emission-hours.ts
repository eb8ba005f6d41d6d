import { dayMs, hourMs } from '../basis/time.ts';
import { massOfHour, type EmissionHours, type HourMass, type Sent } from '../judge/year-emission/hour-mass.ts';
import type { Determination } from '../model/determination.ts';
import { fields } from '../model/reading.ts';
import type { Point } from '../model/point.ts';
import type { EmissionData } from '../rulebook/emission-data.ts';
import { marksBetween, usedFlag } from './determine/marked.ts';
import type { House } from './house.ts';

/** UTC ms: the year's first hour and the end of its last whole one; `since`: from where hours may serve a substitution. */
export type YearSpan = { readonly since: number; readonly from: number; readonly to: number };

export const mediumOf = (point: Point): 'air' | 'water' => (point.kind === 'air-outlet' ? 'air' : 'water');

type Column = { readonly micro: BigInt64Array; readonly flag: Uint8Array };
/** The hours of one outlet: by factor and field, and the first hour of which anything came. */
type Held = { readonly columns: Map<string, Column>; first: number | undefined };

/** Hours of all outlets in one scan; the answer gives those of one outlet and factor, or nothing where it never sent the factor. */
export async function emissionHours(house: House, points: readonly Point[], factors: readonly string[], span: YearSpan, data: EmissionData): Promise<(point: Point, factor: string) => EmissionHours | undefined> {
  const length = (span.to - span.since) / hourMs;
  const [held, marks, dataMarks] = await Promise.all([
    read(house, points, factors, span, data, length), marked(house, points, factors, span),
    marksBetween(house, points.map(({ number }) => number), span.since, span.to),
  ]);
  return (point, factor) => {
    const own = held.get(point.number);
    const column = (of: string, field: 'Avg' | 'Cou'): Column | undefined => own?.columns.get(`${of} ${fields[field]}`);
    const [concentration, reported] = [column(factor, 'Avg'), column(factor, 'Cou')];
    if (own === undefined || (concentration === undefined && reported === undefined)) return undefined;
    const medium = mediumOf(point);
    const flowCode = flowFactors(data, medium).find((code) => column(code, 'Avg') !== undefined) ?? '';
    const flow = column(flowCode, 'Avg');
    const sent = (of: Column | undefined, code: string, at: number): Sent | undefined => {
      const raw = sentAt(of, at);
      const start = span.since + at * hourMs;
      return raw && { ...raw, flag: usedFlag(raw.flag, dataMarks(point.number, code, start, start + hourMs)) };
    };
    const unit = house.factors.get(factor)?.unit ?? '';
    const { over, short } = marks(point.number, factor);
    const hours = Array.from({ length }, (_, at): HourMass | undefined => massOfHour({
      concentration: sent(concentration, factor, at), flow: sent(flow, flowCode, at), reported: sent(reported, factor, at), short: short.has(at),
    }, medium, unit, data));
    return { medium, at: span.since, from: (span.from - span.since) / hourMs, first: own.first, hours, over };
  };
}

const flowFactors = (data: EmissionData, medium: 'air' | 'water'): readonly string[] =>
  (medium === 'air' ? data.mass.gasFlow.pollutants ?? [] : [...data.flowFactors]);

/** Flag 0: nothing was stored. */
const sentAt = (column: Column | undefined, at: number): Sent | undefined =>
  (column === undefined || column.flag[at] === 0 ? undefined : { micro: column.micro[at] ?? 0n, flag: String.fromCharCode(column.flag[at] ?? 0) });

async function read(house: House, points: readonly Point[], factors: readonly string[], span: YearSpan, data: EmissionData, length: number): Promise<ReadonlyMap<number, Held>> {
  const codes = [...new Set([...factors, ...flowFactors(data, 'air'), ...flowFactors(data, 'water')])];
  const pieces = await house.observations.hourColumns({
    points: points.map(({ number }) => number), factors: codes, fields: ['Avg', 'Cou'], window: { from: span.since, to: span.to },
  });
  const held = new Map<number, Held>();
  for (const piece of pieces) {
    for (let row = 0; row < piece.count; row += 1) {
      const number = piece.point[row] ?? 0;
      const at = ((piece.at[row] ?? 0) - span.since) / hourMs;
      const own = held.get(number) ?? { columns: new Map<string, Column>(), first: undefined };
      held.set(number, own);
      own.first = Math.min(own.first ?? at, at);
      const key = `${codes[piece.factor[row] ?? 255] ?? ''} ${piece.field[row] ?? 0}`;
      const column = own.columns.get(key) ?? { micro: new BigInt64Array(length), flag: new Uint8Array(length) };
      own.columns.set(key, column);
      column.micro[at] = piece.value[row] ?? 0n;
      column.flag[at] = piece.flag[row] ?? 0;
    }
  }
  return held;
}

type Marks = { readonly over: ReadonlySet<number>; readonly short: ReadonlySet<number> };

/** Hours over a limit by their own determination or that of their day, and hours of too few valid minutes; as indexes from `since` on. */
async function marked(house: House, points: readonly Point[], factors: readonly string[], span: YearSpan): Promise<(point: number, factor: string) => Marks> {
  const rows = points.length === 0 || factors.length === 0 ? [] : await house.observations.determinations({
    points: points.map(({ number }) => number), factors, window: { from: span.since, to: span.to }, verdicts: ['exceeds', 'undeterminable'],
  });
  const bySeries = Map.groupBy(rows, ({ point, factor }) => `${point} ${factor}`);
  return (point, factor) => {
    const own = bySeries.get(`${point} ${factor}`) ?? [];
    const indexes = (row: Determination): readonly number[] => {
      const at = (row.at - span.since) / hourMs;
      return row.period === 'hour' ? [at] : Array.from({ length: dayMs / hourMs }, (_, hour) => at + hour);
    };
    return {
      over: new Set(own.filter(({ verdict }) => verdict === 'exceeds').flatMap(indexes)),
      short: new Set(own.filter(({ reason, period }) => period === 'hour' && reason === 'too-few-minutes').flatMap(indexes)),
    };
  };
}
