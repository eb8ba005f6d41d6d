import type { Json } from '../../basis/canonical.ts';
import { fail, ok, type Result } from '../../basis/result.ts';
import type { StepContext } from '../../act/context.ts';
import { step } from '../../act/step.ts';
import type { StepProof } from '../../act/trial.ts';
import type { Actor, Case } from '../../model/case.ts';
import { allOrNothing } from '../all-or-nothing.ts';
import type { CaseType } from '../../model/case-type.ts';
import type { House } from '../house.ts';
import type { RecordWriter, Viewer } from '../ports/records.ts';
import { signingFacts } from '../signing/facts.ts';
import { declaredType } from './case-types.ts';
import { copyableFor } from './copyable-for.ts';
import { keepStep } from './keep-step.ts';
import { namedCause } from './named-cause.ts';
import { issuesDocument, issueStep } from './number-document.ts';
import { photosHandedIn } from './photos.ts';
import { stepContext } from './step-context.ts';
import { takenAlready } from './taken-already.ts';

export type StepAsked = {
  readonly case: string; readonly event: string; readonly actor: Actor; readonly seenSeq: number;
  readonly data: Readonly<Record<string, Json>>;
  /** What a signature, or a scan of one, brings beside its form. */
  readonly proof?: StepProof;
};

/**
 * 办理一步: what the viewer may not see does not exist for them; the step is decided pure, then stored whole (event, case, tasks,
 * public projection) or not at all. Asked for twice by the same person it is taken once; a signed request counts once and says so.
 * Faults: request.not-found, request.conflict, case.*, signature.*.
 */
export async function takeStep(house: House, viewer: Viewer, asked: StepAsked): Promise<Result<Case>> {
  const taken = await takeOnce(house, viewer, asked);
  if (taken.ok || taken.fault !== 'request.conflict' || asked.proof !== undefined) return taken;
  const before = await takenAlready(house, viewer, asked);
  return before === undefined ? taken : ok(before);
}

async function takeOnce(house: House, viewer: Viewer, asked: StepAsked): Promise<Result<Case>> {
  const of = await house.records.read(viewer).case(asked.case);
  if (of === undefined) return fail('request.not-found', asked.case);
  const type = declaredType(house.programmes, of.type);
  const context = await contextOf(house, type, of, asked);
  const decided = issuesDocument(type, asked.event) ? undefined : step(type, of, asked, context);
  if (decided?.ok === false) return decided;
  return untilStill(() => allOrNothing(house.records, async (records) => {
    const stepped = decided ?? await issueStep(house, records, type, of, asked, context);
    if (!stepped.ok) return stepped;
    const kept = await keepStep(house, records, type, of, stepped.value);
    if (kept.ok) await audit(house, records, asked, kept.value);
    return kept;
  }), asked.case);
}

const triesMax = 5;

/** Whoever is above may move at the same time; what this step tells them is then told to what stands now. */
async function untilStill(work: () => Promise<Result<Case>>, id: string): Promise<Result<Case>> {
  for (let left = triesMax; left > 0; left -= 1) {
    const done = await work();
    if (done.ok || done.fault !== 'request.conflict' || done.detail === id) return done;
  }
  return fail('request.conflict', id);
}

async function contextOf(house: House, type: CaseType, of: Case, { actor, event, proof, data }: StepAsked): Promise<StepContext> {
  const gathered = await stepContext(house, type, of, actor.person, undefined, event);
  const cause = await namedCause(house, type, event, data);
  const copyable = await copyableFor(house, type, of, event, data);
  const files = type.steps.some((rule) => rule.event === event && rule.input.some(({ kind }) => kind === 'files'));
  const photos = files ? await photosHandedIn(house, of, data) : undefined;
  const named = { ...(cause !== undefined && { cause }), ...(copyable !== undefined && { copyable }), ...(photos !== undefined && { photos }) };
  const context = { ...gathered, facts: { ...gathered.facts, ...named } };
  if (proof === undefined && !Object.hasOwn(data, 'office')) return context;
  return { ...context, facts: { ...context.facts, ...await signingFacts(house, type, of, actor.person) } };
}

const audit = (house: House, records: RecordWriter, asked: StepAsked, after: Case): Promise<void> =>
  records.putAudit([{
    at: house.clocks.machine(), worldAt: house.clocks.world(), actor: asked.actor.says, action: `case.${asked.event}`,
    subject: after.number, outcome: 'ok', detail: { case: after.id, seq: after.seq, state: after.state },
  }]);
