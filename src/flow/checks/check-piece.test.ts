import fc from 'fast-check';
import { expect, test } from 'vitest';

import { hourMs, latestMoment } from '../../basis/time.ts';
import type { CheckSpan } from '../../model/check-span.ts';
import { markState, type DataMark } from '../../model/data-mark.ts';
import type { Records } from '../ports/records.ts';
import { testHouse, testMorning, type TestHouse } from '../house.fixture.ts';
import { judgeMarked } from '../judge-marked.ts';
import { machineViewer } from '../viewer.ts';
import { changeCheck } from './check-rules.ts';
import { checkPiece, checksWait } from './check-piece.ts';

const factor = 'w01018';
const first = testMorning - 60 * hourMs;
const at = (hour: number): number => first + hour * hourMs;
const everything = { from: 0, to: latestMoment };

async function checkAll(of: TestHouse['house']): Promise<void> {
  for (let piece = 0; await checkPiece(of); piece += 1) if (piece > 500) throw new Error('the pieces do not end');
}
const spansOf = ({ house }: TestHouse): Promise<readonly CheckSpan[]> =>
  house.records.read(machineViewer).checkSpans({ window: everything, limit: 999 });
const marksOf = ({ house }: TestHouse): Promise<readonly DataMark[]> => house.records.read(machineViewer).dataMarks({ makers: ['rule'],
  limit: 9_999 });
const standing = async (of: TestHouse): Promise<readonly DataMark[]> => (await marksOf(of)).filter((mark) =>
  markState(mark) === 'standing');
const shape = (spans: readonly CheckSpan[]): readonly string[] => spans.map(({ factor: of, version, from, to, mark }) =>
  `${of} ${version} ${(from - first) / hourMs}-${(to - first) / hourMs} ${mark === undefined ? 'goes on' : 'marked'}`).sort();
const outletOf = ({ province }: TestHouse): number => province.points.find(({ kind }) => kind === 'water-outlet')?.number ?? 0;
const cod = (value: number): Record<string, string> => ({ [factor]: String(value) });

test('a run that goes on is doubtful at once, and leaves its mark when it has ended', async () => {
  const of = await testHouse();
  const point = outletOf(of);
  const slow = 'checks/flat.water-outlet-slow';
  for (let hour = 0; hour < 13; hour += 1) await of.send(point, at(hour), cod(hour < 1 ? 30 : 41.5));
  expect(await checksWait(of.house)).toBe(true);
  await checkAll(of.house);
  expect(await checksWait(of.house)).toBe(false);
  expect(shape(await spansOf(of))).toEqual([`${factor} ${slow} 1-13 goes on`]);
  expect(await marksOf(of)).toEqual([]);
  await of.send(point, at(13), cod(41.5));
  await of.send(point, at(14), cod(33));
  await checkAll(of.house);
  expect(shape(await spansOf(of))).toEqual([`${factor} ${slow} 1-14 marked`]);
  const [mark] = await standing(of);
  expect(mark).toMatchObject({ point, factors: [factor], from: at(1), to: at(14), maker: 'rule', type: 'rule-note', effect: 'note',
    reason: '连续 13 小时恒值 41.5 mg/L', by: slow, says: '恒值' });
});

test('a correction of the reading withdraws the mark; back again, it is made anew', async () => {
  const of = await testHouse();
  const point = outletOf(of);
  for (const [hour, value] of [30, 31, -2, 30].entries()) await of.send(point, at(hour), cod(value));
  await checkAll(of.house);
  const [mark] = await standing(of);
  expect(mark?.reason).toBe('负值 -2 mg/L');
  await of.send(point, at(2), cod(32));
  await checkAll(of.house);
  expect(await spansOf(of)).toEqual([]);
  expect((await marksOf(of)).map(markState)).toEqual(['withdrawn']);
  await of.send(point, at(2), cod(-2));
  await checkAll(of.house);
  expect((await marksOf(of)).map(markState).sort()).toEqual(['standing', 'withdrawn']);
  expect((await standing(of))[0]?.id).not.toBe(mark?.id);
});

