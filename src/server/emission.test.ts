import { beforeAll, describe, expect, test } from 'vitest';
import { day, hourMs, startOfDay } from '../basis/time.ts';
import { officeOf, testApp, type TestApp } from './app.fixture.ts';

type Figures = {
  readonly state: string; readonly total?: string; readonly within: string; readonly over: string; readonly substituted: string; readonly least: boolean;
  readonly used?: string; readonly forecast?: string; readonly permitted?: { readonly amount: string };
  readonly hours: Readonly<Record<string, number>>; readonly months: readonly { readonly month: string; readonly soFar?: string }[];
  readonly rules: readonly { readonly id: string }[];
  readonly steps: readonly { readonly name: string; readonly value?: string }[];
};
type Outlet = Figures & {
  readonly point: { readonly number: number };
  readonly overs: readonly { readonly at: number; readonly hours: number; readonly mass: string }[];
  readonly gaps: readonly { readonly at: number; readonly hours: number; readonly mass?: string; readonly rule?: { readonly clause: string }; readonly reason?: { readonly zh: string } }[];
};
type Reply = {
  readonly fault?: string; readonly year: string; readonly years: readonly string[]; readonly to: number; readonly running: boolean; readonly elapsed: string;
  readonly factors: readonly { readonly factor: { readonly code: string }; readonly total: Figures; readonly outlets: readonly Outlet[] }[];
};

const firm = 'enterprise-98-0001';
const [stack, drain] = [100_001, 200_000];
/** Sulphur dioxide and the oxygen that its limit asks for. */
const gas = 'a21026';
let app: TestApp;
const ask = async (query = '', as = officeOf.branch): Promise<Reply> =>
  (await app.ask({ url: `/api/enterprises/${firm}/emission${query}`, as })).json() as Reply;
const of = (reply: Reply, factor: string): Reply['factors'][number] => {
  const found = reply.factors.find(({ factor: { code } }) => code === factor);
  if (found === undefined) throw new TypeError(`no ${factor}`);
  return found;
};
const allow = async (point: number | undefined, factor: string, amount: string): Promise<void> => {
  app.time.machine += 1;
  const body = { unit: firm, factor, amount, permit: 'P', clause: '表3', ...(point === undefined ? {} : { point }) };
  await app.ask({ method: 'POST', url: '/api/registers/permitted-amount', as: officeOf['system-admin'], body: { id: `${firm}-${point ?? ''}-${factor}`, from: '2026-01-01', body } });
};
/** Hours from 2026-02-20 00:00 in Beijing on. */
const start = startOfDay(day('2026-02-20'));

/** Ten days: 230 hours of gas of 20 mg/m³ × 10 m³/s (0.72 kg), then three flagged; of water 24 hours of 30 mg/L × 5 L/s (0.54 kg). */
beforeAll(async () => {
  app = await testApp();
  app.time.world = startOfDay(day('2026-03-01'));
  for (let hour = 0; hour < 213; hour += 1) {
    await app.send(stack, start + hour * hourMs, { [gas]: hour === 5 ? '40' : '20', 'a00000': '10', 'a19001': '9' }, hour >= 210 ? 'M' : 'N');
  }
  for (let hour = 0; hour < 24; hour += 1) await app.send(drain, start + hour * hourMs, { 'w01018': '30', 'w00000': '5' });
  await app.house.observations.putDeterminations([{
    point: stack, factor: gas, period: 'hour', at: start + 5 * hourMs, value: '40', verdict: 'exceeds', reason: '', edition: 'L', flag: 'N', frame: '1', decidedAt: 1,
  }]);
  for (const [point, factor, amount] of [[stack, gas, '0.2'], [undefined, gas, '1.5'], [drain, 'w01018', '0.012']] as const) await allow(point, factor, amount);
});

