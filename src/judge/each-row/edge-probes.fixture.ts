import { exact, type Exact } from '../../basis/decimal.ts';
import { day, startOfDay } from '../../basis/time.ts';
import type { DataMarkRules } from '../../rulebook/data-marks.ts';
import { inForce, type Edition } from '../../rulebook/edition.ts';
import type { Rulebook } from '../../rulebook/rulebook.ts';
import type { BreakPointRow, ReportRow, StandardRow } from '../../rulebook/standard-file.ts';
import type { CompensationRoundRow, Edges } from '../../rulebook/water-rows.ts';
import { markMakers } from '../../model/data-mark.ts';
import { judgeReport } from '../air-index.ts';
import { markDeadline, markRulesAt, offeredType } from '../data-mark.ts';
import { lineProbe, type Probe } from './probe.fixture.ts';

/** Lines at the figures of a row that is no limit and just beside them, made from the row. */
export function edgeProbes(rulebook: Rulebook, edition: Edition, row: StandardRow): readonly Probe[] {
  const on = row.from;
  const line = (assess: string, input: object): Probe => lineProbe(assess, on, input);
  switch (row.kind) {
    case 'break-points': return breakPoints(edition, row, on);
    case 'report': return report(row, on);
    case 'level': return levels(rulebook, Number(row.high), on);
    case 'noise-grade': return [...around(row.upper), '150'].map((Leq) =>
      line('noise-city', { subject: row.subject, period: row.period, points: [{ Leq, length: 1 }] }));
    case 'background': return [row.least, row.most].flatMap(around).map((difference) =>
      line('noise-background', { measured: exact(60).plus(difference).toString(), background: 60 }));
    case 'warning': return warning(row).map((daily_aqi_forecast) => line('warning-level', { daily_aqi_forecast, region: row.region }));
    case 'basin-status': return shares(row.goodFrom, row.goodBelow).flatMap((good) =>
      shares(row.badFrom, row.badBelow, exact(100).minus(good).toString()).map((bad) =>
      line('basin-status', { shares_percent: { 'I-III': good, 'IV-V': rest(good, bad), '>V': bad } })));
    case 'share-status': return row.anyOf.flat().flatMap((ends) =>
      edgesOf(ends).flatMap((edge) => seaShares(ends.of, edge).map((shares_percent) => line('sea-area-status', { shares_percent }))));
    case 'grade-band': return [row.above, row.upTo].flatMap(around).map((index) => line('nemerow', { indices: { Cd: index, Hg: index } }));
    case 'composite-term': return ['50', '51'].map((value) =>
      lineProbe('composite-index', on,
      { values: { SO2: 0, NO2: 0, PM10: 0, 'PM2.5': 0, CO_p95: 0, O3_8h_p90: 0, [row.keys[0] ?? '']: value } }));
    case 'mark-type': return markMakers.map((maker) => markProbe(`${row.code} ${maker}`, on, (rules, at) => {
      const offered = offeredType(rules, row.code, maker, at);
      return offered.ok ? offered.value.effect : { fault: offered.fault };
    }));
    case 'rule': return row.key === 'mark-deadline' ? [markProbe('deadline', on, markDeadline)] : [];
    case 'compensation-round': return row.payments.flatMap(({ least, above, most, below }) =>
      edgesOf({ ...(least === undefined ? {} : { least }), ...(above === undefined ? {} : { above }),
      ...(most === undefined ? {} : { most }), ...(below === undefined ? {} : { below }) }))
      .flatMap((P) => compensation(row, P).map((input) => line('xinanjiang-p', input)));
    default: return [];
  }
}

function markProbe(name: string, on: string, ask: (rules: DataMarkRules, at: number) => unknown): Probe {
  const at = startOfDay(day(on));
  return { name, ask: (rulebook) => {
    const rules = markRulesAt(rulebook, at);
    return rules.ok ? ask(rules.value, at) : { fault: rules.fault };
  } };
}

/** Means of all four that make exactly this P, and each of them a little higher alone. */
function compensation({ stability, weights }: CompensationRoundRow, P: string): readonly object[] {
  const all = (value: string): Record<string, string> => Object.fromEntries(Object.keys(weights ?? {}).map((item) => [item, value]));
  const base = all(stability ?? '1');
  return [{ means: all(P), base }, ...Object.keys(weights ?? {}).map((item) => ({ means: { ...all(P), [item]: '1.5' }, base }))];
}

/** A figure, and one last digit to either side. */
export function around(figure: string | undefined): readonly string[] {
  if (figure === undefined) return [];
  const at = exact(figure);
  const last = exact(10).pow(-at.decimalPlaces());
  return [at, at.plus(last), at.minus(last)].map((one) => one.toFixed(at.decimalPlaces()));
}

const edgesOf = ({ least, above, most, below }: Edges): readonly string[] => [least, above, most, below].flatMap(around);
const inPercent = (share: string): boolean => exact(share).greaterThanOrEqualTo(0) && exact(share).lessThanOrEqualTo(100);
const shares = (from: string | undefined, below: string | undefined, otherwise = '50'): readonly string[] => {
  const edges = [...around(from), ...around(below)].filter(inPercent);
  return edges.length === 0 ? [otherwise] : edges;
};
const rest = (...parts: readonly string[]): string => parts.reduce((left, part) => left.minus(part), exact(100)).toString();

