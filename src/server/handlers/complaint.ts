import { Check } from 'typebox/value';
import { faults, isFaultCode } from '../../basis/fault.ts';
import { fail, ok } from '../../basis/result.ts';
import type { Json } from '../../basis/canonical.ts';
import { civil, instant } from '../../basis/time.ts';
import * as contract from '../../contract/complaint.ts';
import { listBatches } from '../../contract/complaint-batch.ts';
import { boardOf, isLate } from '../../flow/complaints/board.ts';
import { complaintType, itemsMax } from '../../flow/complaints/complaint-type.ts';
import { importBatch } from '../../flow/complaints/import-batch.ts';
import { previewTable, publishTable } from '../../flow/complaints/publish-table.ts';
import { registerOne } from '../../flow/complaints/register-rows.ts';
import { coverText } from '../../publish/cover.ts';
import { reporterRule } from '../../publish/redaction-map.ts';
import { similarItems } from '../../flow/complaints/similar-items.ts';
import { takeSteps } from '../../flow/complaints/take-steps.ts';
import type { House } from '../../flow/house.ts';
import type { Redacted } from '../../model/public-table.ts';
import type { CaseHead } from '../../model/case.ts';
import { handle, type Handler } from '../handler.ts';
import type { SignedIn } from '../caller.ts';
import { caseRow } from '../views/case-row.ts';
import { batchRows, complaintRow } from '../views/complaint.ts';
import { regionName } from '../views/names.ts';
import { rowViews } from '../views/public-table.ts';
import { columnsOf } from './complaint-public.ts';

const linesShown = 500;
/** What the reviewer sees of what was taken out: enough to know it, not what it says. */
const coverOut = ({ rule, text }: Pick<Redacted, 'rule' | 'text'>): string =>
  ([reporterRule, 'person'].includes(rule) ? `${text.slice(0, 1)}${'*'.repeat(Math.max(1, text.length - 1))}` : coverText(text).text);
const messageOf = (fault: string) => (isFaultCode(fault) ? { zh: faults[fault].zh, en: faults[fault].en } : { zh: fault, en: fault });

/** 督察信访转办件: lists, board, steps on many. */
export function complaintHandlers(house: House): readonly Handler[] {
  return [...listHandlers(house), ...batchHandlers(house), ...itemHandlers(house)];
}

function listHandlers(house: House): readonly Handler[] {
  return [
    handle(listBatches, async (_input, { caller }) => {
      const declared = complaintType(house);
      return declared.ok ? ok(await batchRows(house, declared.value, caller.viewer)) : declared;
    }),
    handle(contract.listComplaints, async ({ query }, { caller }) => {
      const declared = complaintType(house);
      if (!declared.ok) return declared;
      if (caller.kind !== 'signed-in') return fail('access.sign-in-needed');
      const { batch, region, state, text, late, limit = 300 } = query;
      const found = await house.records.read(caller.viewer).caseHeads({
        types: [declared.value.type.id],
        limit: itemsMax,
        ...(batch === undefined ? {} : { parent: batch }),
        ...(region === undefined ? {} : { region }),
        ...(state === undefined ? {} : { states: state.split(',') }),
        ...(text === undefined ? {} : { text }),
      });
      const now = house.clocks.world();
      const wanted = (late === true ? found.filter((of) => isLate(of, now)) : found).toSorted(byUrgency);
      return ok({
        rows: wanted.slice(0, limit).map((of) => complaintRow(house, declared.value, caller.actor, of)),
        total: wanted.length,
      });
    }),
    handle(contract.complaintBoard, async ({ query }, { caller }) => {
      const declared = complaintType(house);
      if (!declared.ok) return declared;
      const { type } = declared.value;
      const items = await house.records
        .read(caller.viewer)
        .caseHeads({ types: [type.id], limit: itemsMax, ...(query.batch === undefined ? {} : { parent: query.batch }) });
      const at = civil(instant(house.clocks.world()));
      return ok({
        states: type.stages.map((state) => ({ state, title: type.states[state]?.title ?? { zh: state, en: state } })),
        rows: boardOf(type, items, house.clocks.world()).map(({ region, cells, ...row }) => ({
          ...row,
          region: regionName(house, region),
          cells: cells.map((cell) => ({ ...cell })),
        })),
        basis: {
          zh: `本职务可见的转办件|逾期指正在走的时限已过|截至${at}`,
          en: `items that this office may see | late: a term that runs is past | as of ${at}`,
        },
      });
    }),
    handle(contract.stepComplaints, async ({ body }, { caller }) => {
      if (caller.kind !== 'signed-in') return fail('access.sign-in-needed');
      const data = body.data as Readonly<Record<string, Json>>;
      const done = await takeSteps(
        house,
        caller.viewer,
        caller.actor,
        body.items.map(({ id, seenSeq }) => ({ case: id, seenSeq, event: body.event, data })),
      );
      return ok({
        taken: done.taken.map(({ id }) => id),
        refused: done.refused.map(({ case: id, fault, detail }) => ({ id, fault, detail, message: messageOf(fault) })),
      });
    }),
  ];
}

