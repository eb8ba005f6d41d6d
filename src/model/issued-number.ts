import { sha256Text } from '../basis/hash.ts';
import { startOfDay } from '../basis/time.ts';
import { readAcceptanceNumber } from './acceptance-number.ts';

/** Forms of numbers that another office issues: such a case bears that number, and the same number is the same case. */
export type NumberForm = 'acceptance-number';

export type IssuedNumber = {
  readonly number: string;
  /** UUIDv7 whose time is the number's day and serial and whose other bits follow from the number: a second entry finds the first. */
  readonly id: string;
};

/** Reads a number of this form; undefined where it is not one. */
export function readIssuedNumber(form: NumberForm, text: string): IssuedNumber | undefined {
  const forms = { 'acceptance-number': readAcceptanceNumber } as const;
  const read = forms[form](text);
  return read === undefined ? undefined : { number: read.number, id: idFor(read.number, startOfDay(read.day) + read.serial) };
}

function idFor(number: string, ms: number): string {
  const time = ms.toString(16).padStart(12, '0');
  const rest = sha256Text(`issued ${number}`);
  const variant = ((Number.parseInt(rest[3] ?? '0', 16) & 3) | 8).toString(16);
  return `${time.slice(0, 8)}-${time.slice(8)}-7${rest.slice(0, 3)}-${variant}${rest.slice(4, 7)}-${rest.slice(8, 20)}`;
}
