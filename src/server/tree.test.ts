import { beforeAll, expect, test } from 'vitest';
import type { Reply } from '../contract/endpoint.ts';
import type { caseLedger, caseTree, readCase } from '../contract/case.ts';
import type { listMeasures } from '../contract/measure.ts';
import { stepBy, tryStep } from '../flow/story.fixture.ts';
import { below, city, county, office, trade, tree } from '../flow/cases/tree.fixture.ts';
import { testApp, type TestApp } from './app.fixture.ts';

const own = `county-${county}-officer`;
let app: TestApp;
let ids: Awaited<ReturnType<typeof tree>>;
beforeAll(async () => {
  app = await testApp();
  ids = await tree(app.house);
  await stepBy(app.house, city, ids.middle, 'break-down', { children: [{ region: '980101', fields: { deadline: '2026-03-01' } }] });
}, 60_000);

const asked = async (as: string): Promise<Reply<typeof caseTree>> => (await app.ask({ url: '/api/cases-tree?type=rectification/inspection', as })).json();
const page = async (id: string, as: string): Promise<Reply<typeof readCase>> => (await app.ask({ url: `/api/cases/${id}`, as })).json();

test('the province reads the whole tree, each line after its parent, counties in the order of their codes', async () => {
  const { nodes, countdown, shares } = await asked(office);
  expect(nodes.map((node) => [node.depth, node.case.type, node.case.region.code, node.deadline, node.daysLeft])).toEqual([
    [0, 'rectification/inspection', '980000', undefined, undefined], [1, 'rectification/provincial', '980000', '2026-09-30', 212],
    [2, 'rectification/city', '980100', '2026-09-30', 212], [3, 'rectification/problem', '980101', '2026-03-01', -1], [3, 'rectification/problem', county, '2026-08-31', 182],
  ]);
  expect(nodes.slice(1).map(({ parent }) => parent)).toEqual([ids.root, ids.top, ids.middle, ids.middle]);
  expect(countdown).toEqual({ overdue: 1, today: 0, seven: 0, fifteen: 0, thirty: 0, later: 1, none: 0 });
  expect(shares).toEqual({ verified: 0, reported: 0 });
});

test('what stands above the own region is not shown, and what stands below begins a tree of its own', async () => {
  expect((await asked(city)).nodes.map((node) => [node.depth, node.case.type, node.parent])).toEqual([
    [0, 'rectification/city', undefined], [1, 'rectification/problem', ids.middle], [1, 'rectification/problem', ids.middle],
  ]);
  expect((await asked(own)).nodes.map((node) => [node.depth, node.case.id])).toEqual([[0, ids.leaf]]);
  expect((await app.ask({ url: '/api/cases-tree?type=rectification/extension', as: office })).statusCode).toBe(404);
});

test('a page shows the item above to whoever may see it, and what stands below with its weight', async () => {
  expect((await page(ids.middle, city)).parent).toBeUndefined();
  expect((await page(ids.leaf, city)).parent).toMatchObject({ id: ids.middle });
  expect((await page(ids.top, trade)).children).toMatchObject([{ case: { id: ids.middle }, part: true, weight: 2, deadline: '2026-09-30' }]);
});

