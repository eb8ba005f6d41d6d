import { beforeEach, expect, test } from 'vitest';
import { dayMs, hourMs } from '../basis/time.ts';
import type { Reply } from '../contract/endpoint.ts';
import type { giveDataMark, listDataMarks, marksToConfirm } from '../contract/data-mark.ts';
import { endMarksOfNothing, judgeMarked } from '../flow/judge-marked.ts';
import { machineViewer } from '../flow/viewer.ts';
import { testApp, type TestApp } from './app.fixture.ts';

const [firm, branch, foreignBranch, city] = ['enterprise-98-0001-officer', 'branch-980102-head', 'branch-980101-head',
  'city-bureau-980100-officer'];
const [outlet, foreign, code] = [200_000, 200_003, 'w01018'];
let app: TestApp;
/** 2026-03-02 00:00 in Beijing; the world clock stands at 10:00. */
let midnight: number;

beforeEach(async () => {
  app = await testApp();
  await endMarksOfNothing(app.house);
  midnight = app.time.world - 10 * hourMs;
  for (const n of [-2, -1, 3]) await app.sense(outlet, midnight + n * hourMs, { [code]: '80' }, n === 3 ? 'M' : 'N');
});

type Mark = Reply<typeof giveDataMark>;
const give = (change: object = {}, as = firm) => app.ask({
  method: 'POST', url: '/api/data-marks', as,
  body: { point: outlet, factors: [], from: midnight - 2 * hourMs, to: midnight, type: 'monitor-fault', reason: '分析仪故障,已报修', ...change },
});
const given = async (change: object = {}): Promise<Mark> => (await give(change)).json();
const act = (id: string, what: 'withdraw' | 'answer', body: object, as: string) =>
  app.ask({ method: 'POST', url: `/api/data-marks/${id}/${what}`, as, body: { reason: '运维记录属实', ...body } });
const list = async (as = firm, query = ''): Promise<Reply<typeof listDataMarks>> => (await app.ask({ url: `/api/data-marks?${query}`,
  as })).json();
const toConfirm = async (as = firm, query = ''): Promise<Reply<typeof marksToConfirm>> => (await app.ask({ url: `/api/data-marks/to-confirm?${query}`, as })).json();
const verdicts = async (): Promise<readonly string[]> => {
  while ((await judgeMarked(app.house)) > 0);
  const window = { from: midnight - 2 * hourMs, to: midnight };
  const rows = await app.house.observations.determinations({ points: [outlet], factors: [code], period: 'hour', window });
  return rows.toSorted((a, b) => a.at - b.at).map(({ verdict, reason }) => `${verdict} ${reason}`);
};
const audited = async () => (await app.house.records.read(machineViewer).audit({ limit: 9 })).map(({ action,
  subject }) => `${action} ${subject}`);

test('in time: the hours are judged again at once and the firm sees its mark; withdrawn, they exceed again', async () => {
  const mark = await given();
  expect(mark).toMatchObject({ state: 'standing', late: false, effect: 'not-valid', type: { name: { zh: '自动监测设备故障' } },
    mayWithdraw: true, mayAnswer: false });
  expect(await verdicts()).toEqual(['not-judged marked-not-valid', 'not-judged marked-not-valid']);
  expect((await act(mark.id, 'withdraw', {}, firm)).json()).toMatchObject({ state: 'withdrawn', withdrawn: { reason: '运维记录属实' },
    mayWithdraw: false });
  expect(await verdicts()).toEqual(['exceeds ', 'exceeds ']);
  expect((await act(mark.id, 'withdraw', {}, firm)).json()).toMatchObject({ fault: 'mark.ended' });
  expect(await audited()).toEqual([`data-mark.withdraw ${outlet}`, `data-mark.give ${outlet}`]);
});

test('late: no effect until the branch of the outlet accepts it, once', async () => {
  app.time.world = midnight + 12 * hourMs;
  const mark = await given();
  expect(mark).toMatchObject({ state: 'waiting', late: true });
  expect(await verdicts()).toEqual(['exceeds ', 'exceeds ']);
  expect((await list(branch, 'waiting=true')).rows).toMatchObject([{ id: mark.id, mayAnswer: true, mayWithdraw: false }]);
  expect((await act(mark.id, 'answer', { accepted: true }, foreignBranch)).json()).toMatchObject({ fault: 'request.not-found' });
  expect((await act(mark.id, 'answer', { accepted: true, reason: ' ' }, branch)).json()).toMatchObject({ fault: 'request.invalid' });
  expect((await act(mark.id, 'answer', { accepted: true }, branch)).json()).toMatchObject({ state: 'standing', answer: { accepted: true,
    reason: '运维记录属实' } });
  expect(await verdicts()).toEqual(['not-judged marked-not-valid', 'not-judged marked-not-valid']);
  expect((await act(mark.id, 'answer', { accepted: false }, branch)).json()).toMatchObject({ fault: 'mark.ended' });
});

test('late and refused: it stays to be seen and changes nothing', async () => {
  app.time.world = midnight + 12 * hourMs;
  const mark = await given();
  await act(mark.id, 'answer', { accepted: false, reason: '运维台账无此故障' }, branch);
  expect([(await list()).rows.map(({ state }) => state), await verdicts()]).toEqual([['refused'], ['exceeds ', 'exceeds ']]);
});

