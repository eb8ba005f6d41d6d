import { expect, test } from 'vitest';
import { hourMs } from '../../basis/time.ts';
import { decidingMark } from '../../judge/data-mark.ts';
import type { DataMark } from '../../model/data-mark.ts';
import type { Reading } from '../../model/reading.ts';
import { testHouse, testMorning, type TestHouse } from '../house.fixture.ts';
import { endMarksOfNothing, judgeMarked } from '../judge-marked.ts';
import { machineViewer } from '../viewer.ts';
import { determinationLinks } from '../why/determination-links.ts';
import { hoursOf } from './hour-readings.ts';
import { nothingMarked, type Marked } from './marked.ts';

const [outlet, code] = [200_000, 'w01018'];
const at = testMorning - 10 * hourMs;

const mark = (id: string, change: Partial<DataMark> = {}): DataMark => ({
  id, point: outlet, factors: [], from: at, to: at + hourMs, maker: 'firm', type: 'monitor-fault', effect: 'not-valid', reason: '分析仪故障',
  by: 'a', says: '某企业某人', at: testMorning, ...change,
});

/** Hours of 80 mg/L under the permit's 50, the first with this flag. */
async function hours(flag = 'N'): Promise<TestHouse> {
  const one = await testHouse();
  await endMarksOfNothing(one.house);
  for (const n of [0, 1]) await one.sense(outlet, at + n * hourMs, { [code]: '80' }, n === 0 ? flag : 'N');
  return one;
}
const write = ({ house }: TestHouse, ...marks: DataMark[]) => house.records.write(machineViewer, (records) => records.putDataMarks(marks));
async function said({ house }: TestHouse): Promise<readonly string[]> {
  while ((await judgeMarked(house)) > 0);
  const rows = await house.observations.determinations({ points: [outlet], factors: [code], period: 'hour', window: { from: at,
    to: at + 2 * hourMs } });
  return rows.toSorted((a, b) => a.at - b.at).map(({ verdict, reason, value, flag }) => [verdict, reason, value, flag].join(' '));
}
const grounds = async ({ house }: TestHouse) => (await house.records.read(machineViewer).findings({ points: [outlet] }))
  .filter(({ withdrawnAt }) => withdrawnAt === undefined).map((found) => (found.at - at) / hourMs).sort();
const leads = async ({ house }: TestHouse) => (await house.records.read(machineViewer).cases({ point: outlet,
  limit: 9 })).map(({ state }) => state);

test.each([
  ['a firm takes it out', [mark('1')], 'not-judged marked-not-valid 80 N'],
  ['of this factor', [mark('1', { factors: [code, 'w21003'] })], 'not-judged marked-not-valid 80 N'],
  ['of another factor', [mark('1', { factors: ['w21003'] })], 'exceeds  80 N'],
  ['half of the hour, no minutes known', [mark('1', { from: at + hourMs / 2 })], 'exceeds  80 N'],
  ['a note', [mark('1', { effect: 'note' })], 'exceeds  80 N'],
  ['late and not answered', [mark('1', { late: true })], 'exceeds  80 N'],
  ['late and accepted', [mark('1', { late: true, answer: { accepted: true, at: 1, by: 'b', says: '某分局', reason: '属实' } })],
    'not-judged marked-not-valid 80 N'],
  ['late and refused', [mark('1', { late: true, answer: { accepted: false, at: 1, by: 'b', says: '某分局', reason: '不属实' } })],
    'exceeds  80 N'],
  ['a rule doubts it, the firm holds it valid', [mark('1', { effect: 'valid' }), mark('2', { maker: 'rule' })], 'exceeds  80 N'],
  ['the reviewer stands over the firm', [mark('2'), mark('1', { maker: 'reviewer', effect: 'valid' })], 'exceeds  80 N'],
] as const)('%s', async (_name, marks, want) => {
  const one = await hours();
  await write(one, ...marks);
  expect(await said(one)).toEqual([want, 'exceeds  80 N']);
  expect(await grounds(one)).toEqual(want.startsWith('exceeds') ? [0, 1] : [1]);
});

test('a reviewer may hold valid what the logger flagged', async () => {
  const one = await hours('D');
  expect(await said(one)).toEqual(['not-judged flag-not-valid 80 D', 'exceeds  80 N']);
  await write(one, mark('1', { maker: 'reviewer', effect: 'valid' }));
  expect(await said(one)).toEqual(['exceeds  80 D', 'exceeds  80 N']);
});

