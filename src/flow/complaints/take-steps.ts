import type { Json } from '../../basis/canonical.ts';
import type { Failure } from '../../basis/result.ts';
import { step } from '../../act/step.ts';
import type { Stepped } from '../../act/context.ts';
import type { Actor, Case } from '../../model/case.ts';
import { declaredType } from '../cases/case-types.ts';
import { keepStep } from '../cases/keep-step.ts';
import { stepContext } from '../cases/step-context.ts';
import type { House } from '../house.ts';
import type { Viewer } from '../ports/records.ts';
import { machineViewer } from '../viewer.ts';

export type OneStep = {
  readonly case: string;
  readonly seenSeq: number;
  readonly event: string;
  readonly data: Readonly<Record<string, Json>>;
};
export type StepsTaken = { readonly taken: readonly Case[]; readonly refused: readonly (Failure & { readonly case: string })[] };

/** 批量办理: each is decided on its own, and what may be taken is kept in one transaction. Somebody who was faster keeps only theirs back. */
export async function takeSteps(house: House, viewer: Viewer, actor: Actor, asked: readonly OneStep[]): Promise<StepsTaken> {
  const held = new Map(
    (await house.records.read(viewer).cases({ ids: asked.map((one) => one.case), limit: Math.max(1, asked.length) })).map((of) => [
      of.id,
      of,
    ]),
  );
  const refused: (Failure & { case: string })[] = [];
  const decided: { readonly of: Case; readonly stepped: Stepped }[] = [];
  for (const one of asked) {
    const of = held.get(one.case);
    if (of === undefined) {
      refused.push({ ok: false, fault: 'request.not-found', detail: one.case, case: one.case });
      continue;
    }
    const type = declaredType(house.programmes, of.type);
    const stepped = step(type, of, { ...one, actor }, await stepContext(house, type, of, actor.person, undefined, one.event));
    if (stepped.ok) decided.push({ of, stepped: stepped.value });
    else refused.push({ ...stepped, case: of.id });
  }
  const taken =
    decided.length === 0
      ? []
      : await house.records.write(machineViewer, async (records) => {
          const kept: Case[] = [];
          for (const { of, stepped } of decided) {
            const done = await keepStep(house, records, declaredType(house.programmes, of.type), of, stepped);
            if (done.ok) kept.push(done.value);
            else refused.push({ ...done, case: of.id });
          }
          await records.putAudit(
            kept.map((after) => ({
              at: house.clocks.machine(),
              worldAt: house.clocks.world(),
              actor: actor.says,
              action: `case.${asked[0]?.event}`,
              subject: after.number,
              outcome: 'ok',
              detail: { case: after.id, seq: after.seq, state: after.state },
            })),
          );
          return kept;
        });
  return { taken, refused };
}
