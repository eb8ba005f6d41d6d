import { expect, test } from 'vitest';
import { hourMs, dayMs } from '../../basis/time.ts';
import { replay } from '../../act/fold.ts';
import { testHouse } from '../house.fixture.ts';
import { caseNow, photo, stepBy, tryStep } from '../story.fixture.ts';
import { machineViewer } from '../viewer.ts';
import { declaredType } from './case-types.ts';
import { below, city, closeLeaf, closeUpper, county, have, inspection, item, office, outlet, planned, states, trade, tree } from './tree.fixture.ts';

test('a tree is broken down level by level; what stands above is taken over, what is refined is the child’s own', async () => {
  const { house } = await testHouse();
  const { root, top, middle, leaf } = await tree(house);
  const [provincial, municipal, own] = await Promise.all([top, middle, leaf].map((id) => caseNow(house, id)));
  expect(provincial).toMatchObject({ type: 'rectification/provincial', parent: root, region: '980000', parties: { office: 'rectification-98', lead: 'trade-98-industry' }, fields: { ...item, documentNumber: '演督察〔2026〕1号', round: '第三轮' } });
  expect(municipal).toMatchObject({ type: 'rectification/city', parent: top, region: '980100', parties: { trade: 'trade-98-industry', city: 'city-bureau-980100', secretary: 'city-government-980100', head: 'city-government-980100' } });
  expect(own).toMatchObject({ type: 'rectification/problem', parent: middle, region: county, fields: { problem: item.problem, target: '出水稳定达标', deadline: '2026-08-31' }, parties: { county: `county-${county}`, city: 'city-bureau-980100' } });
  expect(provincial?.children).toEqual([{ id: middle, child: 'tasks', type: 'rectification/city', region: '980100', weight: 2 }]);
  expect(await states(house, [root, top, middle, leaf])).toEqual(['rectifying', 'rectifying', 'rectifying', 'rectifying']);
});

test.each([
  ['a region of another city      ', { region: '980201' }, 'case.child-foreign', '980201'],
  ['a county below the province   ', { region: '980102' }, 'case.child-foreign', '980102'],
  ['the parent’s own region       ', { region: '980000' }, 'case.child-foreign', '980000'],
  ['the same city again           ', { region: '980100' }, 'case.child-twice', '980100'],
  ['a day beyond the parent’s     ', { region: '980200', fields: { deadline: '2026-10-01' } }, 'case.child-later', '980200'],
  ['another text of the problem   ', { region: '980200', fields: { problem: '别的' } }, 'case.field-invalid', 'problem'],
  ['a party that is not theirs    ', { region: '980200', parties: { city: 'city-bureau-980100' } }, 'case.field-invalid', 'city'],
  ['a weight of nothing           ', { region: '980200', weight: 0 }, 'case.field-invalid', 'children'],
  ['a region nobody has           ', { region: '989900' }, 'request.not-found', '989900'],
] as const)('refused, and nothing is left behind: %s', async (_name, row, fault, detail) => {
  const { house } = await testHouse();
  const { top } = await tree(house);
  const before = await caseNow(house, top);
  expect(await tryStep(house, trade, top, 'break-down', { children: [row] })).toMatchObject({ ok: false, fault, detail });
  expect(await caseNow(house, top)).toEqual(before);
  expect(await below(house, top)).toHaveLength(1);
});

