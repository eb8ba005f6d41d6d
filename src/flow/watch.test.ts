import { expect, test } from 'vitest';
import { dayMs, hourMs } from '../basis/time.ts';
import { replay } from '../act/fold.ts';
import { missesInARow } from '../model/figure-reading.ts';
import { declaredType } from './cases/case-types.ts';
import { below } from './cases/tree.fixture.ts';
import { testHouse, type TestHouse } from './house.fixture.ts';
import { lapseClocks } from './lapse.ts';
import { caseNow, closeOut, noticedProblem, rectifyingProblem, stepBy, tryStep } from './story.fixture.ts';
import { machineViewer } from './viewer.ts';
import { watchBoard } from './watch-board.ts';

const [county, outlet] = ['980102', 200_000] as const;
const [own, city, office] = [`county-${county}-officer`, 'city-bureau-980100-officer', 'rectification-98-officer'] as const;
const clean = { w01018: '30', w21003: '1', w21011: '0.1', w21001: '5', w01001: '7' };
const hours = { targetName: '总排口不再超标', figureSource: 'outlet-exceeding', targetFigure: '0', targetUnit: '小时', direction: 'at-most', watchMonths: '2' };
const share = { targetName: '污水收集率', figureSource: 'reported', targetFigure: '75', targetUnit: '%', direction: 'at-least', watchMonths: '4', figureNow: '60.5' };

async function cleanDays(one: TestHouse, days: number): Promise<void> {
  const today = Math.floor(one.time.world / hourMs) * hourMs - 10 * hourMs;
  for (let at = today - days * dayMs; at < today; at += hourMs) await one.sense(outlet, at, clean);
}

async function watched(one: TestHouse, target: Readonly<Record<string, string>>): Promise<{ readonly item: string; readonly id: string }> {
  const { id: item } = await rectifyingProblem(one.house, county, [outlet]);
  await cleanDays(one, 2);
  await noticedProblem(one.house, item, county);
  one.time.world += 14 * dayMs;
  await closeOut(one.house, item);
  await stepBy(one.house, city, item, 'set-watch', target);
  return { item, id: (await below(one.house, item)).find(({ type }) => type === 'rectification/watch')?.id ?? '' };
}

/** Into the day after the running period's end, and what the machine does then. */
async function periodPasses(one: TestHouse, id: string): Promise<void> {
  const due = (await caseNow(one.house, id)).clocks.find((clock) => clock.id === 'period' && clock.stoppedAt === undefined)?.due ?? 0;
  one.time.world = due + 10 * hourMs;
  await lapseClocks(one.house);
}

test('a target that the machine can read is read from stored data with its why, never typed', async () => {
  const one = await testHouse();
  const house = { ...one.house, parameters: { ...one.house.parameters, 'rectification/watch': { 'first-days': 2, 'valid-share': 0.01 } } };
  const { id } = await watched({ ...one, house }, hours);
  one.time.world += dayMs;
  await cleanDays({ ...one, house }, 2);
  const started = await stepBy(house, own, id, 'start');
  expect(started).toMatchObject({ state: 'watching', readings: [{ first: true, figure: '0', verdict: 'met', source: 'outlet-exceeding' }] });
  expect(started.readings?.[0]?.steps.length, 'every step of it stands').toBeGreaterThan(1);
  expect(await tryStep(house, own, id, 'report-figure', { reportedFigure: '0', figureDay: '2026-04-01' })).toMatchObject({ fault: 'case.field-otherwise' });
  const due = started.clocks.find((clock) => clock.id === 'period')?.due ?? 0;
  one.time.world = due - 5 * dayMs;
  await cleanDays({ ...one, house }, 3);
  await periodPasses({ ...one, house }, id);
  expect((await caseNow(house, id)).readings?.at(-1)).toMatchObject({ figure: '0', verdict: 'met', says: { zh: expect.stringContaining('超标0小时') } });
  const events = await house.records.read(machineViewer).caseEvents(id);
  expect(replay(declaredType(house.programmes, 'rectification/watch'), events)).toEqual(await caseNow(house, id));
});

test('too few valid hours are neither met nor missed', async () => {
  const one = await testHouse();
  const { id } = await watched(one, hours);
  await stepBy(one.house, own, id, 'start');
  await periodPasses(one, id);
  const { readings, state } = await caseNow(one.house, id);
  expect(readings?.map(({ verdict, figure }) => [verdict, figure])).toEqual([['undeterminable', undefined], ['undeterminable', undefined]]);
  expect(state).toBe('watching');
});

