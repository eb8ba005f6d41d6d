import { describe, expect, test } from 'vitest';
import { dayMs } from '../../basis/time.ts';
import { replay } from '../../act/fold.ts';
import { declaredType } from '../cases/case-types.ts';
import { registerItem } from '../cases/register-item.ts';
import { tree } from '../cases/tree.fixture.ts';
import { testHouse } from '../house.fixture.ts';
import type { House } from '../house.ts';
import { actorBy, caseNow, registeredProblem, stepBy, tryStep } from '../story.fixture.ts';
import type { CaseQuery } from '../ports/records.ts';
import { machineViewer } from '../viewer.ts';
import { causeRegister } from './causes.ts';
import { declaredLists, type DeclaredLists } from './declared.ts';
import { setWeights, weightEditions, weightsOn } from './index-weights.ts';
import { likelyCauses } from './likely-causes.ts';
import { city, closed, confirmedCause, county, countyOfficer, fixedCause, found, office, register, taken } from './lists.fixture.ts';
import { listedProblems } from './listed-problems.ts';
import { listFigures, rankedPlaces } from './overview.ts';

const lists = (house: House): DeclaredLists => {
  const declared = declaredLists(house);
  if (!declared.ok) throw new Error(declared.fault);
  return declared.value;
};
const listed = (house: House) => listedProblems(house, machineViewer, lists(house));
const year = { from: '2026-01-01', to: '2026-12-31', today: '2026-03-05' as never };

describe('which problems stand in which list', () => {
  test('one entered by hand stands in its list; what an inspection handed down stands by reference, at the lowest level, once', async () => {
    const { house } = await testHouse();
    const { top, middle, leaf } = await tree(house);
    const own = await found(house, '危废暂存间无防渗');
    const held = await listed(house);
    expect(held.map(({ of, list, byReference, selfFound }) => [of.id, list, byReference, selfFound])).toEqual(expect.arrayContaining([
      [own.id, 'work-safety', false, true], [leaf, 'ecological-inspection', true, false],
    ]));
    expect(held.filter(({ of }) => [top, middle].includes(of.id))).toEqual([]);
    expect(new Set(held.map(({ of }) => of.id)).size).toBe(held.length);
  });

  test('one that is left out stands in no list; a sweep that names it has looked elsewhere', async () => {
    const { house } = await testHouse();
    const [out, kept] = [await found(house, '重复登记'), await registeredProblem(house, county, [])];
    await stepBy(house, city, out.id, 'leave-out', { reason: '已登记', sameAs: kept.number });
    const sweep = await register(house, office, 'rectification/sweep', '同类排查', { pattern: '长期超标', sourceItem: kept.number, object: 'water-outlet', sign: 'register', points: '查台账' }, '980000');
    expect((await listed(house)).map(({ of, similar }) => [of.id, similar])).toEqual([[kept.id, false]]);
    await stepBy(house, office, sweep.id, 'screen');
    expect((await listed(house)).map(({ of, similar }) => [of.id, similar])).toEqual([[kept.id, true]]);
  });

  test('a complaint stands once it is substantiated, and not where it names another as the same', async () => {
    const { house } = await testHouse();
    const declared = lists(house);
    const reference = declared.rule.references.find(({ type }) => type === 'complaints/passed-on-complaint');
    expect(reference).toMatchObject({ when: { field: 'verdict', is: ['substantiated', 'partly'] }, sameAs: 'sameNumber' });
    const opened = async (number: string) => {
      const batch = await register(house, office, 'complaints/batch', '第一批', { ordinal: 1, round: '第三轮', receivedOn: '2026-03-01', items: 2 }, '980000');
      const done = await registerItem(house, {
        type: 'complaints/passed-on-complaint', region: county, title: { zh: number, en: number }, points: [], parties: {}, parent: batch.id, actor: actorBy(house, office),
        fields: { acceptanceNumber: number, complaint: '夜间异味', pollution: 'air', starred: 'no' },
      });
      if (!done.ok) throw new Error(`${done.fault} ${done.detail}`);
      return done.value;
    };
    const of = await opened('D3SX202605280018');
    expect(await listed(house)).toEqual([]);
    const as = (fields: Readonly<Record<string, string>>): House => {
      const read = house.records.read(machineViewer);
      const caseHeads = (query: CaseQuery) => read.caseHeads(query).then((heads) => heads.map((one) => (one.id === of.id ? { ...one, fields: { ...one.fields, ...fields } } : one)));
      return { ...house, records: { ...house.records, read: () => ({ ...read, caseHeads }) } };
    };
    expect((await listed(as({ verdict: 'substantiated' }))).map(({ list, byReference }) => [list, byReference])).toEqual([['ecological-inspection', true]]);
    expect(await listed(as({ verdict: 'not-substantiated' }))).toEqual([]);
    expect(await listed(as({ verdict: 'partly', sameNumber: 'D3SX202605280001' }))).toEqual([]);
  });
});

