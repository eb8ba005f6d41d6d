import { expect, test } from 'vitest';
import { exact } from '../../basis/decimal.ts';
import { day, hourMs, startOfDay } from '../../basis/time.ts';
import { parseIdentifier, waterGroupId, type WaterGroupName } from '../../model/identifier.ts';
import { testHouse, type TestHouse } from '../house.fixture.ts';
import { cityOf } from '../noise-days.ts';
import { publicViewer } from '../viewer.ts';
import { riverOf } from '../water-overview.ts';
import { groupSteps } from './water-group-links.ts';
import { why } from './why.ts';

const [oxygen, ammonia] = ['w01009', 'w21003'];
const span = { from: day('2026-02-01'), to: day('2026-02-28') };

/** River sections of one February day: ammonia of class IV in the first, of class I in the others. */
async function measured(): Promise<{ readonly one: TestHouse; readonly worst: number; readonly sections: readonly number[] }> {
  const one = await testHouse();
  const sections = [...one.house.directory.points.values()].filter(({ kind, number, waterbody }) =>
    kind === 'water-section' && waterbody !== 'lake' && one.house.directory.deviceOf(number) !== undefined).map(({ number }) => number).slice(0, 6);
  for (const [at, section] of sections.entries()) {
    await one.sense(section, startOfDay(day('2026-02-10')) + 8 * hourMs, { [oxygen]: '8', [ammonia]: at === 0 ? '1.4' : '0.1' });
  }
  return { one, worst: sections[0] ?? 0, sections };
}
const ask = async ({ house }: TestHouse, of: WaterGroupName['of'], key: string) => {
  const found = await why(house, publicViewer, waterGroupId({ of, key, ...span }), () => true);
  if (!found.ok) throw new Error(found.fault);
  return found.value.chain;
};

test('all sections: classes counted, shares and status said with their clause, then each section, the worst first', async () => {
  const { one, worst, sections } = await measured();
  const [head, ...own] = await ask(one, 'all', 'all');
  expect(head?.steps).toEqual(expect.arrayContaining([
    expect.objectContaining({ name: 'valid', value: String(sections.length) }), expect.objectContaining({ zh: 'IV类断面数', value: '1' }),
    expect.objectContaining({ zh: 'Ⅰ—Ⅲ类比例', value: `${(100 - 100 / sections.length).toFixed(1)} %` }), expect.objectContaining({ name: 'verdict' }),
  ]));
  expect(head?.cite?.standard).toBe('环办〔2011〕22号');
  expect(own.map(({ id }) => id)).toEqual([worst, ...sections.slice(1)].map((number) => `WP-${number}-2026-02-01..2026-02-28`));
});

test('enough sections: the shares decide; more than are told are said to follow in part', () => {
  const counts = { I: 0, II: 30, III: 10, IV: 4, V: 0, '>V': 4 };
  const steps = groupSteps({ sections: 48, undetermined: 2, counts, good: exact('83.333333'), bad: exact('8.333333'), way: 'shares', status: { zh: '良好', en: 'good' }, main: [] }, 48);
  expect(steps.map(({ en, value }) => `${en}${value === undefined ? '' : `: ${value}`}`)).toEqual([
    'sections with a class: 48', 'sections without a class: 2', 'sections of class II: 30', 'sections of class III: 10', 'sections of class IV: 4', 'sections worse than class V: 4',
    'share of classes I to III: 83.3 %', 'share of worse than V: 8.3 %', 'sections enough: the shares decide', 'verdict: good', 'the 40 worst sections follow',
  ]);
});

test('a city and a river: only their own sections; fewer than five are judged by their means', async () => {
  const { one, worst, sections } = await measured();
  const point = one.house.directory.points.get(worst);
  if (point === undefined) throw new TypeError('no section');
  const own = (same: (number: number) => boolean): readonly string[] => sections.filter(same).map((number) => `WP-${number}-2026-02-01..2026-02-28`).toSorted();
  const river = riverOf(point)?.zh ?? '';
  const [head, ...ofRiver] = await ask(one, 'river', river);
  expect(ofRiver.map(({ id }) => id).toSorted()).toEqual(own((number) => riverOf(one.house.directory.points.get(number) ?? point)?.zh === river));
  expect(head?.steps).toContainEqual(expect.objectContaining({ name: 'way', en: ofRiver.length < 5 ? 'too few sections: the means over them decide' : 'sections enough: the shares decide' }));
  const ofCity = (await ask(one, 'city', cityOf(point))).slice(1);
  expect(ofCity.map(({ id }) => id).toSorted()).toEqual(own((number) => cityOf(one.house.directory.points.get(number) ?? point) === cityOf(point)));
});

test('no such group, no data, no such days: nothing of that name', async () => {
  const { one } = await measured();
  for (const id of ['WG-river-没有这条河-2026-02-01..2026-02-28', 'WG-all-all-2025-02-01..2025-02-28', 'WG-sea-x-2026-02-01..2026-02-28', 'WG-all-all-2026-02-30..2026-03-01', 'WG-all-all-2020-01-01..2026-02-28']) {
    expect(await why(one.house, publicViewer, id, () => true), id).toMatchObject({ fault: 'why.unknown-id' });
  }
  expect(parseIdentifier('WG-river-a-b-2026-02-01..2026-02-28')).toMatchObject({ key: 'a-b' });
});
