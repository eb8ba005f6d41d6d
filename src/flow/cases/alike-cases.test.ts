import { expect, test } from 'vitest';
import { testHouse, type TestHouse } from '../house.fixture.ts';
import type { Viewer } from '../ports/records.ts';
import { actorBy } from '../story.fixture.ts';
import { machineViewer, viewerOf } from '../viewer.ts';
import { alikeCases, type AlikeCase } from './alike-cases.ts';
import { registerItem } from './register-item.ts';
import { office } from './tree.fixture.ts';

const fields = { itemNumber: '1', target: '稳定达标', deadlineType: 'by-date', deadline: '2026-09-30', works: 'no', documentNumber: '督反馈〔2026〕1号' } as const;
const texts = {
  own: '某化工企业COD长期超标排放,雨污混流直排河道。', same: '印染企业化学需氧量超标,雨污混流后直排河道。', other: '建筑工地扬尘管控不到位,裸土未覆盖。',
} as const;

async function item(one: TestHouse, problem: string, region: string, more: object = {}, points: readonly number[] = []): Promise<string> {
  const made = await registerItem(one.house, {
    type: 'rectification/problem', region, title: { zh: problem.slice(0, 12), en: 'an item' }, points: [...points], parties: {}, actor: actorBy(one.house, office),
    fields: { ...fields, problem, ...more },
  });
  if (!made.ok) throw new Error(`${made.fault} ${made.detail}`);
  return made.value.id;
}
async function alike(one: TestHouse, id: string, viewer: Viewer = machineViewer): Promise<readonly AlikeCase[]> {
  const found = await alikeCases(one.house, viewer, id);
  if (!found.ok) throw new Error(found.fault);
  return found.value.rows;
}

test('another wording of the same is found with its reasons; what is otherwise, and the same feedback elsewhere, is not', async () => {
  const one = await testHouse();
  const own = await item(one, texts.own, '980102', {}, [200_000]);
  const same = await item(one, texts.same, '980103', { itemNumber: '2' });
  await item(one, texts.other, '980102', { itemNumber: '3' });
  await item(one, texts.own, '980103');
  const rows = await alike(one, own);
  expect(rows.map(({ of }) => of.id)).toEqual([same]);
  expect(rows[0]?.words).toContain('化学需氧量');
  expect(rows[0]?.passages.join(' ')).toContain('雨污混流');
  expect(rows[0]?.traits).toEqual([{ id: 'region', share: 2 / 3 }]);
  expect((await alike(one, same)).map(({ of }) => of.id), 'both ways, the feedback of two places both').toContain(own);
});

test('an office sees what it may see; a case of a kind that is not compared has none', async () => {
  const one = await testHouse();
  const own = await item(one, texts.own, '980102');
  await item(one, texts.same, '980103', { itemNumber: '2' });
  const county = one.house.directory.appointments.get('appointment-county-980102-officer');
  if (county === undefined) throw new Error('no county');
  expect(await alike(one, own, viewerOf(county))).toEqual([]);
  expect(await alikeCases(one.house, machineViewer, 'none')).toMatchObject({ fault: 'request.not-found' });
});
