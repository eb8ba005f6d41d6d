import { expect, test } from 'vitest';
import type { Static } from 'typebox';
import type { leaderLink, leaderLinks } from '../contract/leader-link.ts';
import { dayMs } from '../basis/time.ts';
import { rectifyingProblem, stepBy } from '../flow/story.fixture.ts';
import { machineViewer } from '../flow/viewer.ts';
import { testApp } from './app.fixture.ts';

type List = Static<typeof leaderLinks.reply>;
type Page = Static<typeof leaderLink.reply>;
const office = 'rectification-98-officer';
const contact = 'leader-98-1-contact';

/** One item with two visits, one open slip and one that is late; another that nobody has visited. */
async function followed() {
  const app = await testApp();
  const { house } = app;
  const ids: string[] = [];
  for (const at of [1, 2]) {
    const { id } = await rectifyingProblem(house, '980102', []);
    await stepBy(house, office, id, 'link-leader', { leader: `appointment-leader-98-${at}-leader`, majorGround: '重大' });
    ids.push((await house.records.read(machineViewer).cases({ types: ['rectification/leader-link'], parent: id, limit: 1 }))[0]?.id ?? '');
  }
  const [first = '', second = ''] = ids;
  for (const [visitedOn, visitPlace] of [['2026-02-27', '工地'], ['2026-02-20', '厂区']]) await stepBy(house, contact, first, 'record-visit',
    { visitedOn: String(visitedOn), visitPlace: String(visitPlace), visitFinding: '未开工' });
  for (const replyDays of [5, 50]) {
    await stepBy(house, contact, first, 'draft-instruction', { slip: 'instruction', instructionText: '抓紧', replyDays });
    const slip = (await house.records.read(machineViewer).cases({ types: ['rectification/leader-instruction'],
      limit: 9 })).find(({ state }) => state === 'drafted');
    await stepBy(house, 'leader-98-1-leader', slip?.id ?? '', 'issue');
  }
  return { app, first, second };
}

const list = async (app: Awaited<ReturnType<typeof testApp>>,
  as: string): Promise<List> => (await app.ask({ url: '/api/leader-links', as })).json<List>();

test('who follows what: a leader sees the own links, the office all, the county those of its own, and silence turns grey by the parameter', async () => {
  const { app, first, second } = await followed();
  const of = async (as: string) => (await list(app, as)).rows.map(({ case: { id } }) => id).toSorted();
  expect(await of(office)).toEqual([first, second].toSorted());
  expect([await of('leader-98-1-leader'), await of(contact), await of('leader-98-2-leader')]).toEqual([[first], [first], [second]]);
  expect(await of('county-980102-officer')).toEqual([first, second].toSorted());
  expect([await of('county-980103-officer'), await of('enterprise-98-0001-officer')]).toEqual([[], []]);
  const row = (await list(app, office)).rows.find(({ case: { id } }) => id === first);
  expect(row).toMatchObject({ visits: 2, lastVisit: '2026-02-27', silent: false, instructions: { open: 2, overdue: 0, verified: 0 } });
  expect(row?.holder?.zh, 'by name, out of the dated register').toMatch(/^副省长 .+/u);
  const before = row?.daysSince ?? 0;
  app.time.world += 40 * dayMs;
  const later = (await list(app, office)).rows;
  expect(later.find(({ case: { id } }) => id === second), '30 days to the first visit').toMatchObject({ visits: 0, silent: true });
  expect(later.find(({ case: { id } }) => id === first)).toMatchObject({ silent: false, daysSince: before + 40,
    instructions: { open: 2, overdue: 1 } });
  app.time.world += 60 * dayMs;
  expect((await list(app, office)).rows.find(({ case: { id } }) => id === first)?.silent, '90 days between visits').toBe(true);
});

test('the leader’s page: visits newest first, measures verified, the check by data, slips with their clocks', async () => {
  const { app, first } = await followed();
  const page = (await app.ask({ url: `/api/leader-links/${first}`, as: 'leader-98-1-leader' })).json<Page>();
  expect(page.visits.map(({ day }) => day)).toEqual(['2026-02-27', '2026-02-20']);
  expect(page).toMatchObject({ measures: { total: 1, verified: 0 }, problem: '督察发现,该排放口长期超标。', checks: [{ item: 'outlet-hours' }] });
  expect(page.instructions.map(({ overdue, case: { state } }) => [overdue, state])).toEqual([[false, 'issued'], [false, 'issued']]);
  expect((await app.ask({ url: `/api/leader-links/${first}`, as: 'county-980103-officer' })).statusCode).toBe(404);
  expect((await app.ask({ url: `/api/leader-links/${page.row.item?.id}`, as: office })).statusCode, 'an item is no link').toBe(404);
});

test('whom the office may choose comes with the step: those in office today, deputies and clerks left out', async () => {
  const { app } = await followed();
  const { id } = await rectifyingProblem(app.house, '980102', []);
  const view = (await app.ask({ url: `/api/cases/${id}`, as: office })).json<{ steps: { event: string; input: { id: string; choices?: { id: string }[] }[] }[] }>();
  const field = view.steps.find(({ event }) => event === 'link-leader')?.input.find((one) => one.id === 'leader');
  expect(field?.choices?.map((one) => one.id)).toEqual(['appointment-leader-98-1-leader', 'appointment-leader-98-2-leader']);
});
