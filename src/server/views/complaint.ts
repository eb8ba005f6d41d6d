import type { Static } from 'typebox';
import { availableSteps } from '../../act/parties.ts';
import type { listComplaints } from '../../contract/complaint.ts';
import type { listBatches } from '../../contract/complaint-batch.ts';
import { isLate } from '../../flow/complaints/board.ts';
import { itemsMax, type ComplaintType } from '../../flow/complaints/complaint-type.ts';
import type { House } from '../../flow/house.ts';
import type { Viewer } from '../../flow/ports/records.ts';
import { machineViewer, publicViewer } from '../../flow/viewer.ts';
import type { Actor, CaseHead } from '../../model/case.ts';
import type { CaseType } from '../../model/case-type.ts';
import type { Words } from '../../model/words.ts';
import { caseRow } from './case-row.ts';

type ItemRow = Static<typeof listComplaints.reply>['rows'][number];

/** A line of the officer's list, with the one step that this office may take now. */
export function complaintRow(house: House, { type, rule }: ComplaintType, actor: Actor, of: CaseHead): ItemRow {
  const next = availableSteps(type, of, actor).find((step) => step.main === true);
  const also = of.fields['pollutionAlso'];
  const kind = choiceOf(type, rule.kind, of.fields[rule.kind]) ?? { zh: '', en: '' };
  const [verdict, completion] = [
    choiceOf(type, rule.verdict, of.fields[rule.verdict]),
    choiceOf(type, rule.completion, of.fields[rule.completion]),
  ];
  return {
    case: caseRow(house, of, undefined),
    seq: of.seq,
    starred: of.fields['starred'] === 'yes',
    late: isLate(of, house.clocks.world()),
    pollution: typeof also === 'string' ? { zh: `${kind.zh}、${also}`, en: `${kind.en} +` } : kind,
    ...(of.parent === undefined ? {} : { batch: of.parent }),
    ...(verdict === undefined ? {} : { verdict }),
    ...(completion === undefined ? {} : { completion }),
    ...(next === undefined
      ? {}
      : { next: { event: next.event, title: next.title, plain: next.input.every(({ required }) => !required) } }),
    ...(typeof of.fields['sameNumber'] === 'string' ? { same: of.fields['sameNumber'] } : {}),
  };
}

const choiceOf = (type: CaseType, field: string, id: unknown): Words | undefined =>
  [...type.fields, ...type.steps.flatMap(({ input }) => input)]
    .find((rule) => rule.id === field)
    ?.choices?.find((choice) => choice.id === id)?.title;

/** 批次, newest first, each with the counts of its items that this office may see. */
export async function batchRows(house: House, { type, rule }: ComplaintType, viewer: Viewer): Promise<Static<typeof listBatches.reply>> {
  const records = house.records.read(viewer);
  const items = await records.caseHeads({ types: [type.id], limit: itemsMax });
  const own = Map.groupBy(items, ({ parent }) => parent ?? '');
  // A batch stands at the province: a city reads that it exists because items of its own bear it.
  const batches = await house.records
    .read(machineViewer)
    .cases({ ids: [...new Set([...own.keys(), ...(await idsOfBatches(house, viewer))])], limit: 1_000 });
  const tables = new Map((await house.records.read(publicViewer).publicTables(type.id)).map((table) => [table.batch, table]));
  const now = house.clocks.world();
  return batches
    .map((batch) => {
      const held = own.get(batch.id) ?? [];
      const table = tables.get(batch.id);
      return {
        case: caseRow(house, batch, undefined),
        ordinal: Number(batch.fields['ordinal']),
        round: String(batch.fields['round']),
        receivedOn: String(batch.fields['receivedOn']),
        expected: Number(batch.fields['items']),
        items: held.length,
        late: held.filter((of) => isLate(of, now)).length,
        ready: held.filter(({ state }) => state === rule.ready).length,
        ended: held.filter(({ closedAt }) => closedAt !== undefined).length,
        ...(table === undefined ? {} : { version: table.version, publishedAt: table.publishedAt }),
      };
    })
    .sort((a, b) => b.ordinal - a.ordinal || (a.case.id < b.case.id ? 1 : -1));
}

/** Also those without any item yet, where the office sees the province. */
async function idsOfBatches(house: House, viewer: Viewer): Promise<readonly string[]> {
  const type = house.programmes.flatMap(({ cases }) => cases).find(({ id }) => id.endsWith('/batch'));
  return type === undefined ? [] : (await house.records.read(viewer).caseHeads({ types: [type.id], limit: 1_000 })).map(({ id }) => id);
}
