import type { Json } from '../basis/canonical.ts';
import { fromCivil } from '../basis/time.ts';
import type { Facts, StepContext } from '../act/context.ts';
import { replay } from '../act/fold.ts';
import { openCase, type Opening } from '../act/open-case.ts';
import { publishedCalendar } from '../act/published-calendar.ts';
import { step } from '../act/step.ts';
import { tasksOf } from '../act/tasks.ts';
import { checks } from '../close/checks.ts';
import type { Actor, Case, CaseEvent } from '../model/case.ts';
import type { CaseType } from '../model/case-type.ts';
import { documentNumber } from '../model/document-number.ts';
import type { Role } from '../model/role.ts';

/** Material of the golden walks: one unit and one person for each role, a clock that the test sets, everybody in office all year. */
export const unitOf: Readonly<Partial<Record<Actor['role'], string>>> = {
  branch: 'branch-1', enterprise: 'firm-1', enforcement: 'team-1', township: 'town-1', city: 'city-1', county: 'county-1',
  'party-secretary': 'county-1', 'head-of-government': 'county-1', 'rectification-office': 'office-1', 'trade-department': 'trade-1',
  province: 'province-1', leader: 'leader-1', 'leader-office': 'leader-1',
  system: 'machine', public: '',
};

export const who = (role: Actor['role'], person = `p-${role}`): Actor =>
  ({ person, appointment: `a-${person}`, role, unit: unitOf[role] ?? '', region: '980101', says: `${person}(${role})` });

export type Walk = { of: Case; readonly events: CaseEvent[]; now: number; facts: Facts };

export const at = (month: number, day: number): number => {
  const now = fromCivil(2026, month, day, 10);
  if (now === undefined) throw new TypeError(`no such day ${month}-${day}`);
  return now;
};

function contextOf(walk: Pick<Walk, 'now' | 'facts'>): StepContext {
  let count = 0;
  return {
    now: walk.now, enteredAt: walk.now, seed: `seed ${walk.now} ${(count += 1)}`, newId: () => `id-${walk.now}-${(count += 1)}`,
    calendar: publishedCalendar, parameters: { 'password-signs': 1 }, facts: walk.facts, checks,
  };
}

export function begin(type: CaseType, opening: Opening, now: number): Walk {
  const says = { zh: '3小时', en: '3 hours' };
  const read = { from: 0, to: 1, source: 'outlet-exceeding', says, steps: [] } as const;
  const copied = { id: 'm1', what: '清淤', quantity: '3', unit: '公里', owner: '甲', due: '2026-05-01', done: true };
  const counts = { inRegister: 2, screened: 1, found: 1, screenedFrom: '2026-02-01', screenedTo: '2026-03-02' };
  const facts: Facts = {
    cause: { id: 'cause-1', number: '演原因〔2026〕00001号', state: 'confirmed' },
    letter: { issuer: { zh: '某办', en: 'office' }, to: { zh: '某县', en: 'county' }, codeWord: '某环', number: documentNumber({ codeWord: '某环', kindWord: '督办', year: '2026' }, 1) },
    appointments: [], machine: { 'outlet-hours': 'pass' }, children: [], reading: { now: { ...read, figure: '3' }, first: read },
    copyable: { id: 'good', number: 'g', measures: [copied] },
    screening: { counts, hits: [{ region: '980101', weight: 1, fields: { object: '甲', registerId: 'a', why: '超标' }, parties: {} }] },
  };
  const opened = openCase(type, opening, contextOf({ now, facts }));
  if (!opened.ok) throw new Error(`${opened.fault} ${opened.detail}`);
  return { of: opened.value.case, events: [opened.value.event], now, facts };
}

/** Tries a step; `ok`, or the fault. */
export function advance(type: CaseType, walk: Walk, event: string, by: Actor, data: Readonly<Record<string, Json>> = {}): string {
  const held = { id: by.appointment, person: by.person, role: by.role as Role, unit: by.unit, region: by.region, title: { zh: '职务', en: 'office' }, from: '2026-01-01' };
  const facts = { ...walk.facts, appointments: [held] };
  const done = step(type, walk.of, { event, actor: by, data, seenSeq: walk.of.seq }, contextOf({ now: walk.now, facts }));
  if (!done.ok) return done.fault;
  walk.of = done.value.case;
  walk.events.push(done.value.event);
  return 'ok';
}

/** The same, and after each step the events alone must give the same case. */
export function go(type: CaseType, walk: Walk, event: string, by: Actor, data: Readonly<Record<string, Json>> = {}): string {
  const said = advance(type, walk, event, by, data);
  if (said === 'ok' && JSON.stringify(replay(type, walk.events)) !== JSON.stringify(walk.of)) throw new Error(`replay differs after ${event}`);
  return said;
}

/** `event → state | who waits for what`: one line of a golden walk. */
export const lineOf = (type: CaseType, walk: Walk): string =>
  `${walk.events.at(-1)?.event} → ${walk.of.state} | ${tasksOf(type, walk.of).map((task) => `${task.party}:${task.event}`).join(' ')}`.trimEnd();
