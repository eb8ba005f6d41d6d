import { expect, test } from 'vitest';
import type { Static } from 'typebox';
import type { missionFigures } from '../contract/mission.ts';
import { actorBy, stepBy } from '../flow/story.fixture.ts';
import { registerItem } from '../flow/cases/register-item.ts';
import { machineViewer } from '../flow/viewer.ts';
import { testApp } from './app.fixture.ts';

type Figures = Static<typeof missionFigures.reply>;
const team = 'province-98-officer';
const firm = 'enterprise-98-0001';
const asked = (more: object = {}): object => ({
  type: 'rectification/help-request', region: '980102', parties: {}, points: [], title: { zh: '请专家', en: 'expert' },
    fields: { topic: 'air', question: '废气收集怎么改' }, ...more,
});

test('a firm asks for help for itself alone: not elsewhere, not for others, with no outlet of others', async () => {
  const app = await testApp();
  const post = async (body: object, as = `${firm}-officer`) => app.ask({ method: 'POST', url: '/api/cases', body, as });
  expect((await post(asked())).statusCode).toBe(200);
  const foreign = app.house.directory.enterprises.get('enterprise-98-0010')?.unit ?? 'enterprise-98-0010';
  const outlet = [...app.house.directory.points.values()].find(({ enterprise, kind }) => enterprise !== undefined && enterprise !== firm
    && kind === 'water-outlet')?.number ?? 0;
  for (const [name, body] of [['another firm', asked({ parties: { enterprise: foreign } })],
    ['another place', asked({ region: '980103' })], ['an outlet of others', asked({ points: [outlet] })]] as const) {
    const said = await post(body);
    expect([said.statusCode, said.json<{ fault: string }>().fault], name).toEqual([403, 'case.not-yours']);
  }
  expect((await post({ ...asked(), type: 'rectification/problem' })).json<{ fault: string }>().fault).toBe('case.not-yours');
  expect((await post(asked(), 'county-980102-officer')).statusCode, 'a county may ask too').toBe(200);
  expect((await post(asked(), 'contractor-98-1-officer')).statusCode).toBe(403);
});

test('visits to firms are counted against the year’s most, help by theme; each office sees its own', async () => {
  const app = await testApp();
  const { house } = app;
  const registered = await registerItem(house, {
    type: 'rectification/mission', region: '980000', title: { zh: '大气督导帮扶', en: 'air' }, points: [], parties: {},
      actor: actorBy(house, team),
    fields: { themes: ['air', 'ecology'], missionOrder: '演督帮〔2026〕1号', teamLeader: '甲', teamMembers: '乙', plannedFrom: '2026-03-02' },
  });
  const mission = registered.ok ? registered.value.id : '';
  for (const caseBased of ['no', 'yes', 'no']) await stepBy(house, team, mission, 'send-out',
    { children: [{ region: '980102', parties: { enterprise: firm }, fields: { notice: 'notified', caseBased } }] });
  const visits = (await house.records.read(machineViewer).cases({ types: ['rectification/visit'], limit: 9 })).toSorted((a,
    b) => (a.number < b.number ? -1 : 1));
  for (const { id } of visits.slice(0, 2)) {
    await stepBy(house, team, id, 'notify');
    await stepBy(house, team, id, 'arrive', { visitedOn: '2026-03-01', visitPlace: '厂区', visitFinding: '正常' });
  }
  await stepBy(house, team, visits[0]?.id ?? '', 'find-help', { topic: 'ecology', checkPoint: 'ecology-1', question: '红线边界怎么查' });
  const figures = async (as: string): Promise<Figures> => (await app.ask({ url: '/api/mission-figures', as })).json<Figures>();
  const all = await figures(team);
  expect(all.firms).toMatchObject([{ unit: { id: firm }, counted: 1, excepted: 1, toCome: 1, most: 2, last: '2026-03-01' }]);
  expect(all.totals).toEqual({ visits: 2, problems: 0, settled: 0, asked: 1, open: 1 });
  expect(all.themes.map(({ id, visits: made, asked: wanted }) => [id, made, wanted])).toEqual([['air', 2, 0], ['infrastructure', 0, 0],
    ['two-high', 0, 0], ['ecology', 2, 1]]);
  expect((await figures('county-980103-officer')).firms, 'another county').toEqual([]);
  expect((await figures(`${firm}-officer`)).firms.length).toBe(1);
});
