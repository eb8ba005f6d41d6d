import type { Json } from '../../basis/canonical.ts';
import type { Case, CaseHead } from '../../model/case.ts';
import type { CaseType } from '../../model/case-type.ts';
import type { RecordReader } from '../ports/records.ts';
import type { Above } from './above.ts';
import type { LedgerRow } from './read-row.ts';

const pageMax = 5_000;

/** 文号 + 问题编号 + 属地: the same item of a breakdown stands once in each region. */
export function keyOf({ documentField }: CaseType, region: string, fields: Readonly<Record<string, Json | undefined>>): string {
  const text = (id: string): string => String(fields[id] ?? '').replaceAll(/\s/gu, '');
  return JSON.stringify([text(documentField ?? 'documentNumber'), text('itemNumber'), region]);
}

export const rowKey = (type: CaseType, row: LedgerRow, above?: Above): string => keyOf(type, row.region, { ...above?.inherited, ...row.fields });

/** Ids of all items of a type that are registered, by their key. */
export async function knownItems(records: RecordReader, type: CaseType): Promise<Map<string, string>> {
  const known = new Map<string, string>();
  for (let after: string | undefined; ;) {
    const page: readonly CaseHead[] = await records.caseHeads({ types: [type.id], limit: pageMax, ...(after === undefined ? {} : { after }) });
    for (const of of page) known.set(keyOf(type, of.region, of.fields), of.id);
    after = page.at(-1)?.id;
    if (page.length < pageMax || after === undefined) return known;
  }
}

export type Registered = Pick<Case, 'fields' | 'parties' | 'takenOver' | 'extensions'>;

/** A row as the item that it would become, for a later row of the same key. */
export const asRegistered = ({ fields, parties, takenOver }: LedgerRow, above?: Above): Registered =>
  ({ fields: { ...above?.inherited as Registered['fields'], ...fields }, parties, takenOver });

/** What the row says otherwise than the item as it was registered; what the row leaves out is not asked. */
export function differing({ ledger }: CaseType, row: LedgerRow, of: Registered): readonly string[] {
  const opened = (id: string): Json | undefined => (id === ledger?.deadline ? of.extensions?.[0]?.from ?? of.fields[id] : of.fields[id]);
  const said = of.takenOver?.says ?? {};
  return [
    ...Object.entries(row.fields).filter(([id, value]) => opened(id) !== value).map(([id]) => id),
    ...Object.entries(row.parties).filter(([id, unit]) => of.parties[id] !== unit).map(([id]) => id),
    ...Object.entries(row.takenOver.says).filter(([id, text]) => said[id] !== undefined && said[id] !== text).map(([id]) => id),
  ];
}
