import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Case, CaseEvent } from '../model/case.ts';
import { actor, appointmentOf, contextAt, miniature as type, opening } from './fixture.ts';
import { foldOpening, replay } from './fold.ts';
import { openCase } from './open-case.ts';
import { availableSteps } from './parties.ts';
import { step, type StepRequest } from './step.ts';
import { lapsesOf } from './case-clocks.ts';
import { tasksOf } from './tasks.ts';

const county = actor('county', 'clerk');
const secretary = actor('party-secretary', 'li');
const head = actor('head-of-government', 'wang');
const photo = { hash: 'a'.repeat(64), name: '照片.jpg', type: 'image/jpeg', size: 12, item: 'photo' };
const held = { appointments: [appointmentOf(secretary), appointmentOf(head)] };

type Walk = { of: Case; events: CaseEvent[] };
function open(): Walk {
  const opened = openCase(type, opening, contextAt(3, 2));
  if (!opened.ok) throw new Error(opened.fault);
  return { of: opened.value.case, events: [opened.value.event] };
}
function take(walk: Walk, event: string, by = county, data: StepRequest['data'] = {}, context = contextAt(3, 3, held)): string {
  const done = step(type, walk.of, { event, actor: by, data, seenSeq: walk.of.seq }, context);
  if (!done.ok) return done.fault;
  walk.of = done.value.case;
  walk.events.push(done.value.event);
  return 'ok';
}
function frozen(): Walk {
  const walk = open();
  expect(take(walk, 'work', county, { files: [photo], marks: { photo: { state: 'have', files: [photo.hash] } } })).toBe('ok');
  expect(take(walk, 'freeze')).toBe('ok');
  return walk;
}
const hashOf = (walk: Walk): { hash: string } => ({ hash: walk.of.frozen?.hash ?? '' });

test('from open to closed, order of the signatures free, and replayed to the same case', () => {
  for (const order of [[secretary, head], [head, secretary]] as const) {
    const walk = frozen();
    for (const who of order) expect(take(walk, `sign-${who.role}`, who, hashOf(walk))).toBe('ok');
    expect(take(walk, 'close')).toBe('ok');
    expect(walk.of).toMatchObject({ state: 'closed', seq: 6, freezings: 1, rebounds: 0 });
    expect(replay(type, walk.events)).toEqual(walk.of);
    expect(take(walk, 'rebound', actor('system'), { finding: 'F-1' })).toBe('ok');
    expect(walk.of).toMatchObject({ state: 'working', rebounds: 1, findings: ['F-1'], checklist: {} });
    expect(walk.of.signatures.every((signature) => signature.voided?.reason === 'rebound')).toBe(true);
    expect(replay(type, walk.events)).toEqual(walk.of);
  }
});

test('any change of frozen content voids the signatures and goes back to where signing starts', () => {
  const walk = frozen();
  expect(take(walk, 'sign-party-secretary', secretary, hashOf(walk))).toBe('ok');
  const before = hashOf(walk);
  expect(take(walk, 'work', county, { progress: '又改了' })).toBe('ok');
  expect(walk.of).toMatchObject({ state: 'working', signatures: [{ voided: { reason: 'content-changed' } }] });
  expect(walk.of.frozen).toBeUndefined();
  expect(take(walk, 'freeze')).toBe('ok');
  expect(walk.of.frozen?.version).toBe(2);
  expect(take(walk, 'sign-party-secretary', secretary, before)).toBe('signature.wrong-version');
  expect(replay(type, walk.events)).toEqual(walk.of);
});

test.each([
  ['one person under two offices          ', 'sign-head-of-government', actor('head-of-government', 'li'), 'signature.same-person'],
  ['the same office twice                 ', 'sign-party-secretary', secretary, 'signature.already-given'],
  ['nobody holds this office today        ', 'sign-head-of-government', actor('head-of-government', 'zhao'), 'signature.not-in-office'],
  ['a deputy of the head of government    ', 'sign-head-of-government', actor('head-of-government', 'sun'), 'signature.by-deputy'],
  ['another unit                          ', 'sign-head-of-government', { ...head, unit: 'county-2' }, 'case.not-yours'],
  ['the clerk                             ', 'sign-head-of-government', county, 'case.not-yours'],
  ['close with one signature              ', 'close', county, 'signature.missing'],
  ['the machine outside its states        ', 'rebound', actor('system'), 'case.step-refused'],
  ['the one who froze sends it back       ', 'send-back', actor('city', 'clerk'), 'signature.self-approval'],
] as const)('refused: %s', (_name, event, by, fault) => {
  const walk = frozen();
  expect(take(walk, 'sign-party-secretary', secretary, hashOf(walk))).toBe('ok');
  const facts = { appointments: [appointmentOf(secretary), appointmentOf(actor('head-of-government', 'li')), appointmentOf(actor('head-of-government', 'zhao'), '2026-01-01', '2026-03-02'),
    { ...appointmentOf(actor('head-of-government', 'sun')), deputyFor: 'a-head' }] };
  const data = event === 'send-back' ? { reason: '补充' } : event.startsWith('sign') ? hashOf(walk) : event === 'rebound' ? { finding: 'F-1' } : {};
  const before = walk.of;
  expect(take(walk, event, by, data, contextAt(3, 3, facts))).toBe(fault);
  expect(walk.of).toBe(before);
});

