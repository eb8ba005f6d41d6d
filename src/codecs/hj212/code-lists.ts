import type { Edition } from './edition.ts';

/** What each row of `standards/hj212/*.json` says of itself; the files are read above and passed in. */
type Said = {
  readonly zh: string; readonly en: string; readonly editions: readonly Edition[]; readonly confidence: 'high' | 'low';
  readonly basis: string; readonly note?: string;
};

/** Head of a list: dates in force, source, what was not seen. */
export type CodeList<Row> = {
  readonly schema: 'qingshan-codes/1';
  readonly standard: string;
  readonly list: string;
  readonly from: string;
  readonly to: string | null;
  readonly source: string;
  readonly note: string;
  readonly rows: readonly Row[];
};

/** A pollutant or quantity. `type` is the wire format (N5.2: five integer digits, two decimals); units are the list's, not the device's. */
export type FactorRow = Said & {
  readonly code: string;
  readonly medium: 'water' | 'air' | 'noise' | 'sea';
  readonly unit: string | null;
  readonly amountUnit: string | null;
  readonly type: string | null;
  readonly code2005: string | null;
};
export type CommandRow = Said & {
  readonly code: string;
  readonly direction: 'request' | 'upload' | 'both' | 'notify-field' | 'notify-upper' | 'answer';
  readonly answeredBy: readonly string[];
};
export type DataFlagRow = Said & { readonly flag: string; readonly use: 'valid' | 'invalid' | 'over-range' };

/** Factors by their code and by their code of 2005; some devices mix both in one packet. Codes are text: `011` is not `11`. */
export function factorsByCode(list: CodeList<FactorRow>): ReadonlyMap<string, FactorRow> {
  const byCode = new Map<string, FactorRow>();
  for (const row of list.rows) if (row.code2005 !== null) byCode.set(row.code2005, row);
  for (const row of list.rows) byCode.set(row.code, row);
  return byCode;
}
