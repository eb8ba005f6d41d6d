import { exact, roundHalfEven, type Exact } from '../basis/decimal.ts';
import { fail, ok, type Result } from '../basis/result.ts';
import { inForce } from '../rulebook/edition.ts';
import type { AirIndex, IndexTable, Report, ReportItem } from '../rulebook/air-index.ts';
import type { Rulebook } from '../rulebook/rulebook.ts';
import { decimalOf, type Step } from './verdict.ts';

/**
 * Concentrations by key of the report (`PM2.5`, `O3`, `O3_1h`), decimal text or number in the unit of the table (µg/m³; CO mg/m³);
 * null or absent: missing; `/`: not in the monitoring plan.
 */
export type Concentrations = Readonly<Record<string, unknown>>;

export type StationHour = {
  readonly edition: string;
  /** By pollutant, only what could be computed. */
  readonly iaqi: Readonly<Record<string, number>>;
  /** Absent: not to be published or nothing to compute it from; `reason` says which. */
  readonly aqi?: number;
  readonly level?: number;
  readonly primary: readonly string[];
  readonly missing: readonly string[];
  readonly reason: '' | 'missing-pollutant' | 'no-valid-value' | 'no-index-here';
};

/** AQI of one station and hour as it is published, by the edition of the day. Faults: standard.not-in-force, value.*. */
export function judgeStationHour(values: Concentrations, rulebook: Rulebook, day: string): Result<StationHour> {
  const index = inForce(rulebook.airIndexes, day);
  return index === undefined ? fail('standard.not-in-force', `air-index ${day}`) : judgeReport(index, 'station-hour', values);
}

/** One report (daily, realtime, station-hour) of one edition; `steps` receives the explanation when wanted. */
export function judgeReport(index: AirIndex, reportName: string, values: Concentrations, steps?: Step[]): Result<StationHour> {
  const report = index.reports.get(reportName);
  if (report === undefined) return fail('standard.no-row', `${index.edition.standard} ${reportName}`);
  const found = indexes(report, values, steps);
  if (!found.ok) return found;
  const { iaqi, missing, undefinedIndex } = found.value;
  let aqi = -1;
  for (const pollutant of report.pollutants) aqi = Math.max(aqi, iaqi[pollutant] ?? -1);
  const base = { edition: index.edition.standard, iaqi, missing };
  if (aqi < 0) return ok({ ...base, primary: [], reason: undefinedIndex ? 'no-index-here' : 'no-valid-value' });
  if (undefinedIndex) return ok({ ...base, primary: [], reason: 'no-index-here' });
  if (missing.length > 0 && index.incomplete !== undefined && aqi <= index.incomplete.above) {
    steps?.push({ name: 'not-published', value: 'NA', row: index.incomplete.row.id });
    return ok({ ...base, primary: [], reason: 'missing-pollutant' });
  }
  const published = Math.max(aqi, index.indexLeast);
  steps?.push({ name: 'maximum', value: String(published) });
  const primary = aqi > index.primaryAbove ? report.pollutants.filter((pollutant) => iaqi[pollutant] === aqi) : [];
  return ok({ ...base, aqi: published, level: levelOf(index, published), primary, reason: '' });
}

type Indexes = { readonly iaqi: Record<string, number>; readonly missing: readonly string[]; readonly undefinedIndex: boolean };

function indexes(report: Report, values: Concentrations, steps: Step[] | undefined): Result<Indexes> {
  const iaqi: Record<string, number> = {};
  const absent = new Set<string>();
  const used = new Set<string>();
  const without = new Set<string>();
  for (const item of report.items) {
    if (item.use === 'standby' && !without.has(item.pollutant)) continue;
    const key = item.keys.find((name) => !used.has(name) && isGiven(values[name]));
    if (key === undefined) {
      if (item.use === 'needed' && !item.keys.some((name) => values[name] === '/')) absent.add(item.pollutant);
      continue;
    }
    used.add(key);
    const one = indexOfValue(item, values[key], key, steps);
    if (!one.ok) return one;
    if (one.value === null) without.add(item.pollutant);
    else iaqi[item.pollutant] = Math.max(iaqi[item.pollutant] ?? 0, one.value);
  }
  if (steps !== undefined) noteUnused(values, used, steps);
  const missing = [...absent].filter((pollutant) => iaqi[pollutant] === undefined && !without.has(pollutant));
  for (const pollutant of missing) steps?.push({ name: 'missing', of: pollutant });
  return ok({ iaqi, missing, undefinedIndex: [...without].some((pollutant) => iaqi[pollutant] === undefined) });
}

