import { beforeAll, describe, expect, test } from 'vitest';
import { day, hourMs, startOfDay } from '../basis/time.ts';
import type { AirExclusion } from '../model/air-exclusion.ts';
import { officeOf, testApp, type TestApp } from './app.fixture.ts';
import { fillAir } from './air-hours.fixture.ts';

type Outlook = { readonly state: string; readonly steps: readonly { readonly name: string; readonly value: string }[] };
type Row = {
  readonly id: string; readonly region: { readonly code: string };
  readonly kept: Outlook; readonly taken?: Outlook; readonly approvals: readonly unknown[];
  readonly basis: { readonly zh: string };
};
type Reply = {
  readonly year: string; readonly years: readonly string[]; readonly asOf?: string; readonly daysLeft: number; readonly rows: readonly Row[];
};

const county = '980102';
const year = '2026';
const system = officeOf['system-admin'];
let app: TestApp;
const ask = async (query = '', as = officeOf.province): Promise<Reply> =>
  (await app.ask({ url: `/api/air/targets${query}`, as })).json() as Reply;
const rowOf = ({ rows }: Reply, indicator: string, region = county): Row | undefined =>
  rows.find(({ id }) => id === `${region}-${year}-${indicator}`);

type Content = Readonly<Record<string, unknown>>;
type Entered = { readonly id?: string; readonly from?: string; readonly to?: string; readonly as?: string };
async function put(kind: string, body: Content, { id, from = '2026-01-01', to, as = system }: Entered = {}): Promise<Content> {
  const key = id ?? (kind === 'air-target' ? [body['region'], body['year'], body['indicator']].join('-') : String(body['id']));
  app.time.machine += 1;
  const entry = { id: key, from, body, ...(to === undefined ? {} : { to }) };
  const said = await app.ask({ method: 'POST', url: `/api/registers/${kind}`, as, body: entry });
  return said.json() as Content;
}
const target = (indicator: string, value: string, more: Content = {}): Content =>
  ({ region: county, year, indicator, value, document: '演练环攻坚办〔2026〕9号', ...more });
const dust: AirExclusion = {
  id: 'dust-1', region: county, day: '2026-02-21', kind: 'dust', pollutants: ['PM2.5'], applicant: 'city-bureau-980100', grounds: '演练:浮尘',
  state: 'applied',
};
const signed = { state: 'approved', approvedBy: '演练省厅', approvalDocument: '演练环函〔2026〕8号', approvedOn: '2026-02-25' } as const;

/**
 * Monday 2026-03-02 at ten: 60 days are over, 305 left. PM2.5 by day: 5 × 160, 25 × 10, 30 × 40, but 100 on 20 February, which is the
 * drill's approved dust day.
 */
beforeAll(async () => {
  app = await testApp();
  const points = [...app.house.directory.points.values()].filter(({ kind, region }) => kind === 'air-station' && region.startsWith(county));
  await fillAir(app.house, points.map(({ number }) => number), '2026-01-01', 60, (at) => (at === 50 ? 100 : at < 5 ? 160 : at < 30 ? 10 : 40));
  await put('air-target', target('PM2.5-mean', '28'));
  await put('air-target', target('good-day-share', '92'));
});

/**
 * By hand. Kept: (28 × 365 − 2310)/305 = 25.93…; without 20 February: (28 × 364 − 2210)/305 = 26.17…. Of 365 days 8 % are 29.2, six
 * were no good days.
 */