test('raw values stay as they were sent', async () => {
  const of = await testHouse();
  const point = outletOf(of);
  await of.send(point, at(0), cod(-2), 'N');
  await of.send(point, at(1), cod(5), 'M');
  const read = () => of.house.observations.readingsOfHours([{ point, at: at(0) }, { point, at: at(1) }], 'hour', ['Avg']);
  const before = await read();
  await checkAll(of.house);
  expect(await spansOf(of)).toHaveLength(2);
  expect(await read()).toEqual(before);
});

const sent = fc.array(fc.record({ hour: fc.nat(30), value: fc.constantFrom(-1, 0, 0, 0, 7, 7, 400), flag: fc.constantFrom('N', 'N', 'N',
  'C') }), { minLength: 1, maxLength: 24 });

test('whatever comes in whatever pieces, the spans and standing marks are those of checking all at once', { timeout: 120_000 },
  async () => {
  await fc.assert(fc.asyncProperty(sent, fc.array(fc.boolean(), { minLength: 24, maxLength: 24 }), async (frames, pauses) => {
    const [piecewise, whole] = await Promise.all([testHouse(), testHouse()]);
    const point = outletOf(whole);
    for (const [place, { hour, value, flag }] of frames.entries()) {
      await piecewise.send(point, at(hour), cod(value), flag);
      await whole.send(point, at(hour), cod(value), flag);
      if (pauses[place] === true) await checkAll(piecewise.house);
    }
    await checkAll(piecewise.house);
    await checkAll(whole.house);
    expect(shape(await spansOf(piecewise))).toEqual(shape(await spansOf(whole)));
    const said = (marks: readonly DataMark[]): readonly string[] => marks.map(({ from, to, reason }) => `${from} ${to} ${reason}`).sort();
    expect(said(await standing(piecewise))).toEqual(said(await standing(whole)));
  }), { numRuns: 25 });
});

/** Records whose so-manieth write fails after it was asked for and before anything is kept: a kill. */
const killedAt = (records: Records, nth: number): Records => {
  let count = 0;
  return { ...records, write: (viewer, work) => ((count += 1) === nth ? Promise.reject(new Error('killed')) : records.write(viewer,
    work)) };
};

test('a kill anywhere repeats work and doubles nothing', async () => {
  const want = await testHouse();
  const frames = Array.from({ length: 20 }, (_, hour) => [hour, hour > 3 && hour < 9 ? 0 : hour === 12 ? -3 : 20 + hour] as const);
  const point = outletOf(want);
  for (const [hour, value] of frames) await want.send(point, at(hour), cod(value));
  await checkAll(want.house);
  for (const nth of [1, 2]) {
    const of = await testHouse();
    for (const [hour, value] of frames) await of.send(point, at(hour), cod(value));
    await expect(checkAll({ ...of.house, records: killedAt(of.house.records, nth) })).rejects.toThrow('killed');
    await checkAll(of.house);
    expect(shape(await spansOf(of))).toEqual(shape(await spansOf(want)));
    expect((await marksOf(of)).map(({ id }) => id).sort()).toEqual((await marksOf(want)).map(({ id }) => id).sort());
  }
});