const hour = hourMs;
test.each([
  ['an outlet of another firm', () => ({ point: foreign }), 403, 'mark.point-unfit'],
  ['an outlet that is none', () => ({ point: 999_999 }), 403, 'mark.point-unfit'],
  ['an empty span', (at: number) => ({ from: at, to: at }), 422, 'mark.span-unfit'],
  ['not whole hours', (at: number) => ({ from: at, to: at + hour + 60_000 }), 422, 'mark.span-unfit'],
  ['backwards', (at: number) => ({ from: at, to: at - hour }), 422, 'mark.span-unfit'],
  ['the next hour', (at: number) => ({ from: at + 10 * hour, to: at + 11 * hour }), 422, 'mark.span-unfit'],
  ['two years', (at: number) => ({ from: at - 730 * dayMs, to: at }), 422, 'mark.span-long'],
  ['before the rules', (at: number) => ({ from: at - 2_000 * dayMs, to: at - 1_999 * dayMs }), 422, 'standard.not-in-force'],
  ['no such type', () => ({ type: 'lunch' }), 422, 'mark.type-unknown'],
  ['a type of reviewers', () => ({ type: 'review-valid' }), 422, 'mark.type-unfit'],
  ['a factor that is not measured', () => ({ factors: ['a34013'] }), 422, 'mark.factor-unfit'],
  ['a file that nobody handed in', () => ({ evidence: { hash: 'a'.repeat(64), name: 'a.pdf' } }), 400, 'request.invalid'],
  ['no reason', () => ({ reason: '  ' }), 400, 'request.invalid'],
] as const)('refused: %s', async (_name, change, status, fault) => {
  const said = await give(change(midnight));
  expect([said.statusCode, (said.json() as { fault: string }).fault]).toEqual([status, fault]);
  expect([(await list()).rows, await audited()]).toEqual([[], []]);
});

test('two states of one thing do not stand over one hour; of another thing, another factor or after a withdrawal they may', async () => {
  const first = await given({ factors: [code] });
  expect((await give({ type: 'monitor-calibration', from: midnight - hour,
    to: midnight + hour })).json()).toMatchObject({ fault: 'mark.overlap', detail: first.id });
  expect((await give({ type: 'production-stopped' })).statusCode).toBe(200);
  expect((await give({ type: 'monitor-calibration', from: midnight, to: midnight + hour })).statusCode).toBe(200);
  await act(first.id, 'withdraw', {}, firm);
  expect((await give({ type: 'monitor-calibration', from: midnight - 2 * hour, to: midnight - hour })).statusCode).toBe(200);
});

test('to confirm: hours over, flagged and missing with their deadline; a mark takes its hours off; after noon yesterday is over',
  async () => {
  const say = async (): Promise<readonly unknown[]> => (await toConfirm()).rows.filter(({ point,
    kind }) => point.number === outlet && kind !== 'missing')
    .map(({ kind, factors, flags, from, to, deadline }) => [kind, factors.map((one) => one.code), flags, (from - midnight) / hour,
      (to - midnight) / hour, (deadline - midnight) / hour]);
  const over = ['exceeds', [code], [], -2, 0, 12];
  const flagged = ['flagged', [code], ['M'], 3, 4, 36];
  expect(await say()).toEqual([over, flagged]);
  expect((await toConfirm()).rows.filter(({ kind, point }) => kind === 'missing' && point.number === outlet).map(({ from,
    to }) => [(from - midnight) / hour, (to - midnight) / hour]))
    .toEqual([[-24, -2], [0, 3], [4, 9]]);
  await given();
  expect(await say()).toEqual([flagged]);
  app.time.world = midnight + 12 * hour;
  expect(await say()).toEqual([flagged]);
  expect((await toConfirm(foreignBranch, 'enterprise=enterprise-98-0001')).rows).toEqual([]);
  expect((await toConfirm(city, 'enterprise=enterprise-98-0001')).rows.length).toBeGreaterThan(0);
});

test('a file goes with a mark and comes back to whoever sees the mark', async () => {
  const upload = '--b\r\nContent-Disposition: form-data; name="file"; filename="报修单.txt"\r\n\r\n报修\r\n--b--\r\n';
  const evidence: unknown = (await app.ask({
    method: 'POST', url: '/api/data-marks/evidence', as: firm, body: upload, headers: { 'content-type': 'multipart/form-data; boundary=b' },
  })).json();
  const mark = await given({ evidence });
  expect(mark.evidence).toBe('报修单.txt');
  const file = await app.ask({ url: `/api/data-marks/${mark.id}/file`, as: branch });
  expect([file.statusCode, file.body, file.headers['content-type']]).toEqual([200, '报修', 'text/plain; charset=utf-8']);
  expect((await app.ask({ url: `/api/data-marks/${mark.id}/file`, as: foreignBranch })).statusCode).toBe(404);
});

test('lists go on page by page, of one outlet and of a time', async () => {
  for (const n of [-3, -2, -1]) await given({ from: midnight + n * hour, to: midnight + (n + 1) * hour });
  const first = await list(city, `point=${outlet}&limit=2`);
  const second = await list(city, `point=${outlet}&limit=2&before=${first.next ?? ''}`);
  expect([first.rows.map(({ from }) => (from - midnight) / hour), second.rows.map(({ from }) => (from - midnight) / hour),
    second.next]).toEqual([[-1, -2], [-3], undefined]);
  expect((await list(firm, `from=${midnight - 3 * hour}&to=${midnight - 2 * hour}`)).rows).toHaveLength(1);
  expect((await list('enterprise-98-0010-officer')).rows).toEqual([]);
});
