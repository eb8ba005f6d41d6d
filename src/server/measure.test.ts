import { beforeAll, expect, test } from 'vitest';
import type { Reply } from '../contract/endpoint.ts';
import type { listMeasures, measureSummary } from '../contract/measure.ts';
import { below, city, county, office, trade, tree } from '../flow/cases/tree.fixture.ts';
import { caseNow, registeredProblem, stepBy } from '../flow/story.fixture.ts';
import { testApp, type TestApp } from './app.fixture.ts';

type List = Reply<typeof listMeasures>;
const own = `county-${county}-officer`;
const added = [
  {
    id: 'w1',
    what: '新建污水主干管',
    quantity: '12.6',
    unit: '公里',
    owner: '县住建局',
    due: '2026-02-27',
    works: true,
    place: '县城东片区',
    from: '2026-02-01',
    money: '820',
  },
  { id: 'w2', what: '改造混接点', quantity: '48', unit: '处', owner: '县住建局', due: '2026-08-20' },
];
let app: TestApp;
let ids: Awaited<ReturnType<typeof tree>>;

/** One tree of items with the usual measure each, two more in the county, and one item that has none yet. */
beforeAll(async () => {
  app = await testApp();
  ids = await tree(app.house);
  const held = await caseNow(app.house, ids.leaf);
  app.time.world += 60_000;
  await stepBy(app.house, own, ids.leaf, 'work', { measures: [...held.measures.map((one) => ({ ...one })), ...added] });
  await registeredProblem(app.house, '980101', []);
}, 60_000);

const asked = async (query: string, as = office): Promise<List> => (await app.ask({ url: `/api/measures${query}`, as })).json();
const short = ({ rows }: List): readonly string[] =>
  rows.map((row) => `${row.case.region.code} ${row.id} ${row.state} ${row.due ?? '-'}${row.flags.map((flag) => ` ${flag}`).join('')}`);

test('every measure of every item stands in one list, the earliest day first, what lacks something flagged', async () => {
  expect(short(await asked(''))).toEqual([
    `${county} w1 proposed 2026-02-27 no-project`,
    '980000 m1 active 2026-05-30',
    '980100 m1 active 2026-05-30',
    `${county} m1 active 2026-05-30`,
    `${county} w2 proposed 2026-08-20`,
  ]);
  const {
    rows: [first],
    basis,
  } = await asked('?due=overdue');
  expect(first).toMatchObject({
    case: { id: ids.leaf },
    what: '新建污水主干管',
    quantity: '12.6',
    unit: '公里',
    place: '县城东片区',
    from: '2026-02-01',
    money: '820',
    owner: '县住建局',
    works: true,
    projects: [],
    lead: { id: `county-${county}` },
    document: '演督察〔2026〕1号',
    deadlineType: { zh: '限期整改' },
    verifiedShare: 0,
  });
  expect(first?.daysLeft).toBeLessThan(0);
  expect(basis.zh).toContain('未销号');
});

test.each<readonly [string, string, string, readonly string[]]>([
  [
    'the province, one place            ',
    office,
    `?region=${county}&sort=item`,
    [`${county} m1 active 2026-05-30`, `${county} w1 proposed 2026-02-27 no-project`, `${county} w2 proposed 2026-08-20`],
  ],
  ['the city sees what lies in it      ', city, '?type=rectification/city', ['980100 m1 active 2026-05-30']],
  ['a department its own items         ', trade, '?type=rectification/provincial', ['980000 m1 active 2026-05-30']],
  ['the county not what stands above   ', own, '?type=rectification/city', []],
  ['another county nothing of it       ', 'county-980101-officer', '', []],
  ['an item without any                ', office, '?standing=none', ['980101  none -']],
  ['also to the city above it          ', city, '?standing=none', ['980101  none -']],
  ['not to another county              ', own, '?standing=none', []],
  ['building work without a project    ', own, '?flag=no-project', [`${county} w1 proposed 2026-02-27 no-project`]],
  ['none without a target              ', own, '?flag=no-target', []],
  [
    'by a word of the measure           ',
    office,
    `?text=${encodeURIComponent('主干管')}`,
    [`${county} w1 proposed 2026-02-27 no-project`],
  ],
  [
    'by place                           ',
    office,
    `?text=${encodeURIComponent('东片区')}`,
    [`${county} w1 proposed 2026-02-27 no-project`],
  ],
  ['by state and lead                  ', office, `?state=active&lead=county-${county}`, [`${county} m1 active 2026-05-30`]],
])('%s', async (_name, as, query, want) => {
  const answer = await app.ask({ url: `/api/measures${query}`, as });
  expect(short(answer.json())).toEqual(want);
});

