import { expect, test } from 'vitest';
import { day, hourMs, startOfDay } from '../../basis/time.ts';
import { waterPeriodId } from '../../model/identifier.ts';
import { testHouse, type TestHouse } from '../house.fixture.ts';
import { publicViewer } from '../viewer.ts';
import { why } from './why.ts';

const [oxygen, ammonia] = ['w01009', 'w21003'];
const seen = (): boolean => true;
const sectionOf = ({ house }: TestHouse): number =>
  [...house.directory.points.values()].find(({ kind, number }) =>
    kind === 'water-section' && house.directory.deviceOf(number) !== undefined)?.number ?? 0;

/** Two days of hours at the end of February, the first with more ammonia, and one in January. */
async function measured(): Promise<TestHouse & { readonly section: number }> {
  const one = await testHouse();
  const section = sectionOf(one);
  for (const [date, value] of [['2026-01-20', '0.4'], ['2026-02-10', '1.4'], ['2026-02-11', '1.0']] as const) {
    for (const hour of [8, 12]) await one.sense(section, startOfDay(day(date)) + hour * hourMs, { [oxygen]: '8', [ammonia]: value });
  }
  return { ...one, section };
}

test('a month tells its means with units, its class and its days; a day goes on to the readings of what decides and to their frames',
  async () => {
  const { house, section } = await measured();
  const month = await why(house, publicViewer, waterPeriodId({ point: section, from: '2026-02-01', to: '2026-02-28' }), seen);
  if (!month.ok) throw new Error(month.fault);
  const { chain } = month.value;
  expect(chain.map(({ id }) => id)).toEqual(
    [`WP-${section}-2026-02-01..2026-02-28`, ...['10', '11'].map((date) => `WP-${section}-2026-02-${date}..2026-02-${date}`)]);
  // (1.4 + 1.0) / 2, class IV over 1.0 of class III.
  expect(chain[0]?.steps).toEqual(expect.arrayContaining([
    expect.objectContaining({ name: 'averaged', zh: '均值 氨氮', value: '1.2 mg/L' }),
      expect.objectContaining({ name: 'item-class', zh: '单项类别 氨氮', value: 'IV' }),
    expect.objectContaining({ name: 'value', value: 'IV' }),
  ]));
  expect(chain[0]?.cite).toMatchObject({ standard: 'GB 3838-2002', confidence: 'low' });
  const ofDay = await why(house, publicViewer, chain[1]?.id ?? '', seen);
  if (!ofDay.ok) throw new Error(ofDay.fault);
  expect(ofDay.value.chain.map(({ kind }) => kind)).toEqual(['assessment', 'reading', 'reading', 'frame', 'frame']);
  expect(ofDay.value.chain.at(-1)?.raw?.text).toContain(`${ammonia}-Avg=1.4`);
});

test('a longer time goes on to its months', async () => {
  const { house, section } = await measured();
  const answered = await why(house, publicViewer, waterPeriodId({ point: section, from: '2026-01-15', to: '2026-02-28' }), seen);
  expect(answered.ok && answered.value.chain.map(({ id }) => id)).toEqual(
    ['2026-01-15..2026-02-28', '2026-01-15..2026-01-31', '2026-02-01..2026-02-28'].map((span) => `WP-${section}-${span}`));
});

test.each([
  ['nothing measured', { from: '2024-01-01', to: '2024-01-31' }, seen],
    ['longer than a year', { from: '2024-01-01', to: '2026-02-28' }, seen],
  ['not to be seen', { from: '2026-02-01', to: '2026-02-28' }, () => false],
])('%s: there is nothing to tell', async (_name, span, may) => {
  const { house, section } = await measured();
  expect(await why(house, publicViewer, waterPeriodId({ point: section, ...span }), may)).toMatchObject({ fault: 'why.unknown-id' });
});

test('a point that is no section, and days that are none', async () => {
  const { house } = await measured();
  for (const id of ['WP-200000-2026-02-01..2026-02-28', 'WP-1-2026-02-30..2026-02-28', 'WP-x-2026-02-01..2026-02-02']) {
    expect(await why(house, publicViewer, id, seen), id).toMatchObject({ fault: 'why.unknown-id' });
  }
});
