import { fail, ok, type Result } from '../../basis/result.ts';
import { answerAppeal as answerEndpoint, giveAppeal as giveEndpoint, listAppeals,
  readAppealEvidence } from '../../contract/effectiveness.ts';
import { answerAppeal, giveAppeal } from '../../flow/effectiveness/appeals.ts';
import type { House } from '../../flow/house.ts';
import { servable } from '../../flow/scans.ts';
import type { AppealQuery } from '../../flow/ports/deduction-appeals.ts';
import type { DeductionAppeal } from '../../model/deduction-appeal.ts';
import type { Caller } from '../caller.ts';
import { handle, handleFile, type Handler } from '../handler.ts';
import { checkUpload } from '../upload.ts';
import { appealView } from '../views/effectiveness.ts';

/** 申辩: given by the firm, answered by the branch, seen by whoever sees the outlet. */
export function deductionAppealHandlers(house: House): readonly Handler[] {
  const view = (caller: Caller, done: Result<DeductionAppeal>) => (done.ok ? ok(appealView(house, caller.viewer, done.value)) : done);
  return [
    handle(listAppeals, async ({ query }, { caller }) => {
      const { limit = 100 } = query;
      const rows = await house.records.read(caller.viewer).deductionAppeals({ limit, ...(query.waiting === true ? { waiting: true } : {}),
        ...placeOf(query.before) });
      const last = rows.at(-1);
      return ok({
        rows: rows.map((appeal) => appealView(house, caller.viewer, appeal)),
        ...(rows.length === limit && last !== undefined ? { next: `${last.at}.${last.id}` } : {}),
      });
    }),
    handle(giveEndpoint, async ({ body }, { caller }) =>
      (caller.kind === 'signed-in' ? view(caller, await giveAppeal(house, caller.actor, body)) : fail('access.sign-in-needed'))),
    handle(answerEndpoint, async ({ params, body }, { caller }) =>
      (caller.kind === 'signed-in' ? view(caller, await answerAppeal(house, caller, params.id, body.accepted,
        body.reason)) : fail('access.sign-in-needed'))),
    handleFile(readAppealEvidence, async ({ params }, { caller }) => {
      const appeal = await house.records.read(caller.viewer).deductionAppeal(params.id);
      if (appeal === undefined) return fail('request.not-found', params.id);
      const bytes = appeal.evidence === undefined ? undefined : await house.files.get(appeal.evidence);
      if (bytes === undefined) return fail('file.missing', params.id);
      const may = await servable(house, appeal.evidence ?? '');
      if (!may.ok) return may;
      const known = checkUpload(appeal.evidenceName ?? '', bytes);
      return ok({ bytes, type: known.ok ? known.value.type : 'application/octet-stream', name: appeal.evidenceName ?? params.id });
    }),
  ];
}

function placeOf(before: string | undefined): Pick<AppealQuery, 'before'> {
  const at = before?.indexOf('.') ?? -1;
  return before === undefined || at < 0 ? {} : { before: { at: Number(before.slice(0, at)), id: before.slice(at + 1) } };
}
