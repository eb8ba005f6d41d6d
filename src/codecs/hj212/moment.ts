import { fromCivil, type Instant } from '../../basis/time.ts';

/**
 * The moment of `YYYYMMDDhhmmss` (DataTime, SampleTime; Beijing time), with 17 digits the first 14 (devices add
 * milliseconds); undefined when it names no real moment, e.g. 30 February.
 */
export function readMoment(text: string): Instant | undefined {
  return text.length === 14 || text.length === 17 ? moment(text, 0) : undefined;
}

/** The moment of a QN, `YYYYMMDDhhmmsszzz`; undefined when it is not one (QN is echoed as text all the same). */
export function readQn(text: string): Instant | undefined {
  return text.length === 17 ? moment(text, digitsAt(text, 14, 17)) : undefined;
}

/** A moment as 14 digits of Beijing time. */
export const printMoment = (at: Instant): string => printQn(at).slice(0, 14);

/** A moment as the 17 digits of a QN. */
export const printQn = (at: Instant): string => new Date(at + 8 * 3_600_000).toISOString().replace(/[^0-9]/g, '');

function moment(text: string, ms: number): Instant | undefined {
  const year = digitsAt(text, 0, 4);
  const time = digitsAt(text, 8, 14);
  if (year < 0 || time < 0 || ms < 0 || (text.length === 17 && digitsAt(text, 14, 17) < 0)) return undefined;
  const month = digitsAt(text, 4, 6);
  const day = digitsAt(text, 6, 8);
  if (month < 1 || day < 1) return undefined;
  return fromCivil(year, month, day, Math.floor(time / 10_000), Math.floor(time / 100) % 100, time % 100, ms);
}

/** The number that the digits spell; -1 when one is no digit. */
function digitsAt(text: string, from: number, to: number): number {
  let value = 0;
  for (let at = from; at < to; at += 1) {
    const digit = text.charCodeAt(at) - 0x30;
    if (digit < 0 || digit > 9) return -1;
    value = value * 10 + digit;
  }
  return value;
}
