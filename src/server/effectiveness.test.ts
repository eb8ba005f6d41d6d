import { beforeEach, describe, expect, test } from 'vitest';
import { hourMs, startOfDay, type Day } from '../basis/time.ts';
import type { contractorLeague, effectivenessWhy, giveAppeal, listAppeals, listEffectiveness,
  troublesOfToday } from '../contract/effectiveness.ts';
import type { Reply } from '../contract/endpoint.ts';
import { machineViewer } from '../flow/viewer.ts';
import { testApp, type TestApp } from './app.fixture.ts';

const [firm, branch, foreignBranch, city] = ['enterprise-98-0001-officer', 'branch-980102-head', 'branch-980101-head',
  'city-bureau-980100-officer'];
const [outlet, foreign, code] = [200_000, 200_003, 'w01018'];
/** The month began 34 hours ago; 33 hours are over and were waited for. */
const march = startOfDay('2026-03-01' as Day);
let app: TestApp;

beforeEach(async () => { app = await testApp(); });

const at = (hour: number): number => march + hour * hourMs;
/** One letter an hour from the month's first on. */
async function sent(flags: string, point = outlet): Promise<void> {
  for (const [hour, flag] of [...flags].entries()) if (flag !== '.') await app.send(point, at(hour), { [code]: '30' }, flag);
}
const list = async (query = '', as = firm): Promise<Reply<typeof listEffectiveness>> => (await app.ask({ url: `/api/effectiveness?period=2026-03${query}`, as })).json();
const why = async (as = firm, query = 'period=2026-03'): Promise<Reply<typeof effectivenessWhy>> => (await app.ask({ url: `/api/effectiveness/${outlet}/why?${query}`, as })).json();
const rate = async () => (await list(`&point=${outlet}&factor=${code}`)).rows[0]?.outlets[0]?.factors[0]?.rate;
const mark = (from: number, to: number, type: string) => app.ask({ method: 'POST', url: '/api/data-marks', as: firm,
  body: { point: outlet, factors: [code], from: at(from), to: at(to), type, reason: '检修' } });
type Appeal = Reply<typeof giveAppeal>;
const appeal = (from: number, to: number, change: object = {}, as = firm) => app.ask({ method: 'POST', url: '/api/effectiveness/appeals',
  as,
  body: { point: outlet, factors: [code], from: at(from), to: at(to), reason: '雷击停电', ...change } });
const answer = (id: string, accepted: boolean, as = branch) => app.ask({ method: 'POST', url: `/api/effectiveness/appeals/${id}/answer`,
  as, body: { accepted, reason: '已核实' } });

