import type { Edition } from './device.ts';
import type { Words } from './words.ts';

/** The code lists of HJ 212 as words: command codes by edition (1001 means two things), flags, return codes. */
export type ProtocolBook = {
  /** Undefined: this edition has no such command. */
  readonly commandOf: (code: string, edition: Edition) => Words | undefined;
  readonly flagOf: (flag: string) => Words | undefined;
  readonly returnOf: (field: 'QnRtn' | 'ExeRtn', code: number) => Words | undefined;
  readonly systemOf: (st: string) => Words | undefined;
};