test('what the rest of the year may be, with and without the approved day', async () => {
  const reply = await ask();
  expect(reply).toMatchObject({ year, years: [year], asOf: '2026-03-01', daysLeft: 305 });
  expect(rowOf(reply, 'PM2.5-mean')).toMatchObject({
    target: '28', document: '演练环攻坚办〔2026〕9号', unit: 'µg/m³', confidence: 'low',
    kept: { state: 'reachable', validDays: 60, daysLeft: 305, soFar: '38.5', allowed: '25.9' },
    taken: { state: 'reachable', validDays: 59, daysLeft: 305, soFar: '37.5', allowed: '26.1' },
    approvals: [{ day: '2026-02-20', kind: 'dust', approvedBy: '演练省生态环境厅', document: '演练环函〔2026〕3号' }],
  });
  const share = rowOf(reply, 'good-day-share');
  expect(share).toMatchObject({ unit: '%', kept: { state: 'reachable', validDays: 60, soFar: '90.0', exceedanceDays: 6, exceedanceDaysLeft: 23 }, approvals: [] });
  expect(share?.taken).toBeUndefined();
  expect([rowOf(reply, 'PM2.5-mean')?.basis.zh, share?.basis.zh].map((basis) => basis?.split('|')[3])).toEqual(['扣除经批准的特殊事件日1天(演练省生态环境厅 演练环函〔2026〕3号)', '不扣除沙尘等特殊事件日']);
});

test('why: approval, target, days and the exact fraction', async () => {
  const steps = rowOf(await ask(), 'PM2.5-mean')?.taken?.steps.map(({ name, value }) => [name, value]);
  expect(steps).toEqual([
    ['taken-out', '2026-02-20 演练省生态环境厅 演练环函〔2026〕3号'], ['target', '28 µg/m³'], ['valid', '59'], ['averaged', '2210/59 ≈ 37.457627 µg/m³'],
    ['days-left', '305'], ['allowed-mean', '7982/305 ≈ 26.170492 µg/m³'],
  ]);
});

test('the course goes from the first day to the level so far; a foreign or unknown one does not exist', async () => {
  const url = `/api/air/targets/${county}-2026-PM2.5-mean/course?year=2026`;
  const { days } = (await app.ask({ url, as: officeOf.county })).json() as { days: readonly { day: string; value?: string }[] };
  // 20 February leaves the level where it was; (5 × 160 + 25 × 10)/30 = 35 after a month less a day.
  expect([days.length, days[0], days[29], days[50]?.value === days[49]?.value, days.at(-1)])
    .toEqual([60, { day: '2026-01-01', value: '160.0' }, { day: '2026-01-30', value: '35.0' }, true, { day: '2026-03-01', value: '37.5' }]);
  for (const [asked, as] of [[url, 'county-980103-officer'], [url.replace('PM2.5', 'PM10'), officeOf.province]] as const) {
    expect((await app.ask({ url: asked, as })).json()).toMatchObject({ fault: 'request.not-found' });
  }
});

test('a region sees its own, those above and those below; neither firms nor the public see any', async () => {
  const seen = async (as: string): Promise<readonly string[]> => [...new Set((await ask('', as)).rows.map(({ region }) => region.code))];
  const all = await seen(officeOf.province);
  expect(all).toEqual(['980100', '980101', county, '980103']);
  expect(await seen(officeOf.city)).toEqual(all);
  expect(await seen(officeOf.county)).toEqual(['980100', county]);
  expect((await app.ask({ url: '/api/air/targets' })).json()).toMatchObject({ fault: 'access.sign-in-needed' });
  expect((await app.ask({ url: '/api/air/targets', as: officeOf.enterprise })).json()).toMatchObject({ fault: 'access.no-right' });
});

test('a request changes nothing until it is approved, then at once; refused again it comes back', async () => {
  const taken = async (): Promise<unknown> => rowOf(await ask(), 'PM2.5-mean')?.taken;
  const before = await taken();
  await put('air-exclusion', dust);
  expect(await taken()).toEqual(before);
  await put('air-exclusion', { ...dust, ...signed });
  // (28 × 363 − 2170)/305 = 26.209…
  expect(await taken()).toMatchObject({ validDays: 58, soFar: '37.4', allowed: '26.2' });
  await put('air-exclusion', { ...dust, ...signed, state: 'refused' });
  expect(await taken()).toEqual(before);
});

