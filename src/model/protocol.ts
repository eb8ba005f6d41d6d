import type { Edition } from './device.ts';
import type { Words } from './words.ts';

/** What HJ 212 sets in time or number: seconds, counts, days. */
export type ProtocolTermName = 'answer-wait' | 'resends' | 'result-wait' | 'key-age';
export type ProtocolTerm = { readonly value: number; readonly unit: string; readonly standard: string; readonly clause: string; readonly confidence: string };

/** The code lists of HJ 212 as words: command codes by edition (1001 means two things), flags, return codes; and its terms. */
export type ProtocolBook = {
  /** Undefined: this edition has no such command. */
  readonly commandOf: (code: string, edition: Edition) => Words | undefined;
  readonly flagOf: (flag: string) => Words | undefined;
  readonly returnOf: (field: 'QnRtn' | 'ExeRtn', code: number) => Words | undefined;
  readonly systemOf: (st: string) => Words | undefined;
  /** Undefined: this edition has no such term. */
  readonly termOf: (term: ProtocolTermName, edition: Edition) => ProtocolTerm | undefined;
};
