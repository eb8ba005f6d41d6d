import type { FaultCode } from '../../basis/fault.ts';
import { parseExact, toMicro } from '../../basis/decimal.ts';

/** A number × 10^6, exact: a number while it is a safe integer, else a bigint; or why there is none. */
export type Micro = {
  readonly micro: number | bigint; readonly fault?: undefined } | { readonly micro?: undefined; readonly fault: FaultCode;
};

const decimalsMax = 6;
const power = [1_000_000, 100_000, 10_000, 1000, 100, 10, 1] as const;
/** Fifteen digits are always a safe integer. */
const digitsMax = 15;

/**
 * Text of a value to millionths without rounding: sign, leading zeros and trailing zeros are accepted, more than six
 * decimals that are not zeros cannot be stored exactly (`value.unrepresentable`), anything else is `value.not-a-number`.
 */
export function readMicro(text: string): Micro {
  const first = text.charCodeAt(0);
  const start = first === 0x2d || first === 0x2b ? 1 : 0;
  let whole = 0;
  let digits = 0;
  let decimals = -1;
  for (let at = start; at < text.length; at += 1) {
    const code = text.charCodeAt(at);
    if (code === 0x2e && decimals < 0) decimals = 0;
    else if (code < 0x30 || code > 0x39) return exactly(text);
    else {
      whole = whole * 10 + (code - 0x30);
      digits += 1;
      if (decimals >= 0) decimals += 1;
    }
  }
  const places = Math.max(decimals, 0);
  if (digits === 0 || digits > digitsMax || places > decimalsMax) return exactly(text);
  const micro = whole * (power[places] as number);
  if (micro > Number.MAX_SAFE_INTEGER) return exactly(text);
  return { micro: first === 0x2d && micro !== 0 ? -micro : micro };
}

/** The long way: exponents, many digits, many decimals. */
function exactly(text: string): Micro {
  const value = parseExact(text);
  if (value === undefined) return { fault: 'value.not-a-number' };
  const scaled = toMicro(value);
  if (scaled === undefined) return { fault: 'value.unrepresentable' };
  const near = Number(scaled);
  return { micro: Number.isSafeInteger(near) ? near + 0 : scaled };
}