test('figures: solved, overdue, by list and in all; a place without problems has no figure', async () => {
  const { house, time } = await testHouse();
  const [one, two, three] = [await found(house, '甲'), await found(house, '乙', { origin: 'handed-down' }, city), await found(house, '丙', { list: 'audit' })];
  await taken(house, one.id, '2026-03-10');
  await closed(house, one.id);
  // The city that found it does not take it in; the office does.
  expect(await tryStep(house, city, two.id, 'enter')).toMatchObject({ ok: false, fault: 'signature.self-approval' });
  await taken(house, three.id, '2026-03-03');
  time.world += 3 * dayMs;
  const held = await listed(house);
  const figures = listFigures(held, ['work-safety', 'audit', 'petition'], year);
  expect(figures.map(({ list, total, solved, overdue, selfFound }) => [list, total, solved, overdue, selfFound])).toEqual([
    ['', 3, 1, 1, 2], ['work-safety', 2, 1, 0, 1], ['audit', 1, 0, 1, 1], ['petition', 0, 0, 0, 0],
  ]);
  const { weights } = weightsOn(await weightEditions(house, lists(house)), '2026-12-31');
  const ranked = rankedPlaces(house, machineViewer, 'county', undefined, held, year, weights);
  const [first, ...rest] = ranked;
  expect(first).toMatchObject({ region: county, place: 1, total: 3 });
  expect(first?.parts.map(({ part, counted, good, inPart }) => [part, counted, good, inPart])).toEqual([['self-found', 3, 2, 0], ['on-time', 2, 1, 1], ['no-rebound', 1, 1, 0], ['similar', 1, 0, 0]]);
  expect(rest.every(({ index, place, parts }) => index === undefined && place === undefined && parts.every(({ value }) => value === undefined))).toBe(true);
});

test('weights: dated editions with reason and person, never before today, always 1 together', async () => {
  const { house, time } = await testHouse();
  const even = { 'self-found': '0.25', 'on-time': '0.25', 'no-rebound': '0.25', 'similar': '0.25', leniency: '0.8' } as const;
  const set = (from: string, weights: object = even) => setWeights(house, { from, weights: weights as typeof even, reason: '省整改办第3次会议' }, '省整改办 甲');
  expect(await set('2026-04-01')).toMatchObject({ ok: true });
  for (const unfit of [{ ...even, similar: '0.3' }, { ...even, leniency: '1.5' }, { ...even, leniency: '' }, { ...even, 'on-time': '-0.25', similar: '0.75' }]) {
    expect(await set('2026-04-01', unfit)).toMatchObject({ ok: false, fault: 'index.weights-unfit' });
  }
  for (const day of ['2026-03-01', '2026-02-30', 'x']) expect(await set(day)).toMatchObject({ ok: false, fault: 'index.day-unfit' });
  const editions = await weightEditions(house, lists(house));
  expect(editions).toMatchObject([{ weights: { 'self-found': '0.3' } }, { from: '2026-04-01', by: '省整改办 甲', at: time.world }]);
  expect(['2026-03-31', '2026-04-01'].map((day) => weightsOn(editions, day).weights.leniency)).toEqual(['0.5', '0.8']);
  expect((await house.records.read(machineViewer).audit({ limit: 1 }))[0]).toMatchObject({ action: 'control-index.weights', subject: '2026-04-01' });
});

describe('causes shared by problems', () => {
  test('three lists, one cause: it stands out until its fix is verified; a problem found after that tells that it recurred', async () => {
    const { house, time } = await testHouse();
    const cause = await confirmedCause(house, '临时堆场无人管', '临时堆场建成后无备案、无巡查,固废露天堆存');
    const problems = [await found(house, '固废露天堆存'), await found(house, '堆场渗滤液外流', { list: 'audit' }), await registeredProblem(house, county, [])];
    const link = (id: string) => stepBy(house, countyOfficer, id, 'link-cause', { cause: cause.number, causeEvidence: '堆场无备案' });
    for (const { id } of problems) await link(id);
    expect(await tryStep(house, countyOfficer, problems[0]?.id ?? '', 'link-cause', { cause: '演原因〔2026〕99999号', causeEvidence: '无' })).toMatchObject({ ok: false, fault: 'case.cause-unknown' });
    const standing = async () => (await causeRegister(house, machineViewer, lists(house))).causes[0];
    const before = await standing();
    expect(before).toMatchObject({ standsOut: true, recurred: [] });
    expect(new Set(before?.problems.map(({ list }) => list))).toEqual(new Set(['work-safety', 'audit', 'ecological-inspection']));
    await fixedCause(house, cause.id, city);
    expect(await standing()).toMatchObject({ standsOut: false, recurred: [], fixed: '2026-03-02' });
    time.world += 5 * dayMs;
    const later = await found(house, '又一处露天堆存');
    await link(later.id);
    const [again] = (await standing())?.recurred ?? [];
    expect(again?.of.id).toBe(later.id);
    for (const { id, type } of [...problems, later]) {
      expect(replay(declaredType(house.programmes, type), await house.records.read(machineViewer).caseEvents(id))).toEqual(await caseNow(house, id));
    }
  });

  test('a likely cause is suggested with what is alike; linked, refused and unconfirmed ones are not', async () => {
    const { house } = await testHouse();
    const alike = await confirmedCause(house, '临时堆场无人管', '临时堆场建成后无备案、无巡查,固废露天堆存');
    await confirmedCause(house, '运维单位监管缺位', '自动监测第三方运维合同无考核条款');
    await register(house, city, 'rectification/cause', '固废露天堆存未确认', { cause: '固废露天堆存', class: 'management', evidence: '一件' }, '980100');
    const problem = await found(house, '临时堆场固废露天堆存', { problem: '自查发现临时堆场固废露天堆存,建成后无备案。' });
    const likely = async () => { const done = await likelyCauses(house, machineViewer, lists(house), problem.id); return done.ok ? done.value.likely : []; };
    const [first, ...rest] = await likely();
    expect(first).toMatchObject({ standing: { cause: { id: alike.id } } });
    expect(first?.passages[0]).toContain('固废露天堆存');
    expect(rest.every(({ share }) => share < (first?.share ?? 0))).toBe(true);
    await stepBy(house, countyOfficer, problem.id, 'link-cause', { cause: alike.number, causeEvidence: '同因' });
    expect((await likely()).map(({ standing }) => standing.cause.id)).not.toContain(alike.id);
    expect(await likelyCauses(house, machineViewer, lists(house), 'none')).toMatchObject({ ok: false, fault: 'request.not-found' });
  });
});