test('each figure above the list is what its list has', async () => {
  const summary: Reply<typeof measureSummary> = (await app.ask({ url: '/api/measures-summary', as: office })).json();
  expect(summary).toMatchObject({
    total: 5,
    works: 1,
    noMeasure: 1,
    states: { proposed: 2, reviewed: 0, active: 3, done: 0, verified: 0 },
    flags: { 'no-target': 0, 'empty-words': 0, 'no-project': 1 },
    due: { overdue: 1, later: 4 },
  });
  for (const due of ['overdue', 'today', 'seven', 'fifteen', 'thirty', 'later', 'none'] as const)
    expect((await asked(`?due=${due}`)).rows).toHaveLength(summary.due[due] ?? -1);
  expect(summary.types.map(({ id }) => id)).toContain('rectification/problem');
  expect(summary.leads.map(({ id }) => id)).toContain(`county-${county}`);
});

test('pages follow one another; a cursor that is none is refused', async () => {
  const whole = short(await asked('?sort=item'));
  const seen: string[] = [];
  for (let after = ''; ;) {
    const page = await asked(`?sort=item&limit=2${after}`);
    seen.push(...short(page));
    if (page.next === undefined) break;
    after = `&after=${encodeURIComponent(page.next)}`;
  }
  expect(seen).toEqual(whole);
  expect((await app.ask({ url: '/api/measures?after=none', as: office })).json()).toMatchObject({
    fault: 'request.invalid',
    detail: 'after',
  });
});

test('a project, a report and its check show in the row within the step; a withdrawn project leaves the flag again', async () => {
  const row = async () => (await asked(`?sort=item&lead=county-${county}&stages=true`)).rows.find(({ id }) => id === 'w1');
  await stepBy(app.house, own, ids.leaf, 'open-project', { measure: 'w1', projectName: '主干管一标段' });
  const project = (await below(app.house, ids.leaf)).find(({ type }) => type === 'rectification/project')?.id ?? '';
  await stepBy(app.house, own, project, 'set-stage', { stage: 'approval', plannedFrom: '2026-03-01', plannedTo: '2026-03-20' });
  expect(await row()).toMatchObject({
    flags: [],
    projects: [{ id: project, title: { zh: '主干管一标段' }, stages: [{ id: 'approval', to: '2026-03-20' }] }],
  });
  await stepBy(app.house, city, project, 'withdraw', { reason: '并入市级工程' });
  expect(await row()).toMatchObject({ flags: ['no-project'], projects: [] });
  await stepBy(app.house, own, ids.leaf, 'report-measure', {
    measure: 'w1',
    reached: 12.6,
    reachedOn: '2026-03-01',
    reportedResult: 'done',
  });
  expect((await row())?.daysLeft).toBeUndefined();
  await stepBy(app.house, city, ids.leaf, 'verify-measure', {
    measure: 'w1',
    verifiedQuantity: 6.3,
    verifiedOn: '2026-03-02',
    verifiedResult: 'holds',
  });
  expect(await row()).toMatchObject({
    state: 'verified',
    verifiedShare: 0.5,
    reported: { reached: '12.6' },
    verified: { reached: '6.3' },
  });
});
