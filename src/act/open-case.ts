import type { Json } from '../basis/canonical.ts';
import { fail, ok, type Result } from '../basis/result.ts';
import type { Actor } from '../model/case.ts';
import type { CaseType } from '../model/case-type.ts';
import { chainEvent } from '../model/history.ts';
import { levelOf } from '../model/region.ts';
import type { TakenOver } from '../model/taken-over.ts';
import type { Words } from '../model/words.ts';
import { clocksStartedBy } from './case-clocks.ts';
import type { StepContext, Stepped } from './context.ts';
import { foldOpening, openingEvent } from './fold.ts';
import { validInput } from './input.ts';
import { tasksOf } from './tasks.ts';

/** What a new case is given; `number` comes from a register without gaps, `parties` maps party id → unit id. */
export type Opening = {
  readonly id: string;
  readonly number: string;
  readonly title: Words;
  readonly region: string;
  readonly parties: Readonly<Record<string, string>>;
  readonly points: readonly number[];
  readonly findings: readonly string[];
  readonly fields: Readonly<Record<string, Json>>;
  readonly parent?: string;
  readonly actor: Actor;
  /** It stands in an older ledger, which may say that it is under way. */
  readonly takenOver?: TakenOver;
};

/** A new case with its first event. Faults: case.not-yours, case.field-missing, case.field-invalid. */
export function openCase(type: CaseType, given: Opening, context: StepContext): Result<Stepped> {
  // Below a parent, the step that opens it says who may.
  if (given.parent === undefined && !type.openedBy.includes(given.actor.role)) return fail('case.not-yours', openingEvent);
  const missing = Object.entries(type.parties).find(([id, rule]) => rule.optional !== true && !Object.hasOwn(given.parties, id));
  if (missing !== undefined) return fail('case.field-missing', missing[0]);
  const unknown = Object.keys(given.parties).find((id) => !Object.hasOwn(type.parties, id));
  if (unknown !== undefined) return fail('case.field-invalid', unknown);
  if (type.level !== undefined && levelOf(given.region) !== type.level) return fail('case.child-foreign', given.region);
  const state = given.takenOver?.state ?? type.initial;
  if (!beginsIn(type, state)) return fail('case.step-refused', state);
  const input = validInput(type, undefined, type.fields, given.fields, given.actor, context.now);
  if (!input.ok) return input;
  const clocks = clocksStartedBy(type, openingEvent, input.value, context);
  const event = chainEvent({
    case: given.id, seq: 1, event: openingEvent, from: '', to: state, actor: given.actor,
    at: context.now, enteredAt: context.enteredAt, previous: '',
    data: {
      ...input.value, $type: type.id, $number: given.number, $title: given.title, $region: given.region, $parties: given.parties,
      $points: given.points, $findings: given.findings,
      ...(given.parent !== undefined && { $parent: given.parent }),
      ...(given.takenOver !== undefined && { $takenOver: given.takenOver }),
      ...(clocks.length > 0 && { $clocks: clocks }),
    },
  }, context.seed, context.hash);
  const opened = foldOpening(type, event);
  return ok({ case: opened, event, tasks: tasksOf(type, opened) });
}

/** As a new one, or where the declaration takes over what an older ledger calls so. */
const beginsIn = ({ initial, ledger }: CaseType, state: string): boolean => state === initial || ledger?.takenOver?.some((rule) => rule.state === state) === true;