describe('rates', () => {
  test('due, received, valid and the product, by the rule of its day; an hour a day of the check is not due', async () => {
    await sent(`${'N'.repeat(20)}..D.${'N'.repeat(9)}`);
    const { rows: [row], targets, total, next, firms } = await list(`&point=${outlet}&factor=${code}`);
    expect(row?.outlets[0]?.factors[0]?.rate).toEqual({
      due: 32, received: 30, valid: 29, transmission: '93.75', validity: '96.67', effectiveness: '90.62', leftOut: [{ why: 'check',
        hours: 1 }],
      lost: [{ why: 'missing', hours: 2 }, { why: 'fault-unmarked', hours: 1 }],
    });
    expect(total).toEqual(row?.rate);
    expect([targets.percents, targets.cite.confidence, next, firms]).toEqual([['75', '90'], 'low', undefined, 1]);
  });

  test('a mark changes what is due and what counts: stopped hours leave, a fault that is marked counts against still', async () => {
    await sent(`${'N'.repeat(28)}....N`);
    expect(await rate()).toMatchObject({ due: 32, received: 29, valid: 29, lost: [{ why: 'missing', hours: 3 }] });
    await mark(28, 30, 'production-stopped');
    expect(await rate()).toMatchObject({ due: 30, valid: 29, lost: [{ why: 'missing', hours: 1 }], leftOut: [{ why: 'stopped', hours: 2 },
      { why: 'check', hours: 1 }] });
    await mark(26, 28, 'monitor-fault');
    expect(await rate()).toMatchObject({ due: 30, received: 29, valid: 27, lost: [{ why: 'missing', hours: 1 }, { why: 'mark',
      hours: 2 }] });
  });

  test('reasons add to what is due less what counts, from factor to outlet to firm to all', async () => {
    await sent('N.DMTNN..N');
    const { rows, total } = await list('', city);
    const sum = (of: readonly { readonly hours: number }[]): number => of.reduce((all, { hours }) => all + hours, 0);
    const all = [...rows.flatMap((row) => [row.rate, ...row.outlets.flatMap((one) => [one.rate, ...one.factors.map((own) => own.rate)])]),
      ...(total === undefined ? [] : [total])];
    expect(all.length).toBeGreaterThan(20);
    for (const one of all) expect(sum(one.lost)).toBe(one.due - one.valid);
    expect(rows.reduce((due, row) => due + row.rate.due, 0)).toBe(total?.due);
  });

  test('firms page by page are the firms at once', async () => {
    const whole = await list('', city);
    const paged = [];
    for (let after = ''; ;) {
      const page = await list(`&limit=5${after}`, city);
      paged.push(...page.rows);
      if (page.next === undefined) break;
      expect(page.total).toBeUndefined();
      after = `&after=${page.next}`;
    }
    expect(paged).toEqual(whole.rows);
  });

  test('a quarter holds its months; before the logger and after now nothing is due', async () => {
    await sent('N.');
    await app.send(outlet, at(-240), { [code]: '30' });
    const { rows } = (await app.ask({ url: `/api/effectiveness?period=2026-Q1&point=${outlet}&factor=${code}`,
      as: firm })).json() as Reply<typeof listEffectiveness>;
    // Ten days of February, of which one hour a day is the check's, and March: nothing is due before the first hour that is held.
    expect(rows[0]?.outlets[0]?.factors[0]?.rate.due).toBe(230 + 31);
    const later = (await app.ask({ url: '/api/effectiveness?period=2026-04', as: firm })).json() as Reply<typeof listEffectiveness>;
    expect(later.rows.every(({ rate: { due, effectiveness } }) => due === 0 && effectiveness === undefined)).toBe(true);
    expect((await app.ask({ url: '/api/effectiveness?period=2026-13', as: firm })).statusCode).toBe(400);
  });

  test('an office sees its own outlets only', async () => {
    expect((await list()).rows.map((row) => row.firm.id)).toEqual(['enterprise-98-0001']);
    expect((await app.ask({ url: `/api/effectiveness/${foreign}/why?period=2026-03`, as: firm })).statusCode).toBe(404);
  });
});