describe('what is not taken in', () => {
  test.each([
    ['zero             ', target('PM2.5-mean', '0'), {}, 'request.invalid', 'air-target /value'],
    ['zero with places ', target('PM2.5-mean', '0.00'), {}, 'request.invalid', 'air-target /value'],
    ['negative         ', target('PM2.5-mean', '-3'), {}, 'request.invalid', 'air-target /value'],
    ['words            ', target('PM2.5-mean', 'low'), {}, 'request.invalid', 'air-target /value'],
    ['no year          ', target('PM2.5-mean', '28', { year: '26' }), {}, 'request.invalid', 'air-target /year'],
    ['unknown indicator', target('CO-mean', '1'), {}, 'request.invalid', 'air-target /indicator'],
    ['above the whole  ', target('good-day-share', '100.1'), {}, 'register.target-unfit', '100.1'],
    ['unknown region   ', target('PM2.5-mean', '28', { region: '110101' }), {}, 'register.unknown-region', '110101'],
    ['another’s key    ', target('PM2.5-mean', '28'), { id: 'my-target' }, 'register.wrong-key', 'my-target'],
    ['too late         ', target('PM2.5-mean', '28'), { from: '2027-01-01' }, 'register.after-its-year', '2027-01-01'],
    ['no right         ', target('PM2.5-mean', '28'), { as: officeOf['security-admin'] }, 'access.no-right', 'system-admin'],
  ] as const)('a target: %s', async (_name, body, entered, fault, detail) => {
    expect(await put('air-target', body, entered)).toMatchObject({ fault, detail });
  });
  test.each([
    ['nobody approved   ', { ...dust, ...signed, approvedBy: undefined }, 'register.approval-incomplete'],
    ['without a number  ', { ...dust, ...signed, approvalDocument: undefined }, 'register.approval-incomplete'],
    ['before the day    ', { ...dust, ...signed, approvedOn: '2026-02-20' }, 'register.approval-too-early'],
    ['no such day       ', { ...dust, day: '2026-02-30' }, 'register.not-a-day'],
    ['ozone by dust     ', { ...dust, pollutants: ['O3'] }, 'register.exclusion-unfit'],
    ['no pollutant      ', { ...dust, pollutants: [] }, 'request.invalid'],
    ['unknown region    ', { ...dust, region: '110101' }, 'register.unknown-region'],
    ['before any edition', { ...dust, day: '2010-02-20' }, 'standard.not-in-force'],
  ] as const)('a day to be taken out: %s', async (_name, body, fault) => {
    expect(await put('air-exclusion', body)).toMatchObject({ fault });
  });
  test.each(['26', 'soon', '1999'])('year %s', async (asked) => expect(await ask(`?year=${asked}`)).toMatchObject({ fault: 'request.invalid' }));
});

test('two who enter the same target at once leave one, the one entered last; a version that ends is none any more', async () => {
  const [first, second] = ['45', '44'].map((value) => put('air-target', target('PM10-mean', value)));
  await Promise.all([first, second]);
  const held = (await ask()).rows.filter(({ id }) => id === `${county}-2026-PM10-mean`);
  expect(held).toMatchObject([{ target: '44', kept: { soFar: '40.0', allowed: '44.7' } }]);
  await put('air-target', target('PM10-mean', '44'), { to: '2026-02-28' });
  expect(rowOf(await ask(), 'PM10-mean')).toBeUndefined();
});

test('a year without targets, one to come, one that is over', async () => {
  expect(await ask('?year=2025')).toMatchObject({ rows: [], years: ['2026', '2025'] });
  await put('air-target', target('PM2.5-mean', '27', { year: '2027' }), { from: '2027-01-01' });
  const next = await ask('?year=2027');
  expect(next).toMatchObject({ daysLeft: 365, rows: [{ target: '27', kept: { state: 'reachable', validDays: 0, allowed: '27.0' } }] });
  expect(next.asOf).toBeUndefined();
  app.time.world = startOfDay(day('2027-01-03')) + 10 * hourMs;
  const over = await ask('?year=2026');
  expect(over).toMatchObject({ asOf: '2026-12-31', daysLeft: 0 });
  const none = { state: 'undetermined', reason: 'too-few-values', validDays: 60 };
  for (const indicator of ['PM2.5-mean', 'good-day-share']) expect(rowOf(over, indicator)?.kept).toMatchObject(none);
});
