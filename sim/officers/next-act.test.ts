import fc from 'fast-check';
import { expect, test } from 'vitest';
import { hourMs } from '../../src/basis/time.ts';
import { programmes } from '../../src/programmes/index.ts';
import type { CaseType } from '../../src/model/case-type.ts';
import { clockOf } from '../province/weather.ts';
import { answersFor } from './answers.ts';
import { material, pdf } from './material.ts';
import { picture } from './picture.ts';
import { caseTypes } from './officers.ts';
import { drawOf, nextAct, officeTime, rolesOf } from './next-act.ts';
import type { Seen } from './seen.ts';

const start = Date.UTC(2026, 2, 1, 16);
const types: readonly CaseType[] = programmes.flatMap((programme) => programme.cases).filter(({ id }) => caseTypes.some((known) => known === id));
const parties = Object.fromEntries(Object.keys(rolesOf).map((party) => [party, `branch-980201`]));

const measure = { id: 'm1', what: '清淤', quantity: '3', unit: '公里', owner: '县', due: '2026-05-01', done: false };
const word = { reached: '3', day: '2026-04-01', person: 'p', unit: 'county', by: 'p', at: 1 };
const lives: readonly Seen['measures'][] = [[], [measure], [{ ...measure, done: true, reported: word }], [{ ...measure, done: true, reported: word, verified: { ...word, holds: true } }]];

/** Any page that the declared types can show: a state with its main steps, some turns taken, some time. */
const page = fc.constantFrom(...types).chain((type) => fc.record({
  state: fc.constantFrom(...Object.keys(type.states)), id: fc.uuid(), turns: fc.nat(12), hours: fc.nat(2_000), missing: fc.subarray(Object.keys(material)),
  signed: fc.subarray(['party-secretary', 'head-of-government']), explained: fc.constantFrom('maintenance', 'process', 'exceeded', undefined), returned: fc.boolean(),
  measures: fc.constantFrom(...lives),
}).map(({ state, id, turns, hours, missing, signed, explained, returned, measures }): Seen => ({
  id, seq: turns + 1, state, parties, missing, signed, measures, machinePasses: true, place: '演练县', title: '演练', frozen: 'a'.repeat(64),
  at: start + hours * hourMs, taken: [...Array.from({ length: turns }, () => 'work'), ...(explained === undefined ? [] : ['explain']), ...(returned ? ['return-plan', 'return-explanation'] : [])],
  fields: explained === undefined ? {} : { explanationType: explained },
  waiting: type.steps.filter((rule) => rule.main === true && rule.from.includes(state)).flatMap((rule) => rule.by.map((party) => ({ party, event: rule.event }))),
  ...(state === 'notice' ? { notice: { to: start + hours * hourMs + 120 * hourMs, objections: [] } } : {}),
})));
const seeds = fc.nat(1_000_000);

test('same seed, same case, same turn: the same act; it lies after the turn before', () => {
  fc.assert(fc.property(seeds, page, (seed, seen) => {
    const act = nextAct(seed, seen);
    expect(nextAct(seed, structuredClone(seen))).toEqual(act);
    if (act !== undefined) expect(act.at).toBeGreaterThanOrEqual(seen.at);
  }));
});

test('every act is a declared step of that state by that party, and its form is filled with declared fields', () => {
  fc.assert(fc.property(seeds, page, fc.constantFrom('lifelike' as const, 'smooth' as const), (seed, seen, manner) => {
    const act = nextAct(seed, seen, manner);
    if (act === undefined) return;
    const rule = types.flatMap(({ steps }) => steps).find(({ event, from, by }) => event === act.event && from.includes(seen.state) && by.includes(act.party));
    expect(rule, `${act.event} in ${seen.state} by ${act.party}`).toBeDefined();
    const given = Object.keys(answersFor(act, seen, drawOf(seed, seen)));
    expect(given.filter((id) => rule?.input.every((field) => field.id !== id))).toEqual([]);
    expect(rule?.input.filter((field) => field.required && !given.includes(field.id)).map(({ id }) => id)).toEqual([]);
  }), { numRuns: 400 });
});

test('officers act on weekdays from eight to six', () => {
  fc.assert(fc.property(fc.nat(10_000), fc.double({ min: 0, max: 0.999, noNaN: true }), (hours, drawn) => {
    const at = officeTime(start + hours * hourMs, () => drawn);
    expect(at).toBeGreaterThanOrEqual(start + hours * hourMs);
    expect(clockOf(at).weekday).toBeLessThanOrEqual(4);
    expect(clockOf(at).hour >= 8 && clockOf(at).hour < 18).toBe(true);
  }));
});

test('of many firms most explain within their 24 hours, some never do; nobody signs twice; a notice ends before it is closed', () => {
  const lead = (at: number): Seen => ({
    id: `lead-${at}`, seq: 1, state: 'explaining', parties, waiting: [{ party: 'enterprise', event: 'explain' }], taken: ['open'], at: start, fields: {}, place: '', title: '',
    missing: [], measures: [], machinePasses: true, signed: [],
  });
  const acts = Array.from({ length: 400 }, (_, at) => nextAct(1, lead(at)));
  const within = acts.filter((act) => act !== undefined && act.at <= start + 24 * hourMs).length;
  const never = acts.filter((act) => act === undefined).length;
  expect(within).toBeGreaterThan(220);
  expect(never).toBeGreaterThan(60);
  expect(400 - within - never).toBeGreaterThan(5);
  expect(JSON.stringify(Array.from({ length: 400 }, (_, at) => nextAct(2, lead(at))))).not.toBe(JSON.stringify(acts));
  const signing = { ...lead(0), state: 'signing', waiting: [{ party: 'secretary', event: 'sign-party-secretary' }, { party: 'county', event: 'submit' }], signed: ['party-secretary'] };
  expect(nextAct(1, signing)).toBeUndefined();
  const to = start + 99 * hourMs;
  const notice = { ...lead(0), state: 'notice', waiting: [{ party: 'office', event: 'close-out' }], notice: { to, objections: [] } };
  expect(nextAct(1, notice)?.at).toBeGreaterThan(to);
  expect(nextAct(1, { ...notice, notice: { to, objections: [{ id: 'o-1' }] } })).toMatchObject({ party: 'county', event: 'answer-objection' });
});

test.each([
  ['freeze', lives[1], 'report-measure', 'county'], ['freeze', lives[2], 'verify-measure', 'city'], ['freeze', lives[3], 'freeze', 'county'],
  ['close-out', lives[2], 'verify-measure', 'city'], ['close-out', lives[3], 'close-out', 'office'],
] as const)('before %s every measure is reported, and found so by the city', (event, measures = [], does, by) => {
  const party = event === 'freeze' ? 'county' : 'office';
  const seen: Seen = { id: 'i', seq: 9, state: 'x', parties, waiting: [{ party, event }], taken: ['open'], at: start, fields: {}, place: '', title: '', missing: [], measures, machinePasses: true, signed: [] };
  expect(nextAct(1, seen, 'smooth')).toMatchObject({ event: does, party: by });
});

test('the material is really of its type, and small', () => {
  expect(Buffer.from(pdf('x')).toString('latin1')).toMatch(/^%PDF-1\.4[^]*startxref\n\d+\n%%EOF\n$/u);
  for (const side of ['before', 'after'] as const) expect([...picture(side, 1).subarray(0, 4)]).toEqual([0x89, 0x50, 0x4e, 0x47]);
  expect(picture('before', 1)).not.toEqual(picture('after', 1));
  for (const { bytes } of Object.values(material).flat()) expect(bytes(1).length).toBeLessThan(20_000);
});
