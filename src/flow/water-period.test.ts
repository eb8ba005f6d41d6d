import { expect, test } from 'vitest';
import { day, hourMs, startOfDay } from '../basis/time.ts';
import type { DataMark } from '../model/data-mark.ts';
import { targetClassOn } from '../model/section-target.ts';
import { testHouse, type TestHouse } from './house.fixture.ts';
import { machineViewer } from './viewer.ts';
import { waterPeriodLinks } from './why/water-period-links.ts';
import { waterPeriod, waterPeriodCompared, waterSeries, yearBefore } from './water-period.ts';

const oxygen = 'w01009';
const ammonia = 'w21003';
const sectionsOf = ({ house }: TestHouse): number[] => [...house.directory.points.values()].filter(({ kind, number }) => kind === 'water-section' && house.directory.deviceOf(number) !== undefined).map(({ number }) => number);

test('stored hours become means, a class and the way of the same days last year', async () => {
  const built = await testHouse();
  const [number = 0] = sectionsOf(built);
  for (const [date, value] of [['2026-02-10', '1.2'], ['2026-02-11', '0.9'], ['2025-02-10', '1.6']] as const) {
    await built.sense(number, startOfDay(day(date)) + 8 * hourMs, { [oxygen]: '8', [ammonia]: value });
  }
  await built.sense(number, startOfDay(day('2026-02-11')) + 9 * hourMs, { [oxygen]: '8', [ammonia]: '9' }, 'D');
  const compared = await waterPeriodCompared(built.house, [number], day('2026-02-01'), day('2026-02-28'), { explain: true });
  if (!compared.ok) throw new TypeError(compared.fault);
  const [now] = compared.value.now.sections;
  expect(now?.period.means.find(({ item }) => item === 'NH3-N')).toMatchObject({ count: 2, class: 4 });
  expect([now?.period.waterClass, now?.period.overThree.main, now?.steps.some(({ name }) => name === 'averaged')]).toEqual(['IV', ['NH3-N'], true]);
  expect([compared.value.before.edition, compared.value.before.sections[0]?.period.waterClass]).toEqual(['2026-02-28', 'V']);
  const series = await waterSeries(built.house, number, day('2025-01-01'), day('2026-02-28'), 'month');
  expect(series.ok && series.value.map(({ label, section }) => [label, section.period.waterClass])).toEqual([['2025-02', 'V'], ['2026-02', 'IV']]);
});

test('an hour that a reviewer marked not valid is left out of means and classes, and comes back when the mark is lifted', async () => {
  const built = await testHouse();
  const [number = 0] = sectionsOf(built);
  const [good, bad] = [startOfDay(day('2026-02-10')) + 8 * hourMs, startOfDay(day('2026-02-11')) + 8 * hourMs];
  await built.sense(number, good, { [oxygen]: '8', [ammonia]: '0.4' });
  await built.sense(number, bad, { [oxygen]: '8', [ammonia]: '3.6' });
  const mark: DataMark = {
    id: 'm', point: number, factors: [], from: bad, to: bad + hourMs, maker: 'reviewer', type: 'review-not-valid', effect: 'not-valid', reason: '试剂用尽', by: 'a', says: '甲', at: bad,
  };
  const told = async () => {
    const period = await waterPeriod(built.house, [number], day('2026-02-01'), day('2026-02-28'));
    const days = await waterSeries(built.house, number, day('2026-02-01'), day('2026-02-28'), 'day');
    if (!period.ok || !days.ok) throw new TypeError('the period was refused');
    const [section] = period.value.sections;
    const links = await waterPeriodLinks(built.house, { point: number, from: day('2026-02-01'), to: day('2026-02-28') });
    return {
      class: section?.period.waterClass, heeded: section?.heeded.map(({ out, brought }) => [out, brought]),
      days: days.value.map(({ label, section: of }) => `${label} ${of.period.waterClass ?? of.period.reason}`),
      why: links[0]?.steps.filter(({ name }) => name === 'data-mark').map(({ zh, value }) => `${zh} ${value ?? ''}`),
    };
  };
  const never = await told();
  expect(never).toMatchObject({ class: 'V', heeded: [], days: ['2026-02-10 II', '2026-02-11 >V'], why: [] });
  await built.house.records.write(machineViewer, (records) => records.putDataMarks([mark]));
  const marked = await told();
  expect(marked).toMatchObject({ class: 'II', heeded: [[2, 0]], days: ['2026-02-10 II', '2026-02-11 no-deciding-item'] });
  expect(marked.why?.join()).toMatch(/剔除2个小时值 试剂用尽/);
  await built.house.records.write(machineViewer, (records) => records.withdrawDataMark('m', { at: bad, by: 'a', says: '甲', reason: '误标' }));
  expect(await told()).toEqual(never);
});

test('no hours: no class, and the reason', async () => {
  const built = await testHouse();
  const period = await waterPeriod(built.house, sectionsOf(built).slice(0, 1), day('2024-01-01'), day('2024-01-31'));
  expect(period.ok && [period.value.sections[0]?.period.reason, period.value.basin.sections, period.value.basin.undetermined]).toEqual(['no-deciding-item', 0, 1]);
});

test('a point that is no section is a fault', async () => {
  const { house } = await testHouse();
  expect(await waterPeriod(house, [4_000_000_000], day('2024-01-01'), day('2024-01-31'))).toMatchObject({ ok: false, fault: 'assess.bad-input' });
});

test.each([['2026-02-28', '2025-02-28'], ['2024-02-29', '2023-02-28']])('a year before %s', (from, want) => expect(yearBefore(day(from))).toBe(want));

test.each([
  ['III', '2026-01-01', 'III'], ['..2025-12-31 III; 2026-01-01.. II', '2025-12-31', 'III'],
  ['..2025-12-31 III; 2026-01-01.. II', '2026-01-01', 'II'], ['2026-01-01.. II', '2025-01-01', undefined],
  ['', '2026-01-01', undefined], ['good', '2026-01-01', undefined],
])('target %j on %s is %s', (attribute, on, want) => {
  expect(targetClassOn({ number: 1, id: 's', kind: 'water-section', name: { zh: '一桥', en: 'one' }, region: '330100000000', attributes: { targetClass: attribute } }, on)).toBe(want);
});
