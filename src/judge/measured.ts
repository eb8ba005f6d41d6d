import { exact, type Exact } from '../basis/decimal.ts';
import { fail, ok, type Result } from '../basis/result.ts';
import type { ClassLimit } from '../rulebook/surface-water.ts';
import { decimalOf } from './verdict.ts';

/** A measured value: the number, or the detection limit that it lies below (`below`). */
export type Measured = { readonly value: Exact; readonly below: boolean };

const belowGrammar = /^[<＜]\s*(.+)$|^(.+)L$/;
/** The scale of pH in water. */
const phEnd = 14;

/** `0.4`, `"0.4"`, `"<0.05"`, `"0.05L"`. Faults: value.not-a-number, value.out-of-range (negative, pH beyond its scale). */
export function readMeasured(item: string, raw: unknown, signed = false): Result<Measured> {
  const found = typeof raw === 'string' ? belowGrammar.exec(raw.trim()) : null;
  const value = decimalOf(found === null ? raw : (found[1] ?? found[2]));
  if (value === undefined) return fail('value.not-a-number', `${item} ${String(raw)}`);
  if (!signed && value.isNegative() && !value.isZero()) return fail('value.out-of-range', `${item} ${value.toString()}`);
  if (item === 'pH' && value.greaterThan(phEnd)) return fail('value.out-of-range', `pH ${value.toString()}`);
  return ok({ value, below: found !== null });
}

const nearlyOne = exact('0.999999999999999999999');

/** The ends between which the true value lies: one value, or from nothing to just below the detection limit. */
export const endsOf = ({ value, below }: Measured): readonly Exact[] => (below ? [exact(0), value.times(nearlyOne)] : [value]);

/** Is the value within the limit of this class? `saturation` in %: oxygen may fulfil it that way instead. */
export function withinClass({ max, min, exclusive, saturationPercent }: ClassLimit, value: Exact, saturation?: Exact): boolean {
  if (saturationPercent !== undefined && saturation?.greaterThanOrEqualTo(saturationPercent) === true) return true;
  if (max !== undefined && value.greaterThan(max)) return false;
  return min === undefined || (exclusive ? value.greaterThan(min) : value.greaterThanOrEqualTo(min));
}

/** Best class of a measured value, 1…n + 1; `surely` false: the detection limit leaves more than one class open, `best` is the worst of them. */
export function bestClass(limits: readonly ClassLimit[], measured: Measured, saturation?: Exact): { readonly best: number; readonly surely: boolean } {
  const classes = endsOf(measured).map((value) => {
    const at = limits.findIndex((limit) => withinClass(limit, value, saturation));
    return at < 0 ? limits.length + 1 : at + 1;
  });
  return { best: Math.max(...classes), surely: Math.max(...classes) === Math.min(...classes) };
}
