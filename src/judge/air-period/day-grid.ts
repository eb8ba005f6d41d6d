import { airPollutants, byEightHours, type AirRules } from './rules.ts';

/** Sums of the valid hours of (point, factor, day), as a store rolls them up; columns of equal length, no order. */
export type DayRollUp = {
  readonly count: number;
  readonly point: Uint32Array;
  /** Place of the factor in the list that was asked for. */
  readonly factor: Uint8Array;
  /** Civil days since 1970-01-01. */
  readonly day: Uint16Array;
  /** Sum of the valid hours × 10^6: whole, below 2^53. */
  readonly sum: Float64Array;
  readonly valid: Uint8Array;
  readonly present: Uint8Array;
  /** Where the hours of each row end in `hours`; rows of factors that need no hours have none. */
  readonly hoursEnd: Uint32Array;
  /** Value × 10^6 × 32 + hour of the day (0…23), any order. */
  readonly hours: Float64Array;
};

/**
 * Days of many points: place = (point × 6 + pollutant) × days + day. A day's value is top/bottom × 10^-6, exact; bottom 0: it cannot
 * be determined. All tops are whole numbers below 2^53, because an hour of `impossibleFrom` or more is not valid.
 */
export type DayGrid = {
  readonly points: readonly number[];
  /** First day, civil days since 1970-01-01. */
  readonly first: number;
  readonly days: number;
  readonly top: Float64Array;
  readonly bottom: Uint8Array;
  /** Valid hours; for ozone the valid 8 h means stand in `windows`. */
  readonly valid: Uint8Array;
  readonly present: Uint8Array;
  /** Ozone only, place = point × days + day: valid 8 h means, and the largest valid hour × 10^6 (-1: none). */
  readonly windows: Uint8Array;
  readonly hourMax: Float64Array;
};

/** No air holds a gram of anything in a cubic metre (CO: a kilogram): such an hour is kept, counted and never valid. Sums of a year stay exact. */
export const impossibleFrom = 1_000_000;
export const hourPacking = 32;

export function emptyGrid(points: readonly number[], first: number, days: number): DayGrid {
  const cells = points.length * airPollutants.length * days;
  return {
    points, first, days, top: new Float64Array(cells), bottom: new Uint8Array(cells), valid: new Uint8Array(cells), present: new Uint8Array(cells),
    windows: new Uint8Array(points.length * days), hourMax: new Float64Array(points.length * days).fill(-1),
  };
}

/** The fast twin of `airDay` over a roll-up: same counts, same exact values. `rulesOf` answers for a civil day number; factors stand in the order of `airPollutants`. */
export function fillGrid(grid: DayGrid, pieces: readonly DayRollUp[], rulesOf: (day: number) => AirRules): void {
  const places = new Map(grid.points.map((point, at) => [point, at]));
  const rules = Array.from({ length: grid.days }, (_, at) => countsOn(rulesOf(grid.first + at)));
  for (const rows of pieces) fillRows(grid, rows, places, rules);
}

/** The hours of one day of ozone, -1 where there is none: one row at a time uses them. */
const slots = new Float64Array(24);
const ozone = airPollutants.findIndex(byEightHours);

function fillRows(grid: DayGrid, rows: DayRollUp, places: ReadonlyMap<number, number>, rules: readonly Counts[]): void {
  for (let row = 0; row < rows.count; row += 1) {
    const point = places.get(rows.point[row] ?? 0);
    const day = (rows.day[row] ?? 0) - grid.first;
    const counts = rules[day];
    if (point === undefined || counts === undefined) continue;
    const factor = rows.factor[row] ?? 0;
    const cell = (point * airPollutants.length + factor) * grid.days + day;
    const valid = rows.valid[row] ?? 0;
    grid.valid[cell] = valid;
    grid.present[cell] = rows.present[row] ?? 0;
    if (factor === ozone) {
      spread(rows.hours, row === 0 ? 0 : rows.hoursEnd[row - 1] ?? 0, rows.hoursEnd[row] ?? 0);
      fillOzone(grid, cell, point * grid.days + day, counts);
    } else if (valid >= counts.dayHours) {
      grid.top[cell] = rows.sum[row] ?? 0;
      grid.bottom[cell] = valid;
    }
  }
}

type Counts = {
  readonly dayHours: number; readonly eightHours: number; readonly windows: number; readonly firstEnds: number;
  readonly limitMicro: number;
};
/** Rules of a day never change, and a year comes in many pieces. */
const counted = new WeakMap<AirRules, Counts>();
function countsOn(rules: AirRules): Counts {
  const held = counted.get(rules) ?? countsOf(rules);
  counted.set(rules, held);
  return held;
}

const countsOf = (rules: AirRules): Counts => ({
  dayHours: Number(rules.dayHours.value), eightHours: Number(rules.eightHours.value), windows: Number(rules.windows.value),
  firstEnds: Number(rules.firstWindowEnds.value), limitMicro: Number(rules.ozoneLimit.value) * 1_000_000,
});

function spread(packed: Float64Array, from: number, to: number): void {
  slots.fill(-1);
  for (let at = from; at < to; at += 1) {
    const whole = packed[at] ?? 0;
    const value = Math.floor(whole / hourPacking);
    slots[whole - value * hourPacking] = value;
  }
}

/** Sliding sums over `slots`; a/n > b/m is compared as a·m > b·n, whole numbers. */
function fillOzone(grid: DayGrid, cell: number, place: number, counts: Counts): void {
  let [sum, count, windows, top, bottom, most] = [0, 0, 0, 0, 0, -1];
  for (let hour = 0; hour < 24; hour += 1) {
    const entering = slots[hour] ?? -1;
    const leaving = hour < 8 ? -1 : slots[hour - 8] ?? -1;
    if (entering >= 0) { sum += entering; count += 1; }
    if (leaving >= 0) { sum -= leaving; count -= 1; }
    if (entering > most) most = entering;
    if (hour + 1 < counts.firstEnds || count < counts.eightHours) continue;
    windows += 1;
    if (bottom === 0 || sum * bottom > top * count) { top = sum; bottom = count; }
  }
  grid.windows[place] = windows;
  grid.hourMax[place] = most;
  if (bottom === 0 || (windows < counts.windows && top <= counts.limitMicro * bottom)) return;
  grid.top[cell] = top;
  grid.bottom[cell] = bottom;
}