describe('appeals', () => {
  beforeEach(() => sent(`${'N'.repeat(24)}....NNNNN`));

  test('accepted, the hours are no longer due; refused, they count against; each is answered once, by the branch of the outlet',
    async () => {
    const before = await rate();
    const made = (await appeal(24, 26)).json() as Appeal;
    expect(made).toMatchObject({ state: 'waiting', reason: '雷击停电', mayAnswer: false });
    expect(await rate()).toEqual(before);
    expect((await answer(made.id, true, foreignBranch)).statusCode).toBe(404);
    expect((await answer(made.id, true)).json()).toMatchObject({ state: 'accepted', answer: { accepted: true, reason: '已核实' } });
    expect(await rate()).toMatchObject({ due: (before?.due ?? 0) - 2, received: before?.received, leftOut: [{ why: 'check', hours: 1 },
      { why: 'appeal', hours: 2 }] });
    expect((await answer(made.id, false)).json()).toMatchObject({ fault: 'appeal.ended' });
    const second = (await appeal(26, 28)).json() as Appeal;
    await answer(second.id, false);
    expect(await rate()).toMatchObject({ lost: [{ why: 'missing', hours: 1 }] });
    const audit = await app.house.records.read(machineViewer).audit({ limit: 9 });
    expect(audit.map(({ action }) => action)).toEqual(['appeal.refuse', 'appeal.give', 'appeal.accept', 'appeal.give']);
  });

  test('why: hours in a row with reason, factors and the appeal; the firm may appeal, the branch may answer', async () => {
    const made = (await appeal(24, 28)).json() as Appeal;
    const found = await why();
    expect(found.mayAppeal).toBe(true);
    const own = found.rows.filter(({ factors }) => factors.some((one) => one.code === code));
    expect(own.map((row) => [row.use, row.why, (row.from - march) / hourMs, row.hours, row.appeal?.id])).toEqual([
      ['left-out', 'check', 24, 1, made.id], ['lost', 'missing', 25, 3, made.id]]);
    const seen = await why(branch, `period=2026-03&factor=${code}`);
    expect([seen.mayAppeal, seen.rows.at(-1)?.appeal?.mayAnswer, seen.rows.length]).toEqual([false, true, 2]);
    const { rows } = (await app.ask({ url: '/api/effectiveness/appeals?waiting=true', as: branch })).json() as Reply<typeof listAppeals>;
    expect(rows.map(({ id }) => id)).toEqual([made.id]);
  });

  test.each([
    ['another firm\'s outlet', 24, 26, { point: foreign }, 'appeal.point-unfit'], ['not whole hours', 24.5, 26, {}, 'appeal.span-unfit'],
    ['backwards', 26, 24, {}, 'appeal.span-unfit'], ['an hour that is still awaited', 32, 34, {}, 'appeal.span-unfit'],
    ['hours that count', 2, 5, {}, 'appeal.nothing-deducted'], ['without a reason', 24, 26, { reason: ' ' }, 'request.invalid'],
    ['evidence that was never uploaded', 24, 26, { evidence: { hash: 'a'.repeat(64), name: 'a.pdf' } }, 'request.invalid'],
  ] as const)('refused: %s', async (_name, from, to, change, fault) => {
    expect((await appeal(from, to, change)).json()).toMatchObject({ fault });
  });

  test('the same hours are not appealed twice at once; what was refused may be appealed anew', async () => {
    const made = (await appeal(24, 28)).json() as Appeal;
    expect((await appeal(27, 28, { factors: [] })).json()).toMatchObject({ fault: 'appeal.overlap' });
    await answer(made.id, false);
    expect((await appeal(27, 28, { reason: '补充证明' })).json()).toMatchObject({ state: 'waiting' });
  });
});

describe('contractors and today', () => {
  test('faults of an outlet count once an hour, whatever factors they touch; places go by the exact share', async () => {
    await sent(`NNDDNN..${'N'.repeat(25)}`);
    const { rows } = (await app.ask({ url: '/api/effectiveness/contractors?period=2026-03',
      as: city })).json() as Reply<typeof contractorLeague>;
    expect(rows.length).toBeGreaterThan(0);
    const shares = rows.map(({ rate: { valid, due } }) => valid / due);
    expect(shares).toEqual(shares.toSorted((a, b) => b - a));
    for (const [place, row] of rows.entries()) expect(row.place).toBe(1 + shares.filter((share) => share > (shares[place] ?? 0)).length);
  });

  test('silent loggers and hours that nobody marked stand with the clocks of a fault; what the firm marked does not', async () => {
    await sent(`${'N'.repeat(28)}....N`);
    const today = async () => ((await app.ask({ url: '/api/effectiveness/today', as: firm })).json() as Reply<typeof troublesOfToday>);
    const { rows, report, restore } = await today();
    expect(rows.map(({ from, to }) => to - from)).toEqual(rows.map(({ from, to }) => to - from).toSorted((a, b) => b - a));
    const gap = rows.find(({ kind, from, point }) => kind === 'missing' && from === at(28) && point.number === outlet);
    expect(gap).toMatchObject({ to: at(32), open: false, clock: { reportBy: at(40) } });
    // Monday 2 March, five working days on: Monday 9 March, close of business.
    expect(gap?.clock?.restoreBy).toBe(startOfDay('2026-03-09' as Day) + 17.5 * hourMs);
    expect([report.hours, report.cite.confidence, restore.days]).toEqual([12, 'high', 5]);
    await mark(28, 32, 'monitor-line');
    expect((await today()).rows.some(({ kind, from,
      point }) => kind === 'missing' && from === at(28) && point.number === outlet)).toBe(false);
  });
});
