import { fractionText, type Fraction } from '../../basis/fraction.ts';
import type { Result } from '../../basis/result.ts';
import type { AirIndex, ReportItem } from '../../rulebook/air-index.ts';
import { individualIndex, judgeReport, type StationHour } from '../air-index.ts';
import type { Step } from '../verdict.ts';
import type { DayGrid } from './day-grid.ts';
import { airPollutants, type AirRules } from './rules.ts';

/** AQI of a day from its exact concentrations, by the daily report of HJ 633: rounded once, index up, largest decides. `ozoneHour`: daily maximum 1 h. */
export function airDayIndex(values: ReadonlyMap<string, Fraction>, ozoneHour: Fraction | undefined, rules: AirRules, steps?: Step[]): Result<StationHour> {
  const given: Record<string, string> = {};
  for (const [pollutant, value] of values) given[pollutant] = dayText(value, pollutant, rules);
  if (ozoneHour !== undefined) given['O3_1h'] = fractionText(ozoneHour, decimalsOf(rules.index, 'O3'));
  return judgeReport(rules.index, 'daily', given, steps);
}

/** A day's concentration as the daily report prints it. */
export const dayText = (value: Fraction, pollutant: string, rules: AirRules): string => fractionText(value, decimalsOf(rules.index, pollutant));

function decimalsOf(index: AirIndex, pollutant: string): number {
  const item = index.reports.get('daily')?.items.find((each) => each.pollutant === pollutant);
  if (item === undefined) throw new TypeError(`${index.edition.standard}: no ${pollutant} in the daily report`);
  return item.table.decimals;
}

/** Days of a grid as indices; place = point × days + day. */
export type DayIndexes = {
  /** 0: none is published, see `reason`. */
  readonly aqi: Uint16Array;
  readonly level: Uint8Array;
  /** Bit n: pollutant n of `airPollutants` is primary. */
  readonly primary: Uint8Array;
  readonly reason: Uint8Array;
};
/** What the byte of `reason` says. */
export const dayReasons: readonly StationHour['reason'][] = ['', 'missing-pollutant', 'no-valid-value', 'no-index-here'];

type Item = { readonly pollutant: number; readonly hour: boolean; readonly needed: boolean; readonly table: ReportItem['table'] };
type Daily = { readonly items: readonly Item[]; readonly index: AirIndex; readonly levelOf: Uint8Array };

export const emptyIndexes = (cells: number): DayIndexes =>
  ({ aqi: new Uint16Array(cells), level: new Uint8Array(cells), primary: new Uint8Array(cells), reason: new Uint8Array(cells) });

/** The fast twin of `airDayIndex` over a whole grid. `rulesOf` answers for a civil day number. */
export function indexGrid(grid: DayGrid, rulesOf: (day: number) => AirRules): DayIndexes {
  const out = emptyIndexes(grid.points.length * grid.days);
  indexPoints(out, grid, rulesOf, 0, grid.points.length);
  return out;
}

/** The same for the points from one place up to another. */
export function indexPoints(out: DayIndexes, grid: DayGrid, rulesOf: (day: number) => AirRules, from: number, upTo: number): void {
  const compiled = new Map<AirIndex, Daily>();
  const daily = Array.from({ length: grid.days }, (_, at) => {
    const { index } = rulesOf(grid.first + at);
    const held = compiled.get(index) ?? compileDaily(index);
    compiled.set(index, held);
    return held;
  });
  const iaqi = new Int16Array(airPollutants.length);
  for (let point = from; point < upTo; point += 1) {
    for (let day = 0; day < grid.days; day += 1) {
      const report = daily[day];
      if (report !== undefined) indexDay(grid, point, day, report, iaqi, out);
    }
  }
}

function compileDaily(index: AirIndex): Daily {
  const report = index.reports.get('daily');
  if (report === undefined) throw new TypeError(`${index.edition.standard}: no daily report`);
  const items = report.items.map((item) => ({ pollutant: airPollutants.findIndex((name) => name === item.pollutant), hour: item.averaging === 'hour', needed: item.use === 'needed', table: item.table }));
  const most = index.levels.at(-1)?.highest ?? 0;
  const levelOf = Uint8Array.from({ length: most + 1 }, (_, aqi) => index.levels.find((band) => aqi <= band.highest)?.level ?? 0);
  return { items, index, levelOf };
}

const none = -1;
const undefinedHere = -2;

function indexDay(grid: DayGrid, point: number, day: number, { items, index, levelOf }: Daily, iaqi: Int16Array, out: DayIndexes): void {
  iaqi.fill(none);
  let [missing, without] = [false, false];
  for (const { pollutant, hour, needed, table } of items) {
    const cell = (point * airPollutants.length + pollutant) * grid.days + day;
    const top = hour ? grid.hourMax[point * grid.days + day] ?? -1 : grid.top[cell] ?? 0;
    const bottom = hour ? (top < 0 ? 0 : 1) : grid.bottom[cell] ?? 0;
    if (bottom === 0) { missing ||= needed; continue; }
    const found = individualIndex(table, roundedMicro(top, bottom, table.decimals)) ?? undefinedHere;
    if ((iaqi[pollutant] ?? none) < found || (iaqi[pollutant] === none && found === undefinedHere)) iaqi[pollutant] = found;
  }
  let aqi = -1;
  for (const one of iaqi) {
    without ||= one === undefinedHere;
    if (one > aqi) aqi = one;
  }
  const place = point * grid.days + day;
  if (without || aqi < 0) { out.reason[place] = without ? 3 : 2; return; }
  if (missing && index.incomplete !== undefined && aqi <= index.incomplete.above) { out.reason[place] = 1; return; }
  const published = Math.max(aqi, index.indexLeast);
  out.aqi[place] = published;
  out.level[place] = levelOf[published] ?? levelOf.at(-1) ?? 0;
  if (aqi <= index.primaryAbove) return;
  for (let pollutant = 0; pollutant < iaqi.length; pollutant += 1) if (iaqi[pollutant] === aqi) out.primary[place] = (out.primary[place] ?? 0) | (1 << pollutant);
}

/** top/bottom × 10^-6 to `decimals`, half to even, × 10^decimals; whole numbers below 2^53 all the way. */
export function roundedMicro(top: number, bottom: number, decimals: number): number {
  const divisor = bottom * 10 ** (6 - decimals);
  let whole = Math.floor(top / divisor);
  let rest = top - whole * divisor;
  if (rest < 0) { whole -= 1; rest += divisor; }
  if (rest >= divisor) { whole += 1; rest -= divisor; }
  return rest * 2 > divisor || (rest * 2 === divisor && whole % 2 === 1) ? whole + 1 : whole;
}
