import type { Json } from '../basis/canonical.ts';
import { fail, type Failure } from '../basis/result.ts';
import type { Case } from '../model/case.ts';
import type { CaseType, Guard } from '../model/case-type.ts';
import { applies } from '../model/checklist-applies.ts';
import { running } from './changed-clocks.ts';
import { openPause } from './clock-changes.ts';
import type { StepContext } from './context.ts';
import { numberParameter } from './parameters.ts';
import type { Trial } from './trial.ts';
import { unverifiedMeasures } from './unverified-measures.ts';
import { openStages } from './work-stages.ts';

/** The first guard that does not hold, as the fault to answer with. */
export function unmetGuard(trial: Trial): Failure | undefined {
  for (const guard of trial.rule.guards) {
    const unmet = decide(guard, trial);
    if (unmet !== undefined) return unmet;
  }
  return undefined;
}

/** Every guard that does not hold yet, for the screen that says what still stands in the way. */
export const unmetGuards = (trial: Trial): readonly Failure[] =>
  trial.rule.guards.flatMap((guard) => decide(guard, trial) ?? []);

/** The closed table of guards. */
function decide(guard: Guard, { type, of, actor, input, context }: Trial): Failure | undefined {
  switch (guard.guard) {
    case 'measures-measurable': return measurable(of, context);
    case 'checklist-complete': return failWithIds('case.checklist-open', context.checks.checklistOpen(type, of, context.facts.machine));
    case 'machine-check': return failWithIds('case.machine-check-disagrees', machineItemsOpen(type, of, context));
    case 'measures-verified': return failWithIds('case.measures-unverified', unverifiedMeasures(type, of));
    case 'frozen': return of.frozen === undefined ? fail('signature.not-frozen') : undefined;
    case 'signed': return signedBy(of, guard.offices);
    case 'notice-ended': return of.notice === undefined || context.now <= of.notice.to ? fail('case.notice-running') : undefined;
    case 'objections-answered': return failWithIds('case.objection-unanswered', unanswered(of));
    case 'different-person': return doneBy(of, guard.from)?.person === actor.person ? fail('signature.self-approval', guard.from) : undefined;
    case 'different-unit': return doneBy(of, guard.from)?.unit === actor.unit ? fail('signature.self-approval', guard.from) : undefined;
    case 'not-a-signer': return signed(of, actor.person) ? fail('signature.self-approval', 'sign') : undefined;
    case 'children-closed': return failWithIds('case.children-open', context.facts.children.filter((child) => !child.ended && child.part !== false).map((child) => child.id));
    case 'within-look-back':
      return of.lookBackUntil === undefined || context.now > of.lookBackUntil ? fail('case.outside-look-back') : undefined;
    case 'confident-ground': return of.fields['confidence'] === 'high' ? undefined : fail('case.ground-too-weak');
    case 'clock-running': return isPausedOrRuns(of, guard.clock) === 'runs' ? undefined : fail('clock.not-running', guard.clock);
    case 'clock-paused': return isPausedOrRuns(of, guard.clock) === 'paused' ? undefined : fail('clock.not-paused', guard.clock);
    case 'two-officers': return input[guard.fields[0]] === input[guard.fields[1]] ? fail('case.two-officers-needed') : undefined;
    case 'later-day': return laterDay(input[guard.field] ?? of.fields[guard.field], of.fields[guard.than], guard.than);
    case 'extensions-left': return (of.extensions?.length ?? 0) < numberParameter(type, guard.most, context.parameters) ? undefined : fail('case.extended-too-often', String(of.extensions?.length));
    case 'files-at-most': return filesAtMost(of, guard.item, numberParameter(type, guard.most, context.parameters));
    case 'no-open-child': return failWithIds('case.child-running', context.facts.children.filter((child) => child.child === guard.child && !child.ended).map((child) => child.id));
    case 'stages-ended': return failWithIds('case.stages-open', openStages(type, of));
    case 'works-have-projects': return failWithIds('case.works-without-project', withoutProject(of, context.facts.children.filter(({ child }) => child === guard.child), guard.except));
    case 'next-rung': return nextRung(of, guard);
    case 'whole-within': return wholeWithin(of.fields[guard.field], guard.field, (id) => numberParameter(type, id, context.parameters), guard);
    case 'not-together': return Object.entries(guard.fields).every(([id, value]) => of.fields[id] === value) ? fail('case.stands-elsewhere', Object.keys(guard.fields).join(',')) : undefined;
    case 'visits-left': return visitsLeft(of, guard, numberParameter(type, guard.most, context.parameters),
      context.facts.visitsOfYear ?? 0);
    case 'has-code-word': return context.facts.letter?.codeWord === undefined ? fail('case.no-code-word', context.facts.letter?.issuer.zh) : undefined;
    case 'field-is': return guard.is.includes(String(of.fields[guard.field])) ? undefined : fail('case.field-otherwise', guard.field);
  }
}

