import { ok, type Result } from '../../basis/result.ts';
import { dayOf, hourMs, instant } from '../../basis/time.ts';
import type { EmissionData } from '../../rulebook/emission-data.ts';
import type { RuleRow } from '../../rulebook/standard-file.ts';
import { confidenceOf, type Confidence, type Undeterminable } from '../verdict.ts';
import type { EmissionHours, HourMass, MassWay } from './hour-mass.ts';
import { replaceGap, type Replaced } from './missing-hours.ts';
import type { Mass } from './mass.ts';

/** Hours of the year so far: `due` = those with a mass by each way + substituted + missing + before. `over` are among those with a mass. */
export type EmissionTally = Readonly<Record<MassWay, number>> & {
  readonly due: number; readonly over: number; readonly substituted: number; readonly missing: number; readonly before: number;
};
/** Mass within limits, in hours over a limit, and substituted; they add up to the total. */
export type MassParts = { readonly within: Mass; readonly over: Mass; readonly substituted: Mass };
export type MonthEmission = MassParts & { readonly month: string; readonly missing: number; readonly before: number };
/** Hours one after the other: over a limit with their mass, or without a value, with what stands for them or why nothing does. */
export type OverStretch = { readonly at: number; readonly hours: number; readonly mass: Mass };
export type Gap = {
  readonly at: number; readonly hours: number; readonly capture: string; readonly mass?: Mass; readonly row?: RuleRow; readonly reason?: Undeterminable;
};
export type YearEmission = MassParts & {
  readonly hours: EmissionTally; readonly months: readonly MonthEmission[]; readonly gaps: readonly Gap[];
  readonly overs: readonly OverStretch[]; readonly rows: readonly RuleRow[]; readonly confidence: Confidence;
};

/**
 * 年排放量 of one factor at one outlet, from exact hourly masses. Missing hours of gas are replaced for the total only (HJ 75); what
 * stays without a value is counted, and the total is then a least. Faults: standard.no-row, value.out-of-range.
 */
export function yearEmission(of: EmissionHours, data: EmissionData): Result<YearEmission> {
  const book = new Book(of);
  const valid: Mass[] = [];
  for (let at = Math.max(0, Math.min(of.first ?? of.hours.length, of.from)); at < of.hours.length; at += 1) {
    const hour = of.hours[at];
    if (hour !== undefined) {
      valid.push(hour.mass);
      if (at >= of.from) book.sent(at, hour);
      continue;
    }
    if (at < (of.first ?? Infinity)) {
      if (at >= of.from) book.before(at);
      continue;
    }
    let end = at + 1;
    while (end < of.hours.length && of.hours[end] === undefined) end += 1;
    if (end > of.from) {
      const replaced = replaceGap(of, { from: at, to: end }, valid, data);
      if (!replaced.ok) return replaced;
      for (const part of replaced.value) book.gap(part);
    }
    at = end - 1;
  }
  return ok(book.closed(of.medium, data));
}

type Month = { within: Mass; over: Mass; substituted: Mass; missing: number; before: number };

/** Adds hour by hour into months, stretches and counts. */
class Book {
  readonly #of: EmissionHours;
  readonly #months = new Map<string, Month>();
  readonly #tally = { 'mass-by-flow': 0, 'mass-reported': 0, 'no-discharge': 0, over: 0, substituted: 0, missing: 0, before: 0 };
  readonly #gaps: Gap[] = [];
  readonly #overs: { at: number; hours: number; mass: Mass }[] = [];
  readonly #rows = new Map<string, RuleRow>();
  #lastOver = -1;

  constructor(of: EmissionHours) {
    this.#of = of;
  }

  sent(at: number, { mass, way }: HourMass): void {
    this.#tally[way] += 1;
    const month = this.#month(at);
    if (!this.#of.over.has(at)) {
      month.within += mass;
      return;
    }
    month.over += mass;
    this.#tally.over += 1;
    const open = this.#overs.at(-1);
    if (open !== undefined && this.#lastOver === at - 1) {
      open.hours += 1;
      open.mass += mass;
    } else this.#overs.push({ at: this.#moment(at), hours: 1, mass });
    this.#lastOver = at;
  }

  before(at: number): void {
    this.#tally.before += 1;
    this.#month(at).before += 1;
  }

  gap({ from, to, capture, perHour, row, rows, reason }: Replaced): void {
    const hours = to - from;
    for (const used of rows) this.#rows.set(used.id, used);
    this.#tally[perHour === undefined ? 'missing' : 'substituted'] += hours;
    for (let at = from; at < to; at += 1) {
      const month = this.#month(at);
      if (perHour === undefined) month.missing += 1;
      else month.substituted += perHour;
    }
    this.#gaps.push({
      at: this.#moment(from), hours, capture, ...(row === undefined ? {} : { row }), ...(reason === undefined ? {} : { reason }),
      ...(perHour === undefined ? {} : { mass: perHour * BigInt(hours) }),
    });
  }

  closed(medium: 'air' | 'water', { mass }: EmissionData): YearEmission {
    const months = [...this.#months].map(([month, held]): MonthEmission => ({ month, ...held }));
    const sum = (part: keyof MassParts): Mass => months.reduce((all, month) => all + month[part], 0n);
    const tally = this.#tally;
    const rows = [
      ...(tally['mass-by-flow'] === 0 ? [] : medium === 'air' ? [mass.air, mass.gasFlow] : [mass.water]),
      ...(tally['mass-reported'] === 0 ? [] : [mass.reported]), ...this.#rows.values(),
    ];
    return {
      within: sum('within'), over: sum('over'), substituted: sum('substituted'), months, gaps: this.#gaps, overs: this.#overs, rows,
      hours: { ...tally, due: this.#of.hours.length - this.#of.from }, confidence: confidenceOf(rows),
    };
  }

  #moment(at: number): number {
    return this.#of.at + at * hourMs;
  }

  #month(at: number): Month {
    const key = dayOf(instant(this.#moment(at))).slice(0, 7);
    const held = this.#months.get(key) ?? { within: 0n, over: 0n, substituted: 0n, missing: 0, before: 0 };
    this.#months.set(key, held);
    return held;
  }
}