test('an extension can be asked for before its day is filled in; once granted, ledger and tree show both days', async () => {
  const step = (await page(ids.leaf, own)).steps.find(({ event }) => event === 'ask-extension');
  expect(step?.blockedBy).toEqual([]);
  expect(await tryStep(app.house, own, ids.leaf, 'ask-extension', { newDeadline: '2026-09-20', extensionReason: '汛期', situation: '六成' })).toMatchObject({ ok: true });
  expect((await page(ids.leaf, own)).steps.find(({ event }) => event === 'ask-extension')?.blockedBy.map(({ fault }) => fault)).toEqual(['case.child-running']);
  const request = (await below(app.house, ids.leaf))[0]?.id ?? '';
  const { frozen } = await stepBy(app.house, own, request, 'freeze');
  for (const [who, event] of [['secretary', 'sign-party-secretary'], ['head', 'sign-head-of-government']] as const) {
    await stepBy(app.house, `county-${county}-${who}`, request, event, { hash: frozen?.hash ?? '', method: 'password' });
  }
  await stepBy(app.house, own, request, 'submit');
  await stepBy(app.house, city, request, 'approve', { extensionNumber: '演延〔2026〕1号', approverOpinion: '同意' });
  expect((await asked(office)).nodes.find(({ case: of }) => of.id === ids.leaf)).toMatchObject({ deadline: '2026-09-20', earlierDeadlines: ['2026-08-31'] });
  const ledger: Reply<typeof caseLedger> = (await app.ask({ url: '/api/cases-ledger?type=rectification/problem', as: office })).json();
  expect(ledger.rows.find((row) => row.case.id === ids.leaf)?.cells[5]).toEqual({ zh: '2026年9月20日(延期1次,原2026年8月31日)', en: '2026-09-20 (extended 1×, was 2026-08-31)' });
});

test('colour by elapsed less verified share, with why; the ladder by city with time since the last move', async () => {
  const coloured = async () => new Map((await asked(office)).nodes.map(({ case: of, colour }) => [of.id, colour]));
  expect((await coloured()).get(ids.root), 'no deadline, no colour').toBeUndefined();
  expect((await coloured()).get(ids.leaf)).toMatchObject({ colour: 'green', gap: expect.any(Number), why: { zh: expect.stringContaining('核验0%') } });
  const signed = { urgeReason: '滞后', urgeAsked: '说明原因' };
  await stepBy(app.house, office, ids.leaf, 'draft-letter', { rung: 'remind', ...signed });
  const letter = (await below(app.house, ids.leaf)).find(({ type }) => type === 'rectification/urging')?.id ?? '';
  await stepBy(app.house, 'rectification-98-director', letter, 'issue');
  const { ladder } = await asked(office);
  expect(ladder?.rungs.map(({ title }) => title.zh)).toEqual(['提醒函', '预警函', '通报', '督办单', '约谈', '挂牌督办', '区域限批', '移交问责']);
  expect(ladder?.places.map(({ region, open, unused, counts }) => [region.code, open, unused, counts[0]])).toEqual([['980000', 1, 1, 0], ['980100', 3, 2, 1]]);
});

test('the share of an item with nothing below it is that of its own measures, the one that the list of measures says, and the sentence says so', async () => {
  const node = async (id: string) => (await asked(office)).nodes.find(({ case: of }) => of.id === id);
  await stepBy(app.house, own, ids.leaf, 'report-measure', { measure: 'm1', reached: 1.5, reachedOn: '2026-03-03', reportedResult: 'partly' });
  expect((await node(ids.leaf))?.shares).toEqual({ verified: 0, reported: 0.75 });
  await stepBy(app.house, own, ids.leaf, 'report-measure', { measure: 'm1', reached: 2, reachedOn: '2026-03-03', reportedResult: 'done' });
  await stepBy(app.house, city, ids.leaf, 'verify-measure', { measure: 'm1', verifiedQuantity: 1, verifiedOn: '2026-03-03', verifiedResult: 'holds' });
  const [leaf, above] = [await node(ids.leaf), await node(ids.middle)];
  expect([leaf?.shares, above?.shares]).toEqual([{ verified: 0.5, reported: 1 }, { verified: 0.25, reported: 0.5 }]);
  const list: Reply<typeof listMeasures> = (await app.ask({ url: `/api/measures?region=${county}`, as: office })).json();
  expect(list.rows.find((row) => row.case.id === ids.leaf)?.verifiedShare).toBe(leaf?.shares.verified);
  expect(leaf?.colour?.why.zh).toContain('核验50%(1条措施核实量占目标量,平均)');
  expect(above?.colour?.why).toMatchObject({ zh: expect.stringContaining('核验25%(2项下级任务按权重平均)'), en: expect.stringContaining('25% verified (tasks below, by weight: 2)') });
});
