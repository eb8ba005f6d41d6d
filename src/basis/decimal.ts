import { Decimal } from 'decimal.js';

/** Exact decimals for every number that a verdict rests on. 40 digits: sums of a year of hours stay exact. */
const Exact = Decimal.clone({ precision: 40, rounding: Decimal.ROUND_HALF_EVEN, toExpNeg: -30, toExpPos: 30 });
export type Exact = Decimal;

const grammar = /^[+-]?(\d+(\.\d*)?|\.\d+)([eE][+-]?\d+)?$/;

export const exact = (value: Decimal.Value): Exact => new Exact(value);

/** Full number grammar of a text; undefined when it is not a finite number. Sign and leading zeros are kept in meaning. */
export function parseExact(text: string): Exact | undefined {
  const trimmed = text.trim();
  if (trimmed.length > 64 || !grammar.test(trimmed)) return undefined;
  const value = new Exact(trimmed);
  return value.isFinite() ? value : undefined;
}

/** GB/T 8170-2008: half to even at `decimals`, once, from the full value. */
export const roundHalfEven = (value: Exact, decimals: number): Exact => value.toDecimalPlaces(decimals, Decimal.ROUND_HALF_EVEN);

const micro = new Exact('1e6');
const microMax = new Exact('999999999999999999');

/** Value × 10^6 as the stored integer of Decimal(18,6); undefined when it does not fit exactly. */
export function toMicro(value: Exact): bigint | undefined {
  const scaled = value.times(micro);
  if (!scaled.isInteger() || scaled.abs().greaterThan(microMax)) return undefined;
  return BigInt(scaled.toFixed(0));
}

export const fromMicro = (scaled: bigint): Exact => new Exact(scaled.toString()).dividedBy(micro);
