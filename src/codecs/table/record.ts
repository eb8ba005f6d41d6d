import type { FaultCode } from '../../basis/fault.ts';

/** One record of a table with the line that it begins on (the first line is 1), its cells trimmed and its text as it stood. */
export type TableRecord = {
  readonly line: number; readonly cells: readonly string[]; readonly text: string;
  /** Why its cells cannot be read; they are empty then. */
  readonly fault?: FaultCode;
};

/** What parts the cells of a line; `spaces`: any run of blanks. */
export const delimiters = [',', ';', '\t', '|', 'spaces'] as const;
export type Delimiter = (typeof delimiters)[number];

/** A text beyond this is no record of measurements: it is refused and passed over, so that nothing grows without bound. */
export const recordCharsMax = 100_000;
/** So much of a refused record is kept to be looked at. */
export const keptCharsMax = 2_000;