test.each([
  ['unknown field          ', { other: 'x' }, 'case.field-invalid'],
  ['field of the prototype ', { constructor: 'x' }, 'case.field-invalid'],
  ['too long               ', { progress: '一二三四五六七八九十一' }, 'case.field-invalid'],
  ['have without a file    ', { marks: { photo: { state: 'have', files: [] } } }, 'case.field-invalid'],
  ['file nobody uploaded   ', { marks: { photo: { state: 'have', files: ['b'.repeat(64)] } } }, 'case.field-invalid'],
  ['item nobody declared   ', { marks: { __proto__x: { state: 'missing' } } }, 'case.field-invalid'],
  ['file for no item       ', { files: [{ ...photo, item: 'valueOf' }] }, 'case.field-invalid'],
] as const)('input refused: %s', (_name, data, fault) => {
  expect(take(open(), 'work', county, data)).toBe(fault);
});

test('a step on an old screen is a conflict; a return says who and why; signed offices have no task left', () => {
  const walk = frozen();
  expect(step(type, walk.of, { event: 'work', actor: county, data: {}, seenSeq: 1 }, contextAt(3, 3))).toMatchObject({ fault: 'request.conflict' });
  expect(take(walk, 'sign-party-secretary', secretary, hashOf(walk))).toBe('ok');
  expect(tasksOf(type, walk.of).map((task) => task.event)).toEqual(['sign-head-of-government']);
  expect(take(walk, 'send-back', actor('city', 'hu'), { reason: '照片不清' })).toBe('ok');
  expect(walk.of.returned).toMatchObject({ by: 'hu city', reason: '照片不清' });
  expect(tasksOf(type, walk.of)).toMatchObject([{ event: 'freeze', unit: 'county-1' }]);
});

test('after the look-back nothing is reopened; clocks lapse once they are over', () => {
  const walk = frozen();
  for (const who of [secretary, head]) expect(take(walk, `sign-${who.role}`, who, hashOf(walk))).toBe('ok');
  expect(take(walk, 'close')).toBe('ok');
  const late = { ...contextAt(3, 3), now: (walk.of.lookBackUntil ?? 0) + 1 };
  expect(take(walk, 'rebound', actor('system'), { finding: 'F-1' }, late)).toBe('case.outside-look-back');
  const waiting = open().of;
  const due = waiting.clocks[0]?.due ?? 0;
  expect([lapsesOf(type, waiting, due), lapsesOf(type, waiting, due + 1)]).toEqual([[], [{ clock: 'work', event: 'late', due }]]);
});

const oddName = fc.oneof(fc.constantFrom('valueOf', '__proto__', 'constructor', 'hasOwnProperty', 'toString'), fc.string(), fc.constantFrom(...type.steps.map((rule) => rule.event)));

test('law: no event, however odd, leaves the map, and a refused step changes nothing', () => {
  fc.assert(fc.property(fc.array(fc.record({
    event: oddName, by: fc.constantFrom(county, secretary, head, actor('system'), actor('city', 'hu'), actor('public')),
    data: fc.dictionary(oddName, fc.jsonValue()).map((data) => data as StepRequest['data']),
  }), { maxLength: 12 }), (requests) => {
    const walk = open();
    for (const { event, by, data } of requests) {
      const before = walk.of;
      if (take(walk, event, by, data) !== 'ok') expect(walk.of).toBe(before);
      expect(Object.keys(type.states)).toContain(walk.of.state);
      expect(replay(type, walk.events)).toEqual(walk.of);
      expect(availableSteps(type, walk.of, by).every((rule) => rule.from.includes(walk.of.state))).toBe(true);
    }
  }));
});

test('opening checks who, parties and fields', () => {
  const refuse = (change: object): string => { const got = openCase(type, { ...opening, ...change }, contextAt(3, 2)); return got.ok ? 'ok' : `${got.fault} ${got.detail}`; };
  expect(refuse({ actor: actor('citizen') })).toBe('case.not-yours open');
  expect(refuse({ parties: {} })).toBe('case.field-missing county');
  expect(refuse({ parties: { ...opening.parties, valueOf: 'x' } })).toBe('case.field-invalid valueOf');
  expect(refuse({ fields: {} })).toBe('case.field-missing problem');
  expect(() => foldOpening(type, { ...open().events[0] as CaseEvent, seq: 2 })).toThrow('does not begin');
});
