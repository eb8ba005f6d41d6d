import { fail, ok, type Result } from '../../basis/result.ts';
import type { StepContext } from '../../act/context.ts';
import type { ChildOpening } from '../../act/children.ts';
import { openCase } from '../../act/open-case.ts';
import { step } from '../../act/step.ts';
import type { Actor, Case } from '../../model/case.ts';
import type { CaseType } from '../../model/case-type.ts';
import { keepStep } from '../cases/keep-step.ts';
import { partiesOfPlace } from '../cases/parties-of-place.ts';
import { openItem, partiesOf } from '../cases/register-item.ts';
import { stepContext } from '../cases/step-context.ts';
import type { House } from '../house.ts';
import type { RowDone } from '../imports/take-chunk.ts';
import type { RecordReader, RecordWriter } from '../ports/records.ts';
import type { Above } from './above.ts';
import { asRegistered, differing, rowKey, type Registered } from './known-items.ts';
import { columnMark, type LedgerRow } from './read-row.ts';
import type { LedgerTarget } from './targets.ts';

/** What is known while a file is gone through: items that are registered, rows seen in the file, the item above as it stands by now. */
export type LedgerBook = {
  readonly type: CaseType; readonly targets: readonly LedgerTarget[]; readonly actor: Actor; above?: Above | undefined;
  readonly known: Map<string, string>; readonly seen: Map<string, Registered>;
};

/** Decides each row as storing it would: passed over, refused, or good. Nothing is stored. */
export async function decideRows(house: House, records: RecordReader, book: LedgerBook, rows: readonly LedgerRow[]): Promise<readonly RowDone[]> {
  const keys = rows.map((row) => rowKey(book.type, row, book.above));
  const ids = [...new Set(keys.flatMap((key) => book.known.get(key) ?? []))];
  const held = new Map((ids.length === 0 ? [] : await records.cases({ ids, limit: ids.length })).map((of) => [of.id, of]));
  const trial = await trialOf(house, records, book);
  return rows.map((row, at) => {
    const key = keys[at] ?? '';
    const of = held.get(book.known.get(key) ?? '') ?? book.seen.get(key);
    if (of !== undefined) return settled(book, differing(book.type, row, of));
    const tried = trial(row);
    if (!tried.ok) return { done: 'refused', fault: tried.fault, detail: titled(book, tried.detail) };
    book.seen.set(key, asRegistered(row, book.above));
    return { done: 'stored' };
  });
}

const settled = (book: LedgerBook, differs: readonly string[]): RowDone =>
  (differs.length === 0 ? { done: 'already' } : { done: 'refused', fault: 'ledger.taken-otherwise', detail: differs.map((id) => titleOf(book, id)).join('、') });
const titleOf = ({ targets }: LedgerBook, id: string): string => targets.find((target) => target.id === id)?.title.zh ?? id;
/** The engine names a field by its id; the person by its column. */
const titled = (book: LedgerBook, id: string): string => (book.targets.some((target) => target.id === id) ? `${titleOf(book, id)}${columnMark}` : id);

/** One row through the engine, with nothing kept but how the item above would stand. */
async function trialOf(house: House, records: RecordReader, book: LedgerBook): Promise<(row: LedgerRow) => Result<true>> {
  const { above } = book;
  const own = await stepContext(house, book.type, undefined, book.actor.person, records);
  const theirs = above === undefined ? own : await stepContext(house, above.type, above.of, book.actor.person, records);
  return (row) => {
    if (book.above === undefined) return opens(book, row, own, { fields: row.fields, parties: partiesOf(house, book.type, { actor: book.actor, parties: row.parties }, row) });
    const stepped = stepAbove(book.above, book.actor, [row], theirs);
    if (!stepped.ok) return stepped;
    const [given] = (stepped.value.event.data['$children'] ?? []) as readonly ChildOpening[];
    if (given === undefined) return fail('ledger.parent-unfit', book.above.of.number);
    const opened = opens(book, row, own, { fields: given.fields, parties: { ...partiesOfPlace(house.directory, book.type, row), ...given.parties } });
    if (opened.ok) book.above = { ...book.above, of: stepped.value.case };
    return opened;
  };
}

function opens({ type, actor, above }: LedgerBook, row: LedgerRow, context: StepContext, { fields, parties }: Pick<ChildOpening, 'fields' | 'parties'>): Result<true> {
  const opened = openCase(type, {
    id: 'trial', number: 'trial', title: { zh: row.title, en: row.title }, region: row.region, parties, points: [], findings: [], fields, actor, takenOver: row.takenOver,
    ...(above === undefined ? {} : { parent: above.of.id }),
  }, context);
  return opened.ok ? ok(true) : opened;
}

function stepAbove({ type, of, event }: Above, actor: Actor, rows: readonly LedgerRow[], context: StepContext): ReturnType<typeof step> {
  const children = rows.map(({ region, title, fields, parties }) => ({ region, title, fields, parties }));
  return step(type, of, { event, actor, seenSeq: of.seq, data: { children } }, { ...context, facts: { ...context.facts, takenOver: rows.map(({ takenOver }) => takenOver) } });
}

/** Stores rows that were decided to be good, in the caller's transaction; below another item by one step of it. */
export async function storeRows(house: House, records: RecordWriter, book: LedgerBook, above: Case | undefined, rows: readonly LedgerRow[]): Promise<Result<true>> {
  if (rows.length === 0) return ok(true);
  if (book.above !== undefined && above !== undefined) {
    const now = { ...book.above, of: above };
    const stepped = stepAbove(now, book.actor, rows, await stepContext(house, now.type, above, book.actor.person, records));
    if (!stepped.ok) return stepped;
    const kept = await keepStep(house, records, now.type, above, stepped.value);
    return kept.ok ? ok(true) : kept;
  }
  for (const { region, title, fields, parties, takenOver } of rows) {
    const opened = await openItem(house, records, book.type, { type: book.type.id, region, title: { zh: title, en: title }, points: [], parties, fields, actor: book.actor, takenOver });
    if (!opened.ok) return opened;
  }
  return ok(true);
}