test('销号 climbs: a parent closes after its children and by its own test; a rebound below reopens all above, once, in one transaction', async () => {
  const one = await testHouse();
  const { house } = one;
  const { root, top, middle, leaf } = await tree(house);
  const ids = [root, top, middle, leaf];
  expect(await tryStep(house, city, middle, 'self-check', { completion: '完成', selfCheck: '合格' })).toMatchObject({ fault: 'case.children-open', detail: leaf });
  expect(await tryStep(house, office, root, 'conclude', { conclusion: '完成' })).toMatchObject({ fault: 'case.children-open', detail: top });
  await closeLeaf(one, leaf);
  expect((await caseNow(house, middle)).children?.[0]).toMatchObject({ id: leaf, ended: true });
  one.time.world += 4 * dayMs;
  await one.sense(outlet, Math.floor(one.time.world / hourMs) * hourMs - 2 * hourMs, { w01018: '70' });
  expect((await caseNow(house, leaf)).rebounds).toBe(1);
  expect((await caseNow(house, middle)).children?.[0]?.ended).toBe(false);
  expect(await states(house, ids)).toEqual(['rectifying', 'rectifying', 'rectifying', 'rectifying']);
  one.time.world += 4 * dayMs;
  await closeLeaf(one, leaf);
  // Every child is closed; the item's own test over the outlets below still decides.
  await one.sense(outlet, Math.floor(one.time.world / hourMs) * hourMs - 24 * hourMs, { w01018: '70' });
  await stepBy(house, city, middle, 'work', { files: [{ ...photo, item: 'summary' }], marks: { plan: have, summary: have, mechanism: have } });
  expect(await tryStep(house, city, middle, 'self-check', { completion: '完成', selfCheck: '合格' })).toMatchObject({ fault: 'case.machine-check-disagrees', detail: 'outlet-hours' });
  one.time.world += 4 * dayMs;
  await closeUpper(one, middle, city);
  await closeUpper(one, top, trade);
  await stepBy(house, office, root, 'hand-in', { files: [{ hash: 'f'.repeat(64), name: '反馈.pdf', type: 'application/pdf', size: 9, item: 'feedback' }], marks: { feedback: { state: 'have', files: ['f'.repeat(64)] } } });
  await stepBy(house, office, root, 'conclude', { conclusion: '全部完成' });
  expect(await states(house, ids)).toEqual(['concluded', 'closed', 'closed', 'closed']);
  await one.sense(outlet, Math.floor(one.time.world / hourMs) * hourMs - 2 * hourMs, { w01018: '70' });
  expect(await states(house, ids)).toEqual(['rectifying', 'rectifying', 'rectifying', 'rectifying']);
  await one.sense(outlet, Math.floor(one.time.world / hourMs) * hourMs - hourMs, { w01018: '70' });
  for (const id of ids) {
    const of = await caseNow(house, id);
    const events = await house.records.read(machineViewer).caseEvents(id);
    expect(replay(declaredType(house.programmes, of.type), events), of.type).toEqual(of);
    expect(events.filter(({ event }) => event === 'child-reopened').length, of.type).toBe(id === leaf ? 0 : id === middle ? 2 : 1);
  }
  expect((await caseNow(house, root)).children?.[0]?.ended).toBe(false);
}, 60_000);

test('a sibling that stands keeps its own state; only the province strikes off', async () => {
  const one = await testHouse();
  const { house } = one;
  const { middle, leaf } = await tree(house);
  await stepBy(house, city, middle, 'break-down', { children: [{ region: '980101' }] });
  const other = (await below(house, middle)).find(({ region }) => region === '980101');
  await closeLeaf(one, leaf);
  expect(await caseNow(house, other?.id ?? '')).toMatchObject({ state: 'registered' });
  expect(await tryStep(house, city, leaf, 'close-out', { closeNumber: '县销〔2026〕1号' })).toMatchObject({ ok: false });
  expect(await tryStep(house, city, middle, 'self-check', { completion: '完成', selfCheck: '合格' })).toMatchObject({ fault: 'case.children-open', detail: other?.id });
}, 60_000);

test('the approved plan and its number are written once; a refinement stands beside it', async () => {
  const { house } = await testHouse();
  const root = (await inspection(house)).id;
  await stepBy(house, office, root, 'break-down', { children: [{ region: '980000', title: '某问题', fields: { ...item } }] });
  const top = (await below(house, root))[0]?.id ?? '';
  await planned(house, top, `trade-98-${(await caseNow(house, top)).parties['lead']?.slice('trade-98-'.length)}-officer`);
  const by = `${(await caseNow(house, top)).parties['lead']}-officer`;
  const refined = await stepBy(house, by, top, 'refine-plan', { refinement: '分三批推进' });
  expect(refined.fields).toMatchObject({ approvedPlan: '经批准的方案', planNumber: '演政发〔2026〕5号', refinement: '分三批推进' });
  expect(await tryStep(house, office, top, 'approve-plan', { approvedPlan: '改过的', planNumber: 'x' })).toMatchObject({ ok: false, fault: 'case.step-refused' });
});
