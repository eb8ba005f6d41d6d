import type { Json } from '../basis/canonical.ts';
import { fail, ok, type Result } from '../basis/result.ts';
import type { Actor, Case } from '../model/case.ts';
import type { CaseType, StepRule } from '../model/case-type.ts';
import { chainEvent } from '../model/history.ts';
import { stillFrozen } from '../model/frozen-content.ts';
import { clocksStartedBy, type ClocksOfEvent } from './case-clocks.ts';
import { clocksChangedBy } from './changed-clocks.ts';
import type { StepContext, Stepped } from './context.ts';
import { consequencesOf } from './effects.ts';
import { foldEvent, foldInput } from './fold.ts';
import { unmetGuard } from './guards.ts';
import { validInput } from './input.ts';
import { mayAct } from './parties.ts';
import { setApart } from './set-apart.ts';
import { withPhotoFacts } from './photos.ts';
import { tasksOf } from './tasks.ts';
import type { Consequences, StepProof } from './trial.ts';

/** `seenSeq` is the number of the newest event that the person had on the screen. */
export type StepRequest = {
  readonly event: string;
  readonly actor: Actor;
  readonly data: Readonly<Record<string, Json>>;
  readonly seenSeq: number;
  /** What a signature, or a scan of one, brings beside the declared input. */
  readonly proof?: StepProof;
};

/**
 * One step of any case, over its type's table: party, input, guards, effects, clocks, and the event that records all of it.
 * Pure. The case returned is the fold of the event, so a replay of all events gives the same case.
 * Faults: request.conflict (somebody was faster), case.*, signature.*, clock.*.
 */
export function step(type: CaseType, of: Case, request: StepRequest, context: StepContext): Result<Stepped> {
  if (of.type !== type.id) throw new TypeError(`case ${of.id} is a ${of.type}, not a ${type.id}`);
  if (request.seenSeq !== of.seq) return fail('request.conflict', `${of.seq}`);
  const rule = ruleFor(type, of, request.event);
  if (rule === undefined) return fail('case.step-refused', `${of.state} + ${request.event}`);
  if (!mayAct(type, of, rule, request.actor)) return fail('case.not-yours', request.event);
  const valid = validInput(type, of, rule.input, request.data, request.actor, context.now);
  const told = valid.ok ? withPhotoFacts(type, of, rule.input, valid.value, context) : valid;
  if (!told.ok) return told;
  const { kept: input, apart } = setApart(rule.input, told.value);
  const candidate = foldInput(of, rule, input);
  const unmet = unmetGuard({ type, of: candidate, rule, actor: request.actor, input, context });
  if (unmet !== undefined) return unmet;
  const trial = {
    type, of: candidate, rule, actor: request.actor, input, context, ...(request.proof !== undefined && { proof: request.proof }),
  };
  const consequences = consequencesOf(trial);
  if (!consequences.ok) return consequences;
  const changed = clocksChangedBy(trial);
  if (!changed.ok) return changed;
  const clocks = { started: clocksStartedBy(type, rule.event, candidate.fields, context), changed: changed.value };
  const stepped = record({ type, of, rule, request, context, candidate, input, consequences: consequences.value, clocks });
  return ok(apart === undefined ? stepped : { ...stepped, apart });
}

/** The step of this name that exists in the present state; an event name from outside is never used as a property. */
export const ruleFor = (type: CaseType, of: Case, event: string): StepRule | undefined =>
  type.steps.find((rule) => rule.event === event && rule.from.includes(of.state));

type Recording = {
  readonly type: CaseType; readonly of: Case; readonly rule: StepRule; readonly request: StepRequest; readonly context: StepContext;
  readonly candidate: Case; readonly input: Readonly<Record<string, Json>>; readonly consequences: Consequences;
  readonly clocks: ClocksOfEvent;
};

function record({ type, of, rule, request, context, candidate, input, consequences, clocks }: Recording): Stepped {
  const voids = consequences['$void'] === undefined && changesFrozen(type, of, candidate);
  const restart = voids ? signingRestart(type) : undefined;
  const { $to } = consequences;
  const to = restart ?? (typeof $to === 'string' ? $to : rule.to === 'same' ? of.state : rule.to);
  const event = chainEvent({
    case: of.id, seq: of.seq + 1, event: rule.event, from: of.state, to, actor: request.actor,
    at: context.now, enteredAt: context.enteredAt, previous: of.head,
    data: {
      ...input, ...consequences,
      ...(voids && { $void: 'content-changed' }),
      ...(clocks.started.length > 0 && { $clocks: clocks.started }),
      ...(clocks.changed.length > 0 && { $clocksChanged: clocks.changed }),
    },
  }, context.seed, context.hash);
  const next = foldEvent(type, of, event);
  return { case: next, event, tasks: tasksOf(type, next) };
}

/** Once struck off, the signed version stands for good; before, any change of it counts. */
const changesFrozen = (type: CaseType, before: Case, after: Case): boolean =>
  before.frozen !== undefined && before.closedAt === undefined && !stillFrozen(type, after, before.frozen);

/** Where signing starts again: the state from which the content is frozen. */
const signingRestart = (type: CaseType): string | undefined =>
  type.steps.find((rule) => rule.effects.some(({ effect }) => effect === 'freeze'))?.from[0];