test('tonnes so far, over the limit and substituted apart, against what the permit allows', async () => {
  const reply = await ask();
  // 59 of 365 days.
  expect([reply.year, reply.running, reply.elapsed, reply.to]).toEqual(['2026', true, '16.16', startOfDay(day('2026-03-01'))]);
  const [one] = of(reply, gas).outlets;
  // 209 × 0.72 kg + 1.44 kg; three hours with the flag M and three that never came take the largest of the last 180, without the fifth hour.
  expect(one).toMatchObject({
    within: '0.150', over: '0.001', substituted: '0.004', total: '0.156', least: true, state: 'would-exceed', permitted: { amount: '0.2' }, used: '78.12',
    hours: { due: 59 * 24, byFlow: 210, reported: 0, over: 1, substituted: 6, before: 50 * 24, missing: 0 },
  });
  expect(one?.gaps).toMatchObject([{ at: start + 210 * hourMs, hours: 6, mass: '0.004', capture: '97.22', rule: { clause: 'substitution', confidence: 'low' } }]);
  expect(one?.overs).toEqual([{ at: start + 5 * hourMs, hours: 1, mass: '0.001' }]);
});

test('water counts by concentration and flow where the logger sends no mass, and is over what it may', async () => {
  const [one] = of(await ask(), 'w01018').outlets;
  expect(one).toMatchObject({ total: '0.013', state: 'over', used: '108.00', hours: { byFlow: 24, missing: 8 * 24 } });
  expect(one?.gaps.map(({ hours, reason }) => [hours, reason?.zh])).toEqual([[8 * 24, '废水缺失数据处理规则未收录,不替代']]);
});

test('why: by which way, what stands apart, and the straight line', async () => {
  const steps = of(await ask(), gas).outlets[0]?.steps.map(({ name, value }) => [name, value]);
  expect(steps).toEqual([
    ['mass-by-flow', '210 h'], ['over-limit', '1 h, 0.001440 t'], ['substituted', '6 h, 0.004320 t'], ['hours-before', '1200 h'], ['summed', '0.156240 t'],
    ['elapsed', '16.16'],
    ['permitted', '0.2 t/a'], ['used', '78.12'], ['forecast', '6.336400 t'],
  ]);
});

test('and on which rules: how an hour weighs, what carries the flow, and each that a substitution asked', async () => {
  const held = of(await ask(), gas).outlets[0]?.rules.map(({ id }) => id.split('.').at(-1));
  expect(held?.slice(0, 2)).toEqual(['emission-rate', 'gas-flow']);
  expect(held).toContain('substitution-hours-short');
  expect(of(await ask(), 'w01018').outlets[0]?.rules.map(({ id }) => id)).toEqual(['hj75-2017/rule.water-mass']);
});

test('the firm adds its outlets and has its own amount; months add up to the total', async () => {
  const { total, outlets } = of(await ask(), gas);
  expect(outlets.length).toBeGreaterThan(0);
  expect(total).toMatchObject({ total: '0.156', permitted: { amount: '1.5' } });
  expect(total.months.map(({ month, soFar }) => [month, soFar])).toEqual([['2026-01', undefined], ['2026-02', '0.156']]);
});

describe('years', () => {
  test('one that is over has no straight line, one without data says so', async () => {
    const reply = await ask('?year=2025');
    expect([reply.running, reply.elapsed, reply.years]).toEqual([false, '100.00', ['2026', '2025', '2024', '2023']]);
    expect(of(reply, gas).total).toMatchObject({ state: 'no-data', least: true });
    expect(of(reply, gas).total.forecast).toBeUndefined();
  });
  test.each([['2027', 'emission.bad-year'], ['2010', 'standard.not-in-force'], ['26', 'request.invalid']])('%s', async (year, fault) => {
    expect(await ask(`?year=${year}`)).toMatchObject({ fault });
  });
});

test('a foreign firm does not exist', async () => {
  expect(await ask('', 'county-980103-officer')).toMatchObject({ fault: 'request.not-found' });
});
