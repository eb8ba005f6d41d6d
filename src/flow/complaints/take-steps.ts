import type { Json } from '../../basis/canonical.ts';
import { ok, type Failure } from '../../basis/result.ts';
import { step } from '../../act/step.ts';
import type { Stepped } from '../../act/context.ts';
import type { Actor, Case } from '../../model/case.ts';
import { allOrNothing } from '../all-or-nothing.ts';
import { declaredType } from '../cases/case-types.ts';
import { keepStep } from '../cases/keep-step.ts';
import { stepContext } from '../cases/step-context.ts';
import type { House } from '../house.ts';
import type { Viewer } from '../ports/records.ts';

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
  const taken = await keepAll(house, actor, decided, asked[0]?.event ?? '', refused);
  return { taken, refused };
}

/** In one transaction; what cannot be kept is refused and the rest is kept without it. */
async function keepAll(
  house: House, actor: Actor, decided: readonly { readonly of: Case; readonly stepped: Stepped }[], event: string, refused: (Failure & { case: string })[],
): Promise<readonly Case[]> {
  if (decided.length === 0) return [];
  let at = '';
  const done = await allOrNothing(house.records, async (records) => {
    const kept: Case[] = [];
    for (const { of, stepped } of decided) {
      at = of.id;
      const one = await keepStep(house, records, declaredType(house.programmes, of.type), of, stepped);
      if (!one.ok) return one;
      kept.push(one.value);
    }
    await records.putAudit(kept.map((after) => ({
      at: house.clocks.machine(), worldAt: house.clocks.world(), actor: actor.says, action: `case.${event}`,
      subject: after.number, outcome: 'ok', detail: { case: after.id, seq: after.seq, state: after.state },
    })));
    return ok(kept);
  });
  if (done.ok) return done.value;
  const out = decided.find(({ of }) => done.fault === 'request.conflict' && of.id === done.detail)?.of.id ?? at;
  refused.push({ ...done, case: out });
  return keepAll(house, actor, decided.filter(({ of }) => of.id !== out), event, refused);
}
