import type { Appointment } from '../model/appointment.ts';
import type { Actor } from '../model/case.ts';
import type { CaseType } from '../model/case-type.ts';
import type { Role } from '../model/role.ts';
import { fromCivil } from '../basis/time.ts';
import type { Opening } from './open-case.ts';
import type { StepContext } from './context.ts';
import { publishedCalendar } from './published-calendar.ts';

/** Material of this room's tests: a miniature item with clock, upload, freezing, two signatures, return and reopening. */
const words = (zh: string) => ({ zh, en: zh });

export const miniature: CaseType = {
  id: 'test/item', noun: words('事项'), title: words('事项'), initial: 'working', openedBy: ['province'],
  parties: {
    county: { title: words('县'), roles: ['county'] },
    secretary: { title: words('书记'), roles: ['party-secretary'] },
    head: { title: words('县长'), roles: ['head-of-government'] },
    city: { title: words('市'), roles: ['city'], optional: true },
  },
  states: {
    working: { title: words('整改'), tone: 'working' }, signing: { title: words('签字'), tone: 'review' },
    closed: { title: words('销号'), tone: 'done', end: true },
  },
  steps: [
    { event: 'work', title: words('整改'), from: ['working', 'signing'], to: 'same', by: ['county'], guards: [], effects: [],
      input: [{ id: 'progress', title: words('进展'), kind: 'text', required: false, lengthMax: 10 },
        { id: 'files', title: words('文件'), kind: 'files', required: false },
        { id: 'marks', title: words('清单'), kind: 'checklist', required: false },
        { id: 'measures', title: words('措施'), kind: 'measures', required: false }] },
    { event: 'freeze', title: words('冻结'), from: ['working'], to: 'signing', by: ['county'], main: true, input: [],
      guards: [{ guard: 'checklist-complete' }], effects: [{ effect: 'freeze' }] },
    ...(['party-secretary', 'head-of-government'] as const).map((office) => ({
      event: `sign-${office}`, title: words('签字'), from: ['signing'], to: 'same', main: true as const, guards: [],
      by: [office === 'party-secretary' ? 'secretary' : 'head'], effects: [{ effect: 'sign' as const, office }],
      input: [{ id: 'hash', title: words('摘要'), kind: 'text' as const, required: true }],
    })),
    { event: 'close', title: words('销号'), from: ['signing'], to: 'closed', by: ['county'], input: [],
      guards: [{ guard: 'signed', offices: ['party-secretary', 'head-of-government'] }, { guard: 'children-closed' }],
      effects: [{ effect: 'start-look-back', length: 'look-back' }] },
    { event: 'send-back', title: words('退回'), from: ['signing'], to: 'working', by: ['city'], returns: true, guards: [{ guard: 'different-person', from: 'freeze' }],
      input: [{ id: 'reason', title: words('原因'), kind: 'text', required: true }], effects: [{ effect: 'void-signatures' }] },
    { event: 'rebound', title: words('反弹'), from: ['closed'], to: 'working', by: ['system'], guards: [{ guard: 'within-look-back' }],
      input: [{ id: 'finding', title: words('判定'), kind: 'text', required: true }],
      effects: [{ effect: 'reopen' }, { effect: 'void-signatures' }, { effect: 'attach-finding' }] },
  ],
  clocks: [{ id: 'work', title: words('整改期限'), party: 'county', startsOn: ['open', 'rebound'], stopsOn: ['freeze'], length: 'work-days', unit: 'working-day', onLapse: 'late' }],
  checklist: [{ id: 'photo', title: words('照片'), proof: 'material' }],
  fields: [{ id: 'problem', title: words('问题'), kind: 'verbatim', required: true }],
  stages: ['working', 'signing', 'closed'],
  parameters: {
    'work-days': { value: 5, unit: 'working-day', title: words('期限'), cite: 'test', confidence: 'local', from: '2026-01-01' },
    'look-back': { value: 12, unit: 'month', title: words('回头看'), cite: 'test', confidence: 'local', from: '2026-01-01' },
  },
};

export const actor = (role: Actor['role'], person = `person-${role}`, unit = role === 'system' ? 'machine' : 'county-1'): Actor =>
  ({ person, appointment: `appointment-${person}-${role}`, role, unit, region: '980101', says: `${person} ${role}` });

export const appointmentOf = (who: Actor, from = '2026-01-01', to?: string): Appointment => ({
  id: who.appointment, person: who.person, role: who.role as Role, unit: who.unit, region: who.region, title: words('职务'), from, ...(to !== undefined && { to }),
});

export const opening: Opening = {
  id: 'case-1', number: '演〔2026〕00001号', title: words('一个问题'), region: '980101',
  parties: { county: 'county-1', secretary: 'county-1', head: 'county-1', city: 'county-1' },
  points: [7], findings: [], fields: { problem: '原文' }, actor: actor('province'),
};

/** A context at a moment of 2026 with counted salts and ids, so that the same walk gives the same hashes. */
export function contextAt(month: number, day: number, facts: Partial<StepContext['facts']> = {}, hour = 10): StepContext {
  let count = 0;
  const now = fromCivil(2026, month, day, hour);
  if (now === undefined) throw new TypeError(`no such day ${month}-${day}`);
  return {
    now, enteredAt: now + 5, seed: `seed-${month}-${day}-${(count += 1)}`, newId: () => `id-${month}-${day}-${(count += 1)}`,
    calendar: publishedCalendar, parameters: {}, facts: { appointments: [], machine: {}, children: [], ...facts },
    checks: {
      checklistOpen: (type, of) => type.checklist.filter((item) => of.checklist[item.id]?.state !== 'have').map((item) => item.id),
      unmeasurable: () => [],
    },
  };
}