/** The asked share for the first of the classes, the rest in each class in turn, so that one condition decides alone. */
function seaShares(of: readonly string[], edge: string): readonly object[] {
  if (!inPercent(edge)) return [];
  const classes = ['1', '2', '3', '4', '>4'];
  const [first = '1'] = of;
  const others = classes.filter((name) => !of.includes(name));
  const shareOf = (held: Readonly<Record<string, string>>): object =>
    ({ ...Object.fromEntries(classes.map((name) => [name, '0'])), ...held });
  const both = of.length < 2 ? []
    : [{ [first]: edge }, { [of[1] ?? '']: edge }, { [first]: '60', [of[1] ?? '']: exact(edge).minus(60).toString() }].filter((held) =>
    Object.values(held).every(inPercent));
  return [...both, { [first]: edge }].flatMap((held) =>
    others.flatMap((other) => [shareOf({ ...held, [other]: rest(edge) }), ...mixed(held, edge, of)]));
  function mixed(held: Readonly<Record<string, string>>, share: string, whole: readonly string[]): readonly object[] {
    const second = classes.find((name) => !whole.includes(name) && name !== '>4') ?? '3';
    return ['29', '30', '31', '40'].filter((worst) => exact(rest(share, worst)).greaterThanOrEqualTo(0)).map((worst) =>
      (whole.includes('>4') ? shareOf({ ...held, 1: exact(rest(share)).toString() })
      : shareOf({ ...held, '>4': worst, [second]: rest(share, worst) })));
  }
}

function breakPoints(edition: Edition, row: BreakPointRow, on: string): readonly Probe[] {
  const decimals = Number(edition.rules.get(`concentration-decimals ${row.pollutant}`)?.[0]?.value ?? 0);
  const last = exact(10).pow(-decimals);
  // Where the index on the line between two points is whole, the least shift of either point shows.
  const whole = row.concentration.flatMap((high, at) => between(row, at, exact(row.concentration[at - 1] ?? 0), exact(high)));
  const beside = row.concentration.map((at) => exact(at)).flatMap((at) =>
    [at, at.plus(last), at.minus(last), at.plus(last.times('0.4')), at.plus('0.05')]);
  const values = [...whole, ...beside].filter((value) => !value.isNegative());
  return values.map((value) =>
    lineProbe('aqi-iaqi', on, { pollutant: row.pollutant, averaging: row.averaging, value: value.toString() }, edition.standard));
}

function between({ index }: BreakPointRow, at: number, low: Exact, high: Exact): readonly Exact[] {
  const steps = (index[at] ?? 0) - (index[at - 1] ?? 0);
  return at === 0 ? []
    : Array.from({ length: steps }, (_one, step) => high.minus(low).times(step).dividedBy(steps).plus(low)).filter((value) =>
    value.isInteger());
}

/** Each key in turn much higher than all others, alone and absent; a second value of its pollutant beyond its table. */
function report(row: ReportRow, on: string): readonly Probe[] {
  const keys = [...new Set(row.items.flatMap((item) => item.keys))];
  const high = (key: string): number => (key.startsWith('CO') ? 30 : 450);
  const of = (values: Readonly<Record<string, unknown>>): Probe => ({
    name: `${row.id} ${JSON.stringify(values)}`,
    ask: (rulebook: Rulebook) => {
      const index = inForce(rulebook.airIndexes, on);
      return index === undefined ? { fault: 'standard.not-in-force' } : judgeReport(index, row.report, values);
    },
  });
  const low = Object.fromEntries(row.items.map((item) => [item.keys[0] ?? '', item.pollutant === 'CO' ? 1 : 10]));
  return [of(low), ...keys.flatMap((key) => [of({ ...low, [key]: high(key) }), of({ ...low, [key]: undefined }), of({ [key]: high(key) }),
    of({ ...low, [key]: 900 }), of({ ...low, [key]: 900, SO2_24h: 300 }),
      ...row.items.filter((item) => item.keys.includes(key)).map((item) =>
      of({ ...Object.fromEntries(Object.entries(low).filter(([name]) => !item.keys.includes(name))), [key]: high(key) }))])];
}

/** Days whose particles alone make an index of the upper end of a level, and one more. */
function levels(rulebook: Rulebook, high: number, on: string): readonly Probe[] {
  const values = (PM10: number): object => ({ 'PM2.5': 1, PM10, SO2: 1, NO2: 1, CO: '0.1', O3: 1 });
  const probes = Array.from({ length: 650 }, (_one, PM10) => lineProbe('aqi', on, { report: 'daily', values: values(PM10) }));
  return probes.filter((probe) => {
    const { aqi } = probe.ask(rulebook) as { readonly aqi?: number };
    return aqi === high || aqi === high + 1;
  });
}

function warning({ op, index, days, inside }: Extract<StandardRow, { readonly kind: 'warning' }>): readonly (readonly number[])[] {
  const met = (than: string, of: number): number => (than === '>' ? of + 1 : of);
  const run = (length: number, value: number): number[] => Array.from({ length }, () => value);
  return [days, days - 1, days + 1].filter((length) => length > 0).flatMap((length) => [0, 1, -1].flatMap((more) => {
    const base = run(length, met(op, index) + more);
    if (inside === undefined) return [base];
    return [inside.days, inside.days - 1, inside.days + 1].flatMap((part) =>
      [0, 1, -1].map((higher) => base.map((value, at) => (at < part ? met(inside.op, inside.index) + higher : value))));
  }));
}