test('a reported figure counts when another unit verified it in that period; missed twice it stands before the office; it ends after its months', async () => {
  const one = await testHouse();
  const { id } = await watched(one, share);
  expect(await stepBy(one.house, own, id, 'start')).toMatchObject({ readings: [{ figure: '60.5', verdict: 'missed', first: true }] });
  const say = async (reportedFigure: string, verifiedFigure?: string): Promise<void> => {
    await stepBy(one.house, own, id, 'report-figure', { reportedFigure, figureDay: '2026-04-10' });
    if (verifiedFigure !== undefined) await stepBy(one.house, city, id, 'verify-figure', { verifiedFigure, verifiedNote: '抽查' });
  };
  await say('80');
  await periodPasses(one, id);
  expect((await caseNow(one.house, id)).readings?.at(-1), 'nobody verified it').toMatchObject({ verdict: 'undeterminable' });
  await say('80', '70');
  await periodPasses(one, id);
  expect(await caseNow(one.house, id)).toMatchObject({ state: 'watching' });
  await periodPasses(one, id);
  expect((await caseNow(one.house, id)).readings?.at(-1), 'last period’s figure is not this one’s').toMatchObject({ verdict: 'undeterminable' });
  await say('71', '71');
  one.time.world += dayMs;
  await periodPasses(one, id);
  const ended = await caseNow(one.house, id);
  expect(ended.readings?.slice(1).map(({ verdict, figure }) => [verdict, figure])).toEqual([['undeterminable', undefined], ['missed', '70'], ['undeterminable', undefined], ['missed', '71']]);
  expect(missesInARow(ended.readings)).toBe(2);
  expect(['ended', 'alert']).toContain(ended.state);
});

test('two misses in a row go to the office, which says what is to be done', async () => {
  const one = await testHouse();
  const { id } = await watched(one, { ...share, watchMonths: '12' });
  await stepBy(one.house, own, id, 'start');
  for (const figure of ['70', '71']) {
    await stepBy(one.house, own, id, 'report-figure', { reportedFigure: figure, figureDay: '2026-04-10' });
    await stepBy(one.house, city, id, 'verify-figure', { verifiedFigure: figure, verifiedNote: '抽查' });
    await periodPasses(one, id);
  }
  expect(await caseNow(one.house, id)).toMatchObject({ state: 'alert' });
  expect(await stepBy(one.house, office, id, 'decide', { instruction: '加密排查' })).toMatchObject({ state: 'watching', fields: { instruction: '加密排查' } });
});

test('whoever reports does not verify; the months are bounded; a rebound ends the watch in its own transaction', async () => {
  const one = await testHouse();
  const long = await watched(one, { ...share, watchMonths: '40' });
  expect(await tryStep(one.house, own, long.id, 'start')).toMatchObject({ fault: 'case.number-beyond' });
  const again = await stepBy(one.house, city, long.item, 'set-watch', share);
  const id = again.children?.at(-1)?.id ?? '';
  await stepBy(one.house, own, id, 'start');
  await stepBy(one.house, own, id, 'report-figure', { reportedFigure: '80', figureDay: '2026-04-10' });
  expect(await tryStep(one.house, own, id, 'verify-figure', { verifiedFigure: '80', verifiedNote: '好' })).toMatchObject({ fault: 'case.not-yours' });
  await stepBy(one.house, city, long.item, 'look-back-failed', { reason: '反弹' });
  expect(await caseNow(one.house, id)).toMatchObject({ state: 'rebounded' });
  expect(await caseNow(one.house, long.id)).toMatchObject({ state: 'rebounded' });
});

test('the class of a section over the period is read from its stored hours', async () => {
  const one = await testHouse();
  const [number = 0] = [...one.house.directory.points.values()].filter(({ kind, number: of }) => kind === 'water-section' && one.house.directory.deviceOf(of) !== undefined).map(({ number: of }) => of);
  const { id } = await watched(one, { ...share, figureSource: 'section-class', section: String(number), targetFigure: '3', targetUnit: '类', direction: 'at-most', watchMonths: '6' });
  await stepBy(one.house, own, id, 'start');
  const due = (await caseNow(one.house, id)).clocks.find((clock) => clock.id === 'period')?.due ?? 0;
  for (const [back, ammonia] of [[5, '1.2'], [4, '0.9']] as const) await one.sense(number, Math.floor((due - back * dayMs) / hourMs) * hourMs, { w01009: '8', w21003: ammonia });
  await periodPasses(one, id);
  const read = (await caseNow(one.house, id)).readings?.at(-1);
  expect(read).toMatchObject({ figure: '4', verdict: 'missed', source: 'section-class' });
  expect(read?.steps.some(({ name }) => name === 'averaged')).toBe(true);
  const board = await watchBoard(one.house, machineViewer);
  expect(board.rows.map(({ of, newest, missed }) => [of.id, newest?.verdict, missed])).toEqual([[id, 'missed', 1]]);
  expect(board.places).toEqual([{ region: '980100', watched: 1, met: 0, missed: 1, undeterminable: 0, unread: 0 }]);
});

test.each([
  [['met', 'missed'], 1], [['missed', 'undeterminable', 'missed'], 2], [['missed', 'met'], 0], [['undeterminable'], 0], [[], 0],
] as const)('misses in a row of %j: %i', (verdicts, count) => {
  const read = { from: 0, to: 1, source: 'reported', says: { zh: '', en: '' }, steps: [] } as const;
  expect(missesInARow([{ ...read, verdict: 'missed', first: true }, ...verdicts.map((verdict) => ({ ...read, verdict }))])).toBe(count);
});
