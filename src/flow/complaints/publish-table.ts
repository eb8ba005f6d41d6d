import type { Json } from '../../basis/canonical.ts';
import { fail, ok, type Result } from '../../basis/result.ts';
import { step } from '../../act/step.ts';
import type { Actor, Case } from '../../model/case.ts';
import type { PublicTable, PublicTableRule } from '../../model/public-table.ts';
import { makeTable, type MadeTable } from '../../publish/public-table.ts';
import { allOrNothing } from '../all-or-nothing.ts';
import { declaredType } from '../cases/case-types.ts';
import { descendantsOf } from '../cases/children-of.ts';
import { keepStep } from '../cases/keep-step.ts';
import { stepContext } from '../cases/step-context.ts';
import type { House } from '../house.ts';
import type { RecordReader, RecordWriter } from '../ports/records.ts';
import { machineActor, machineViewer } from '../viewer.ts';
import { batchOf, complaintType, itemsMax, type ComplaintType } from './complaint-type.ts';

export type TablePreview = ComplaintType & {
  readonly batch: Case;
  readonly before: PublicTable | undefined;
  readonly made: MadeTable;
  readonly items: number;
};

/** 公开预览: the table as it would go out now, what changed since it went out last, and what was taken out of which text. */
export async function previewTable(
  house: House,
  id: string,
  records: RecordReader = house.records.read(machineViewer),
): Promise<Result<TablePreview>> {
  const declared = complaintType(house);
  if (!declared.ok) return declared;
  const batch = await batchOf(house, records, id);
  if (!batch.ok) return batch;
  const items = await records.cases({ parent: id, limit: itemsMax });
  const before = await records.publicTable(id);
  const ready = items.filter(({ state }) => state === declared.value.rule.ready).map((of) => of.id);
  const known = new Map(
    (await records.reporters(ready)).map((one) => [one.case, [one.name, one.phone, one.address].filter((text) => text !== '')]),
  );
  const regionName = (code: string): string => house.directory.regions.get(code)?.name.zh ?? code;
  const came = await cameOf(records, declared.value.rule, items.filter(({ state }) => state === declared.value.rule.ready));
  const made = makeTable({ ...declared.value, items, before: before?.rows ?? [], regionName, known, came });
  return ok({ ...declared.value, batch: batch.value, before, made, items: items.length });
}

/** What came of the items that go out, directly or through a lead. */
async function cameOf(records: RecordReader, { cameOf: rule }: PublicTableRule, items: readonly Case[]): Promise<ReadonlyMap<string,
  readonly string[]>> {
  const found = new Map<string, readonly string[]>();
  for (const of of items) {
    if (rule === undefined || of.children === undefined) continue;
    const below = await descendantsOf(records, of.id);
    found.set(of.id, below.filter(({ type }) => rule.types.includes(type)).map(({ number }) => number));
  }
  return found;
}

/**
 * 公开: what was previewed, and nothing else, becomes the next version; its items are noted as published, those that have ended as ended, the
 * batch keeps version and hash in its history. All of it or nothing. Faults: complaint.table-moved, complaint.nothing-new, complaint.no-batch.
 */
export async function publishTable(house: House, actor: Actor, id: string, hash: string): Promise<Result<PublicTable>> {
  return allOrNothing(house.records, async (records) => {
    const preview = await previewTable(house, id, records);
    if (!preview.ok) return preview;
    const { made, before, batch, rule, type, items } = preview.value;
    if (made.hash !== hash) return fail('complaint.table-moved', id);
    if (made.fresh.length === 0) return fail('complaint.nothing-new', id);
    const version = (before?.version ?? 0) + 1;
    const table: PublicTable = {
      batch: id,
      version,
      type: type.id,
      ordinal: Number(batch.fields['ordinal']),
      receivedOn: String(batch.fields['receivedOn']),
      round: String(batch.fields['round']),
      items: Math.max(items, Number(batch.fields['items'])),
      publishedAt: house.clocks.world(),
      enteredAt: house.clocks.machine(),
      by: actor.says,
      hash,
      rows: made.rows,
      changes: made.changes,
    };
    for (const of of made.fresh) {
      const out = await take(house, records, of, rule.published, { version });
      if (!out.ok) return out;
      const ended = type.steps.some(
        ({ event, guards }) =>
          event === rule.ended &&
          guards.every((guard) => guard.guard !== 'field-is' || guard.is.includes(String(of.fields[guard.field]))),
      );
      const done = ended ? await take(house, records, out.value, rule.ended, { version }) : out;
      if (!done.ok) return done;
    }
    const noted = await take(house, records, batch, 'publish-table', {
      version,
      tableHash: hash,
      rows: made.rows.length,
      changed: made.changes.length,
      publishedBy: actor.says,
    });
    if (!noted.ok) return noted;
    await records.putPublicTable(table);
    await records.putAudit([
      {
        at: house.clocks.machine(),
        worldAt: house.clocks.world(),
        actor: actor.says,
        action: 'complaint.table-published',
        subject: batch.number,
        outcome: 'ok',
        detail: { batch: id, version, rows: made.rows.length, changed: made.changes.length },
      },
    ]);
    return ok(table);
  });
}

async function take(house: House, records: RecordWriter, of: Case, event: string, data: Record<string, Json>): Promise<Result<Case>> {
  const type = declaredType(house.programmes, of.type);
  const stepped = step(type, of, { event, actor: machineActor, data, seenSeq: of.seq }, await stepContext(house, type, of, '', records));
  return stepped.ok ? keepStep(house, records, type, of, stepped.value) : stepped;
}