const isGiven = (value: unknown): boolean => value !== undefined && value !== null && value !== '' && value !== '/' && value !== 'NA';

function noteUnused(values: Concentrations, used: ReadonlySet<string>, steps: Step[]): void {
  for (const name of Object.keys(values)) {
    if (values[name] === '/') steps.push({ name: 'not-monitored', of: name });
    else if (!used.has(name) && isGiven(values[name])) steps.push({ name: 'ignored', of: name, value: String(values[name]) });
  }
}

function indexOfValue(item: ReportItem, value: unknown, key: string, steps: Step[] | undefined): Result<number | null> {
  const scaled = scaledHalfEven(value, item.table.decimals);
  if (scaled === undefined) return fail('value.not-a-number', key);
  if (scaled < 0) return fail('value.out-of-range', `${key} ${String(value)}`);
  const found = individualIndex(item.table, scaled);
  if (steps !== undefined) explainIndex(steps, item.table, key, value, scaled, found);
  return ok(found);
}

export function explainIndex(steps: Step[], table: IndexTable, of: string, raw: unknown, scaled: number, found: number | null): void {
  const rounded = printScaled(scaled, table.decimals);
  if (String(raw) !== rounded) steps.push({ name: 'raw', of, value: String(raw), unit: table.row.unit });
  steps.push({ name: 'rounded', of, value: rounded, unit: table.row.unit });
  if (found === null) steps.push({ name: 'no-index', of, row: table.row.id });
  else steps.push({ name: scaled > (table.concentration.at(-1) ?? 0) ? 'above-top' : 'interpolated', of, value: String(found), row: table.row.id });
}

/**
 * IAQI = ceil((Ihi−Ilo)(C−Clo)/(Chi−Clo)) + Ilo, in whole numbers: exact. Null: the edition has no index there.
 * `scaled` is the concentration × 10^decimals after its one rounding, not negative.
 */
export function individualIndex(table: IndexTable, scaled: number): number | null {
  const { concentration, index } = table;
  for (let at = 1; at < concentration.length; at += 1) {
    const high = concentration[at] ?? 0;
    if (scaled > high) continue;
    const low = concentration[at - 1] ?? 0;
    const indexLow = index[at - 1] ?? 0;
    return indexLow + Math.ceil(((index[at] ?? 0) - indexLow) * (scaled - low) / (high - low));
  }
  return table.aboveTop ?? null;
}

const plain = /^\d{1,12}(\.\d{1,2})?$/;

/** value × 10^decimals, rounded half to even once from the full value; undefined when it is not a number. */
export function scaledHalfEven(value: unknown, decimals: number): number | undefined {
  const quick = typeof value === 'number' ? value : typeof value === 'string' && plain.test(value) ? Number(value) : NaN;
  const power = 10 ** decimals;
  const whole = Math.round(quick * power);
  if (whole / power === quick && Number.isSafeInteger(whole)) return whole === 0 ? 0 : whole;
  const full = typeof value === 'object' && value !== null ? (value as Exact) : decimalOf(value);
  if (full === undefined) return undefined;
  const rounded = roundHalfEven(full.times(power), 0).toNumber();
  return rounded === 0 && full.isNegative() && !full.isZero() ? -1 : rounded;
}

const printScaled = (scaled: number, decimals: number): string => (decimals === 0 ? String(scaled) : exact(scaled).dividedBy(10 ** decimals).toFixed(decimals));

function levelOf(index: AirIndex, aqi: number): number {
  const level = index.levels.find((band) => aqi <= band.highest) ?? index.levels.at(-1);
  if (level === undefined) throw new TypeError(`${index.edition.standard} has no levels`);
  return level.level;
}