test('a lead goes with its last ground and the hour is judged again when the mark is withdrawn; an hour that comes after its mark heeds it', async () => {
  const one = await hours();
  expect(await leads(one)).toEqual(['explaining']);
  await write(one, mark('1', { to: at + 3 * hourMs }));
  expect(await said(one)).toEqual(['not-judged marked-not-valid 80 N', 'not-judged marked-not-valid 80 N']);
  expect([await grounds(one), (await leads(one))[0]]).toEqual([[], 'lifted']);
  await one.sense(outlet, at + 2 * hourMs, { [code]: '80' });
  expect(await grounds(one)).toEqual([]);
  await one.house.records.write(machineViewer, (records) => records.withdrawDataMark('1', { at: testMorning + 1, by: 'a', says: '某企业某人',
    reason: '标错' }));
  expect(await said(one)).toEqual(['exceeds  80 N', 'exceeds  80 N']);
  expect(await grounds(one)).toEqual([0, 1, 2]);
});

test('the hour says who marked it, when, as what, why and by which rule', async () => {
  const one = await hours();
  await write(one, mark('1'));
  await said(one);
  const links = await determinationLinks(one.house, { point: outlet, factor: code, period: 'hour', at }, at + 1);
  const step = links[0]?.steps.find(({ name }) => name === 'data-mark');
  expect([step?.zh, step?.en, step?.value]).toMatchInlineSnapshot(`
    [
      "企业数据标记:自动监测设备故障(某企业某人 2026-03-02 10:00 · 生态环境部公告2022年第21号)",
      "data mark of the firm: fault of the monitor (某企业某人 2026-03-02 10:00 · 生态环境部公告2022年第21号)",
      "分析仪故障",
    ]
  `);
});

test('of flue gas that is converted, an hour taken out keeps what was measured and has no converted value', async () => {
  const one = await testHouse();
  await endMarksOfNothing(one.house);
  const [stack, gas] = [100_001, 'a21026'];
  await one.sense(stack, at, { [gas]: '100', a19001: '12' });
  await write(one, mark('1', { point: stack }));
  await said(one);
  const [row] = await one.house.observations.determinations({ points: [stack], factors: [gas], period: 'hour', window: { from: at,
    to: at + hourMs } });
  expect([row?.reason, row?.measured, row?.value]).toEqual(['marked-not-valid', '100', undefined]);
});

const minute = (n: number, flag = 'N'): Reading => ({ point: outlet, factor: code, period: 'minute', field: 'Avg', at: at + n * 60_000,
  value: '1', flag, frame: '1' } as Reading);
const hourMean: Reading = { ...minute(0), period: 'hour' };
test.each([
  ['nobody marked', () => undefined, 50],
  ['twenty minutes taken out', (from: number) => (from < at + 20 * 60_000 ? mark('1') : undefined), 30],
  ['the whole hour held valid', () => mark('1', { effect: 'valid' }), 60],
] as const)('minutes of an hour: %s', (_name, marks, want) => {
  const marked: Marked = (_point, _factor, from) => marks(from);
  const minutes = [0, 10, 20, 30, 40, 50].map((n) => minute(n, n === 50 ? 'D' : 'N'));
  const [hour] = hoursOf({ pointAt: () => ({ number: outlet }) as never }, [hourMean], minutes, marked);
  expect(hour?.minutes.get(code)).toBe(want);
  expect(hoursOf({ pointAt: () => ({ number: outlet }) as never }, [hourMean], minutes, nothingMarked)[0]?.minutes.get(code)).toBe(50);
});

const [early, late] = [mark('9', { at: 1 }), mark('1', { at: 2 })];
test.each([
  ['none', [], undefined], ['the latest of one maker', [early, late], '1'], ['the higher id of one moment', [mark('1'), mark('2')], '2'],
  ['a reviewer before a later firm', [mark('1', { maker: 'reviewer', at: 1 }), mark('2', { at: 9 })], '1'],
  ['a firm before a later rule', [mark('1', { at: 1 }), mark('2', { maker: 'rule', at: 9 })], '1'],
  ['one that does not cover the window', [mark('1', { to: at + 1 })], undefined],
] as const)('who decides: %s', (_name, marks, want) => {
  for (const order of [marks, marks.toReversed()]) expect(decidingMark(order, code, at, at + hourMs)?.id).toBe(want);
});