/** 一个都不能少: no measure with building work stands without its project. */
const withoutProject = ({ measures }: Case, projects: StepContext['facts']['children'], except: readonly string[]): readonly string[] =>
  measures.filter(({ id, works, dropped, withoutProject: why }) => works === true && dropped === undefined && why === undefined
    && !projects.some(({ measure, state }) => measure === id && !except.includes(state ?? ''))).map(({ id }) => id);

/** No rung is left out: the one before has been used and was not enough. */
function nextRung({ fields }: Case, { field, after, ladder }: Extract<Guard, { guard: 'next-rung' }>): Failure | undefined {
  const most = ladder.indexOf(String(fields[after])) + 1;
  return ladder.indexOf(String(fields[field])) <= most ? undefined : fail('case.rung-left-out', ladder[most]);
}

/** 入企次数: a case without such a unit, or one that is excepted, is not counted. */
const visitsLeft = (of: Case, { party, unless }: Extract<Guard, { guard: 'visits-left' }>, most: number,
  visited: number): Failure | undefined =>
  (of.parties[party] === undefined || of.fields[unless.field] === unless.is || visited < most ? undefined
    : fail('case.visits-used', `${visited}/${most}`));

function wholeWithin(value: Json | undefined, field: string, parameter: (id: string) => number, { least, most }: { readonly least: string; readonly most: string }): Failure | undefined {
  const [number, from, to] = [Number(value), parameter(least), parameter(most)];
  if (value === undefined) return fail('case.field-missing', field);
  return Number.isSafeInteger(number) && number >= from && number <= to ? undefined : fail('case.number-beyond', `${from}–${to}`);
}

const filesAtMost = (of: Case, id: string, most: number): Failure | undefined =>
  (of.evidence.filter(({ item }) => item === id).length > most ? fail('case.files-full', String(most)) : undefined);

function isPausedOrRuns(of: Case, id: string): 'runs' | 'paused' | undefined {
  const clock = running(of.clocks, id);
  return clock === undefined ? undefined : openPause(clock) === undefined ? 'runs' : 'paused';
}

const failWithIds = (fault: Failure['fault'], ids: readonly string[]): Failure | undefined =>
  ids.length === 0 ? undefined : fail(fault, ids.join(','));

function measurable(of: Case, context: StepContext): Failure | undefined {
  const standing = of.measures.filter(({ dropped }) => dropped === undefined);
  if (standing.length === 0) return fail('case.measure-not-measurable');
  return failWithIds('case.measure-not-measurable', context.checks.unmeasurable(standing))
    ?? failWithIds('case.measure-dropped-silently', of.measures.filter(({ dropped }) => dropped?.reason === '').map(({ id }) => id));
}

function laterDay(day: Json | undefined, than: Json | undefined, field: string): Failure | undefined {
  if (typeof than !== 'string' || than === '') return fail('case.field-missing', field);
  return typeof day === 'string' && day > than ? undefined : fail('case.day-not-later', than);
}

/** Machine items of the case that do not pass: failed, undeterminable and never computed are all open. */
const machineItemsOpen = (type: CaseType, of: Case, context: StepContext): readonly string[] =>
  type.checklist
    .filter((item) => item.proof === 'machine' && applies(item, of.fields))
    .filter((item) => !Object.hasOwn(context.facts.machine, item.id) || context.facts.machine[item.id] !== 'pass')
    .map((item) => item.id);

/** Every office has signed this very version, and no person twice. */
function signedBy(of: Case, offices: readonly string[]): Failure | undefined {
  if (of.frozen === undefined) return fail('signature.not-frozen');
  const standing = of.signatures.filter((signature) => signature.voided === undefined && signature.hash === of.frozen?.hash);
  const missing = offices.filter((office) => !standing.some((signature) => signature.office === office));
  if (missing.length > 0) return fail('signature.missing', missing.join(','));
  const persons = new Set(standing.map((signature) => signature.actor.person));
  return persons.size < offices.length ? fail('signature.same-person') : undefined;
}

const signed = (of: Case, person: string): boolean => of.signatures.some((signature) => signature.voided === undefined && signature.actor.person === person);

const unanswered = (of: Case): readonly string[] =>
  (of.notice?.objections ?? []).filter((objection) => objection.answer === undefined).map((objection) => objection.id);

const doneBy = (of: Case, event: string): Case['doneBy'][string] | undefined => (Object.hasOwn(of.doneBy, event) ? of.doneBy[event] : undefined);
