import { expect, test } from 'vitest';
import { testHouse } from '../house.fixture.ts';
import { actorBy } from '../story.fixture.ts';
import { registerItem, type ItemGiven } from './register-item.ts';

test.each([
  ['the provincial office', 'rectification-98-officer', {}],
  ['a county’s own office', 'rectification-980102-officer', {}],
])('an item that %s registers stands under 省整改办 of the province', async (_, by, parties) => {
  const { house } = await testHouse();
  const given: ItemGiven = {
    type: 'rectification/problem', region: '980102', title: { zh: '某问题', en: 'an item' }, points: [], parties, actor: actorBy(house, by),
    fields: { problem: '原文', documentNumber: '演督〔2026〕9号', itemNumber: '9', target: '达标', deadlineType: 'by-date', works: 'no' },
  };
  const registered = await registerItem(house, given);
  expect(registered).toMatchObject({ ok: true, value: { parties: { office: 'rectification-98', county: 'county-980102' } } });
});
