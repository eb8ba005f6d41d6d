import { fail, ok, type Result } from '../../basis/result.ts';
import { dayOf, instant, latestMoment } from '../../basis/time.ts';
import {
  answerDataMark, dataMarkRules, giveDataMark, listDataMarks, marksToConfirm, readMarkEvidence, uploadMarkEvidence, withdrawDataMark,
} from '../../contract/data-mark.ts';
import { answerMark, withdrawMark } from '../../flow/data-marks/answer-mark.ts';
import { giveMark } from '../../flow/data-marks/give-mark.ts';
import { toConfirm } from '../../flow/data-marks/to-confirm.ts';
import { isOutlet } from '../../flow/determine/outlet-days.ts';
import type { House } from '../../flow/house.ts';
import { keepHandedIn, servable } from '../../flow/scans.ts';
import { markRulesAt } from '../../judge/data-mark.ts';
import type { DataMark } from '../../model/data-mark.ts';
import { markTypesFor } from '../../rulebook/data-marks.ts';
import type { Caller } from '../caller.ts';
import { handle, handleFile, type Handler } from '../handler.ts';
import { maySeePoint } from '../rights.ts';
import { checkUpload } from '../upload.ts';
import { citeOfRow, dataMarkView, factorNames, markedOutlet } from '../views/data-mark.ts';

/** 数据标记 of firms: set and withdrawn by the firm, late ones answered by the branch, seen by whoever sees the outlet. */
export function dataMarkHandlers(house: House): readonly Handler[] {
  const view = (caller: Caller, done: Result<DataMark>) => (done.ok ? ok(dataMarkView(house, caller.viewer, done.value)) : done);
  return [
    handle(listDataMarks, async ({ query }, { caller }) => {
      const points = query.point !== undefined ? [query.point] : query.enterprise !== undefined ? outletsOf(house, caller,
        query.enterprise) : undefined;
      const { from = 0, to = latestMoment, limit = 100 } = query;
      const rows = await house.records.read(caller.viewer).dataMarks({
        // What rules find is a hint for reviewers and stands on their list (数据审核).
        window: { from, to }, limit, makers: ['firm', 'reviewer'], ...(points === undefined ? {} : { points }), ...(query.waiting === true ? { waiting: true } : {}),
          ...placeOf(query.before),
      });
      const last = rows.at(-1);
      return ok({
        rows: rows.map((mark) => dataMarkView(house, caller.viewer, mark)),
        ...(rows.length === limit && last !== undefined ? { next: `${last.from}.${last.id}` } : {}),
      });
    }),
    handle(dataMarkRules, async () => {
      const now = house.clocks.world();
      const rules = markRulesAt(house.rulebook, now);
      if (!rules.ok) return rules;
      const { edition, deadline, late, unmarked, falseMark } = rules.value;
      const cite = (row: Parameters<typeof citeOfRow>[1]) => citeOfRow(edition, row);
      const types = markTypesFor(rules.value, 'firm', dayOf(instant(now))).map((row) => ({ code: row.code, name: row.name, of: row.of,
        effect: row.effect, cite: cite(row) }));
      return ok({
        types, deadline: { hour: deadline.hour, cite: cite(deadline.row) }, late: { way: late.way, cite: cite(late.row) },
        unmarked: cite(unmarked), falseMark: cite(falseMark),
      });
    }),
    handle(marksToConfirm, async ({ query }, { caller }) => {
      const found = await toConfirm(house, outletsOf(house, caller, query.enterprise ?? caller.viewer.unit));
      if (!found.ok) return found;
      const { rules, rows } = found.value;
      return ok({
        at: house.clocks.world(), deadline: citeOfRow(rules.edition, rules.deadline.row), unmarked: citeOfRow(rules.edition,
          rules.unmarked),
        rows: rows.map(({ point, factors, flags, ...row }) => ({ ...row, flags: [...flags], point: markedOutlet(house, point),
          factors: factorNames(house, factors) })),
      });
    }),
    handle(giveDataMark, async ({ body }, { caller }) =>
      (caller.kind === 'signed-in' ? view(caller, await giveMark(house, caller.actor, body)) : fail('access.sign-in-needed'))),
    handle(withdrawDataMark, async ({ params, body }, { caller }) =>
      (caller.kind === 'signed-in' ? view(caller, await withdrawMark(house, caller, params.id,
        body.reason)) : fail('access.sign-in-needed'))),
    handle(answerDataMark, async ({ params, body }, { caller }) =>
      (caller.kind === 'signed-in' ? view(caller, await answerMark(house, caller, params.id, body.accepted,
        body.reason)) : fail('access.sign-in-needed'))),
    handle(uploadMarkEvidence, async (_input, { upload }) => {
      if (upload === undefined) return fail('request.invalid', 'file');
      const kept = await keepHandedIn(house, upload.bytes);
      return kept.ok ? ok({ hash: kept.value, name: upload.name }) : kept;
    }),
    handleFile(readMarkEvidence, async ({ params }, { caller }) => {
      const mark = await house.records.read(caller.viewer).dataMark(params.id);
      if (mark === undefined) return fail('request.not-found', params.id);
      const bytes = mark.evidence === undefined ? undefined : await house.files.get(mark.evidence);
      if (bytes === undefined) return fail('file.missing', params.id);
      const may = await servable(house, mark.evidence ?? '');
      if (!may.ok) return may;
      const known = checkUpload(mark.evidenceName ?? '', bytes);
      return ok({ bytes, type: known.ok ? known.value.type : 'application/octet-stream', name: mark.evidenceName ?? params.id });
    }),
  ];
}

/** Outlets of a firm that this office sees; none of a firm that does not exist for it. */
const outletsOf = (house: House, { viewer }: Caller, enterprise: string): readonly number[] =>
  house.directory.outletsOf(enterprise).filter((point) => isOutlet(point) && maySeePoint(house, viewer, point)).map(({ number }) => number);

function placeOf(before: string | undefined): { readonly before?: Pick<DataMark, 'from' | 'id'> } {
  const at = before?.indexOf('.') ?? -1;
  return before === undefined || at < 0 ? {} : { before: { from: Number(before.slice(0, at)), id: before.slice(at + 1) } };
}