test('a rule that is changed holds from its day: what is stored from there on is checked again, by its new effect too', async () => {
  const of = await testHouse();
  const point = outletOf(of);
  for (let hour = 0; hour < 57; hour += 1) await of.send(point, at(hour), cod(hour === 10 || hour === 55 ? -1 : 20 + (hour % 7)));
  await checkAll(of.house);
  expect((await standing(of)).map(({ effect }) => effect)).toEqual(['note', 'note']);
  expect(await changeCheck(of.house, { row: 'checks/none', from: '2026-03-02', on: true, effect: 'note', figures: {} },
    '监测中心')).toMatchObject({ ok: false, fault: 'check.no-such-rule' });
  expect(await changeCheck(of.house, { row: 'checks/zero.all', from: '2026-03-02', on: true, effect: 'note', figures: {} },
    '监测中心')).toMatchObject({ ok: false, fault: 'value.out-of-range' });
  const changed = await changeCheck(of.house, { row: 'checks/negative', from: '2026-03-02', on: true, effect: 'not-valid', figures: {} },
    '监测中心');
  expect(changed).toMatchObject({ ok: true, value: { by: '监测中心' } });
  expect(await checksWait(of.house)).toBe(true);
  await checkAll(of.house);
  expect((await standing(of)).map(({ from, effect, type, by }) => [(from - first) / hourMs, effect, type, by])).toEqual([
    [55, 'not-valid', 'rule-not-valid', 'checks/negative@2026-03-02'], [10, 'note', 'rule-note', 'checks/negative'],
  ]);
  expect((await of.house.records.read(machineViewer).audit({ limit: 9 })).map(({ action, subject }) =>
    `${action} ${subject}`)).toContain('check.change checks/negative');
  await changeCheck(of.house, { row: 'checks/negative', from: '2026-03-02', on: false, effect: 'note', figures: {} }, '监测中心');
  await checkAll(of.house);
  expect((await standing(of)).map(({ from }) => (from - first) / hourMs)).toEqual([10]);
});

test('stations around are compared when the last of them has sent', async () => {
  const of = await testHouse();
  const stations = of.province.points.filter(({ kind }) => kind === 'air-station').map(({ number }) => number);
  const book = of.house.directory.points;
  for (const point of [...book.values()].filter(({ kind }) => kind === 'air-station')) book.set(point.number, { ...point, lon: 120,
    lat: 30 });
  const [odd = 0, ...around] = stations;
  expect(around.length).toBeGreaterThan(2);
  await of.send(odd, at(0), { a34004: '400' });
  await checkAll(of.house);
  expect(await spansOf(of)).toEqual([]);
  for (const [place, number] of around.entries()) await of.send(number, at(0), { a34004: String(30 + place) });
  await checkAll(of.house);
  expect((await spansOf(of)).map(({ point, key }) => [point, key])).toEqual([[odd, 'neighbour']]);
});

/** One hour, checked long ago; then a firm says of it that the analyser was maintained. */
const maintenance = (over: Partial<DataMark> = {}): DataMark => ({
  id: 'm', point: 0, factors: [], from: at(1), to: at(2), maker: 'firm', type: 'monitor-maintenance', effect: 'not-valid', reason: '换件', by: 'x', says: '甲', at: 1, ...over,
});
test.each([
  ['a mark that comes later is heard', {}, 'given', ['1-2']], ['taken back, its span goes', {}, 'withdrawn', []],
  ['a late one says nothing yet', { late: true }, 'given', []], ['accepted, it does', { late: true }, 'accepted', ['1-2']],
  ['of the plant it says nothing of the analyser', { type: 'production-stopped' }, 'given', []],
] as const)('work on the analyser: %s', async (_what, over, step, want) => {
  const of = await testHouse();
  const point = outletOf(of);
  for (const hour of [0, 1, 2, 3]) await of.send(point, at(hour), cod(30 + hour));
  await checkAll(of.house);
  expect(await spansOf(of)).toEqual([]);
  const judged = async (): Promise<void> => { for (let piece = 0; (await judgeMarked(of.house)) > 0 && piece < 99;) piece += 1; };
  const records = of.house.records;
  await records.write(machineViewer, (store) => store.putDataMarks([maintenance({ point, ...over })]));
  await judged();
  const act = { at: 2, by: 'y', says: '乙', reason: '核实' };
  if (step === 'withdrawn') await records.write(machineViewer, (store) => store.withdrawDataMark('m', act));
  if (step === 'accepted') await records.write(machineViewer, (store) => store.answerDataMark('m', { ...act, accepted: true }));
  await judged();
  const spans = (await spansOf(of)).filter(({ key }) => key === 'maintenance');
  expect(spans.map(({ from, to }) => `${(from - first) / hourMs}-${(to - first) / hourMs}`)).toEqual(want);
});