/** Returned ones, then by what ends first. */
const dueOf = (of: CaseHead): number =>
  Math.min(
    ...of.clocks.flatMap(({ due, stoppedAt }) => (stoppedAt === undefined && due !== undefined ? [due] : [])),
    Number.MAX_SAFE_INTEGER,
  );
const byUrgency = (a: CaseHead, b: CaseHead): number =>
  Number(b.returned !== undefined) - Number(a.returned !== undefined) || dueOf(a) - dueOf(b) || (a.number < b.number ? -1 : 1);

function batchHandlers(house: House): readonly Handler[] {
  return [
    handle(contract.importBatch, async ({ params, body }, { caller, upload }) => {
      if (upload === undefined) return fail('file.empty');
      const mapping = body.mapping === undefined || body.mapping === '' ? undefined : readMapping(body.mapping);
      if (mapping === 'unfit') return fail('request.invalid', 'mapping');
      const done = await importBatch(house, signedIn(caller).actor, {
        batch: params.id,
        bytes: pieceOf(upload.bytes),
        mapping,
        dry: body.mode === 'dry-run',
      });
      if (!done.ok) return done;
      const { refused, columns, mapping: used, ...counts } = done.value;
      return ok({
        ...counts,
        columns: [...columns],
        mapping: { ...used },
        refused: refused.length,
        lines: refused.slice(0, linesShown).map((one) => ({ ...one, message: messageOf(one.fault) })),
      });
    }),
    handle(contract.registerComplaint, async ({ params, body }, { caller }) => {
      const declared = complaintType(house);
      if (!declared.ok) return declared;
      const done = await registerOne(house, signedIn(caller).actor, params.id, declared.value.type.id, body);
      return done.ok ? ok({ id: done.value }) : done;
    }),
    handle(contract.previewTable, async ({ params }) => {
      const preview = await previewTable(house, params.id);
      if (!preview.ok) return preview;
      const { type, rule, made, before } = preview.value;
      const column = (id: string) => rule.columns.find((one) => one.id === id)?.title ?? { zh: id, en: id };
      const says = (id: string) =>
        id === reporterRule
          ? { zh: '举报人信息', en: 'who complained' }
          : (rule.redaction.find((one) => one.id === id)?.title ?? { zh: id, en: id });
      const number = new Map(made.fresh.map((of) => [of.id, of.number]));
      return ok({
        title: rule.title,
        columns: columnsOf({ type, rule }),
        rows: rowViews(house, { ...made, version: before === undefined ? 1 : before.version + 1 }),
        hash: made.hash,
        fresh: made.fresh.length,
        nextVersion: (before?.version ?? 0) + 1,
        ...(before === undefined ? {} : { version: before.version }),
        redacted: [...made.redacted].map(([id, out]) => ({
          number: number.get(id) ?? id,
          out: out.map((one) => ({ column: column(one.column), rule: says(one.rule), text: coverOut(one) })),
        })),
      });
    }),
    handle(contract.publishTable, async ({ params, body }, { caller }) => {
      const done = await publishTable(house, signedIn(caller).actor, params.id, body.hash);
      return done.ok ? ok({ version: done.value.version, rows: done.value.rows.length, changed: done.value.changes.length }) : done;
    }),
  ];
}

function itemHandlers(house: House): readonly Handler[] {
  return [
    handle(contract.similarComplaints, async ({ params }, { caller }) => {
      const found = await similarItems(house, caller.viewer, params.id);
      if (!found.ok) return found;
      return ok(
        found.value.map(({ of, text, share, passages, sameKind, confirmed }) => ({
          case: caseRow(house, of, undefined),
          share,
          passages: [...passages],
          sameKind,
          confirmed,
          text,
        })),
      );
    }),
  ];
}

/** Offices by name have signed in: the contract lets nobody else through. */
function signedIn(caller: { readonly kind: string }): SignedIn {
  if (caller.kind !== 'signed-in') throw new TypeError('an endpoint of offices was reached without one');
  return caller as SignedIn;
}

type Mapping = NonNullable<Parameters<typeof importBatch>[2]['mapping']>;
function readMapping(text: string): Mapping | 'unfit' {
  try {
    const value: unknown = JSON.parse(text);
    return Check(contract.importBatch.reply.properties.mapping, value) ? (value as Mapping) : 'unfit';
  } catch {
    return 'unfit';
  }
}

async function* pieceOf(bytes: Uint8Array): AsyncGenerator<Uint8Array> {
  yield bytes;
}
