import { exact } from '../../basis/decimal.ts';
import { ok, type Result } from '../../basis/result.ts';
import { civilOffsetMs, dayOf, hourMs, instant } from '../../basis/time.ts';
import type { EmissionData } from '../../rulebook/emission-data.ts';
import type { RuleRow } from '../../rulebook/standard-file.ts';
import { quarterCapture, substitutionWindow } from '../data-capture.ts';
import type { Undeterminable } from '../verdict.ts';
import type { EmissionHours } from './hour-mass.ts';
import type { Mass } from './mass.ts';

/** Part of a gap within one quarter (indexes, `to` outside). `perHour` stands for each of its hours, or `reason` says why nothing does. */
export type Replaced = {
  readonly from: number; readonly to: number; readonly capture: string; readonly perHour?: Mass; readonly row?: RuleRow;
  readonly rows: readonly RuleRow[]; readonly reason?: Undeterminable;
};

/**
 * The hours of a gap that lie in the year, by quarter: each quarter has its own capture, the gap's length is its whole length.
 * `valid`: masses of the valid hours before the gap, oldest first.
 */
export function replaceGap(of: EmissionHours, gap: { readonly from: number; readonly to: number }, valid: readonly Mass[], data: EmissionData): Result<readonly Replaced[]> {
  const parts: Replaced[] = [];
  for (let from = Math.max(gap.from, of.from); from < gap.to;) {
    const quarter = quarterOf(of, from);
    const part = replaced(of, { from, to: Math.min(gap.to, quarter.to) }, quarter, gap.to - gap.from, valid, data);
    if (!part.ok) return part;
    parts.push(part.value);
    from = part.value.to;
  }
  return ok(parts);
}

type Range = { readonly from: number; readonly to: number };

function replaced(of: EmissionHours, { from, to }: Range, quarter: Range, gapHours: number, valid: readonly Mass[], data: EmissionData): Result<Replaced> {
  const day = dayOf(instant(of.at + from * hourMs));
  if (of.medium === 'water') return ok({ from, to, capture: '', rows: [], reason: 'no-substitution-rule' });
  const due = of.hours.slice(Math.max(quarter.from, of.first ?? 0, 0), quarter.to);
  const captured = quarterCapture(data.edition, day, due.length, due.filter((hour) => hour === undefined).length, 0);
  if (!captured.ok) return captured;
  const { result } = captured.value;
  const capture = 'percent' in result ? result.percent : '0';
  const chosen = substitutionWindow(data.edition, day, exact(capture), gapHours);
  if (!chosen.ok) return chosen;
  const { row, rows, window } = chosen.value;
  const said = { from, to, capture, row, rows };
  if (window === undefined) return ok({ ...said, reason: 'capture-too-low' });
  if (valid.length < window) return ok({ ...said, reason: 'too-few-values' });
  return ok({ ...said, perHour: valid.slice(-window).reduce((most, one) => (one > most ? one : most), 0n) });
}

/** The quarter in which an hour lies, as indexes; it may begin before the hours and end after them. */
function quarterOf(of: EmissionHours, at: number): Range {
  const civil = new Date(of.at + at * hourMs + civilOffsetMs);
  const month = civil.getUTCMonth() - (civil.getUTCMonth() % 3);
  const index = (quarterMonth: number): number => (Date.UTC(civil.getUTCFullYear(), quarterMonth) - civilOffsetMs - of.at) / hourMs;
  return { from: index(month), to: index(month + 3) };
}
