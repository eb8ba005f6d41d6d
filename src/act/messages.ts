import type { Case, CaseEvent, CaseTask, RunningClock } from '../model/case.ts';
import type { CaseType, StepRule } from '../model/case-type.ts';
import type { Message, Told } from '../model/message.ts';
import { openPause } from './clock-changes.ts';
import { foldEvent, foldOpening } from './fold.ts';
import { tasksOf } from './tasks.ts';

/** What an event tells whom, by the case before and after it. Pure: a history tells the same messages whenever it is told. */
export function toldBy(type: CaseType, before: Case | undefined, after: Case, event: CaseEvent): Told {
  const rule = before === undefined ? undefined : type.steps.find((known) => known.event === event.event && known.from.includes(before.state));
  const [old, now] = [before === undefined ? [] : tasksOf(type, before), tasksOf(type, after)];
  const returns = rule?.returns === true;
  const ended = old.filter((task) => returns || !has(now, task));
  const fresh = now.filter((task) => returns || !has(old, task));
  const ahead = aheadOf(after, now, event.at);
  const relays = ids(ahead) !== ids(before === undefined ? [] : aheadOf(before, old, event.at));
  return {
    case: after.id, at: event.at, by: event.actor.says, ended: ended.map(({ party, event: of }) => ({ party, event: of })), relays,
    fresh: [
      ...fresh.map((task) => message(returns ? 'returned' : 'waits', task, event, reasonOf(event))),
      ...(rule?.urges === true ? now.map((task) => message('urged', task, event)) : []),
      ...(before === undefined ? [] : answersOf(type, before, ended, event)),
      ...(relays ? ahead : []),
    ],
  };
}

/** Every message of a history, as they would be told one event after another. */
export function messagesOf(type: CaseType, events: readonly CaseEvent[]): readonly Told[] {
  let before: Case | undefined;
  return events.map((event) => {
    const after: Case = before === undefined ? foldOpening(type, event) : foldEvent(type, before, event);
    const told = toldBy(type, before, after, event);
    before = after;
    return told;
  });
}

const has = (tasks: readonly CaseTask[], { party, event }: CaseTask): boolean => tasks.some((one) => one.party === party && one.event === event);
const ids = (messages: readonly Message[]): string => messages.map(({ id }) => id).join(' ');

function message(kind: Message['kind'], { case: of, party, event, unit, roles }: CaseTask, by: CaseEvent, reason = ''): Message {
  return {
    id: `${of}/${by.seq}/${kind}/${party}/${event}`, kind, case: of, seq: by.seq, party, event, unit, roles, at: by.at, by: by.actor.says,
    ...(reason !== '' && { reason }),
  };
}

const reasonOf = ({ data: { reason } }: CaseEvent): string => (typeof reason === 'string' ? reason : '');

/** Warnings and the end of every clock that runs for a party with something to do, as far as they lie ahead. */
function aheadOf(of: Case, tasks: readonly CaseTask[], now: number): readonly Message[] {
  const running = of.clocks.filter((clock) => clock.stoppedAt === undefined && openPause(clock) === undefined);
  return running.flatMap((clock) => tasks.filter(({ unit }) => unit === of.parties[clock.party]).flatMap((task) => clockMessages(of, clock, task)))
    .filter(({ at }) => at > now);
}

function clockMessages(of: Case, clock: RunningClock, { party, event, unit, roles }: CaseTask): readonly Message[] {
  const { due, id: name, startedAt } = clock;
  if (due === undefined) return [];
  const on = (kind: 'warning' | 'overdue', at: number, left: number): Message => ({
    id: `${of.id}/${name}-${startedAt}-${due}/${kind}-${left}/${party}/${event}`, kind, case: of.id, seq: of.seq, party, event, unit, roles, at, by: '', clock: name, due, left,
  });
  return [...(clock.warnings ?? []).map(({ left, at }) => on('warning', at, left)), on('overdue', due + 1, 0)];
}

/** Whoever urged a task since it began hears that it was done, unless they did it themselves. */
function answersOf(type: CaseType, before: Case, ended: readonly CaseTask[], event: CaseEvent): readonly Message[] {
  const urges = type.steps.filter((rule) => rule.urges === true && Object.hasOwn(before.doneBy, rule.event));
  return ended.flatMap((task) => urges.flatMap((rule): Message[] => {
    const urged = before.doneBy[rule.event];
    if (urged === undefined || urged.at < task.since || urged.unit === event.actor.unit) return [];
    const roles = rolesOf(type, before, rule, urged.unit);
    return roles.length === 0 ? [] : [{ ...message('answered', task, event), unit: urged.unit, roles }];
  }));
}

const rolesOf = (type: CaseType, of: Case, rule: StepRule, unit: string): Message['roles'] =>
  [...new Set(rule.by.filter((party) => of.parties[party] === unit).flatMap((party) => type.parties[party]?.roles ?? []))];
