import { fail, ok, type Result } from '../../basis/result.ts';
import type { Actor } from '../../model/case.ts';
import { readIssuedNumber } from '../../model/issued-number.ts';
import { allOrNothing } from '../all-or-nothing.ts';
import { declaredType } from '../cases/case-types.ts';
import { openItem } from '../cases/register-item.ts';
import type { House } from '../house.ts';
import type { RowDone } from '../imports/take-chunk.ts';
import type { RecordWriter } from '../ports/records.ts';
import { machineViewer } from '../viewer.ts';
import { batchOf } from './complaint-type.ts';
import { readRow, type ReadRow, type RowTexts } from './read-row.ts';

export type RowsGiven = {
  readonly actor: Actor;
  readonly batch: string;
  readonly type: string;
  readonly rows: readonly ReadRow[];
  /** Texts of this file by number, so that a number that stands twice in it is found in a dry run too. */
  readonly seen: Map<string, string>;
  readonly dry: boolean;
};

/**
 * Rows that read, in one transaction: new ones opened in their batch, known ones passed over, one whose number says something else
 * refused.
 */
export async function registerRows(house: House, given: RowsGiven): Promise<Result<readonly RowDone[]>> {
  const ids = given.rows.map(({ number }) => readIssuedNumber('acceptance-number', number)?.id ?? '');
  const held = ids.length === 0 ? [] : await house.records.read(machineViewer).cases({ ids, limit: ids.length });
  for (const of of held) given.seen.set(of.number, String(of.fields['complaint']));
  const decided = given.rows.map((row): RowDone => {
    const before = given.seen.get(row.number);
    if (before === undefined) given.seen.set(row.number, row.fields.complaint);
    return before === undefined
      ? { done: 'stored' }
      : before === row.fields.complaint
        ? { done: 'already' }
        : { done: 'refused', fault: 'case.number-taken', detail: row.number };
  });
  const fresh = given.rows.filter((_row, at) => decided[at]?.done === 'stored');
  if (given.dry || fresh.length === 0) return ok(decided);
  const stored = await allOrNothing(house.records, async (records) => {
    for (const row of fresh) {
      const opened = await openOne(house, records, given, row);
      if (!opened.ok) return opened;
    }
    return ok(decided);
  });
  return stored;
}

async function openOne(house: House, records: RecordWriter, { actor, batch, type }: RowsGiven, row: ReadRow): Promise<Result<true>> {
  const opened = await openItem(house, records, declaredType(house.programmes, type), {
    type,
    region: row.region,
    title: { zh: row.title, en: row.title },
    points: [],
    parties: {},
    fields: row.fields,
    parent: batch,
    actor,
  });
  if (!opened.ok) return opened;
  if (row.reporter !== undefined)
    await records.putReporter({ case: opened.value.id, seq: opened.value.seq, ...row.reporter, enteredAt: house.clocks.machine(), by: actor.says });
  return ok(true);
}

/** 登记一件 by the form: the same reading, the same rules. Faults: those of readRow, case.number-taken, complaint.no-batch. */
export async function registerOne(house: House, actor: Actor, batch: string, type: string, texts: RowTexts): Promise<Result<string>> {
  const found = await batchOf(house, house.records.read(machineViewer), batch);
  if (!found.ok) return found;
  const row = readRow(house, declaredType(house.programmes, type), texts);
  if (!row.ok) return row;
  const done = await registerRows(house, { actor, batch, type, rows: [row.value], seen: new Map(), dry: false });
  if (!done.ok) return done;
  const [first] = done.value;
  if (first?.done === 'refused') return fail(first.fault, first.detail);
  return first?.done === 'already'
    ? fail('case.number-taken', row.value.number)
    : ok(readIssuedNumber('acceptance-number', row.value.number)?.id ?? '');
}
