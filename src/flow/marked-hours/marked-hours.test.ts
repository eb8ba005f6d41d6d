import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { day, hourMs, startOfDay } from '../../basis/time.ts';
import { decidingMark } from '../../judge/data-mark.ts';
import { ambientPollutants } from '../../model/ambient.ts';
import type { DataMark } from '../../model/data-mark.ts';
import { openMemoryStore } from '../../stores/observations/memory.ts';
import { openObservations } from '../../stores/observations/open.ts';
import { noReadings, readingsOf } from '../../stores/observations/samples.ts';
import { airStationPeriods } from '../air-period.ts';
import { placesByDay } from '../air-calendar.ts';
import { usedFlag } from '../determine/marked.ts';
import { explainAirPeriod } from '../explain-air-period.ts';
import { testHouse } from '../house.fixture.ts';
import type { House } from '../house.ts';
import { longCurve } from '../long-curve.ts';
import type { ObservationStore } from '../ports/observations.ts';
import { machineViewer } from '../viewer.ts';

const codes = [...ambientPollutants.keys()];
const [first, last] = [day('2026-03-20'), day('2026-04-12')];
const [from, hours] = [startOfDay(first), 24 * 24];

type Hour = { readonly factor: string; readonly at: number; readonly value: bigint; readonly flag: string };
/** Every hour of every pollutant: most of them good, some flagged, below zero, or more than air can hold. */
const hoursOf = (seed: number): readonly Hour[] => codes.flatMap((factor, of) => Array.from({ length: hours }, (_, at): Hour => {
  const dice = (seed * 7919 + at * 104_729 + of * 1_299_709) % 1000;
  const value = dice === 3 ? -1_000_000n : dice === 4 ? 1_000_000_000_000n : BigInt(dice * 7 + 1) * 10_000n;
  return { factor, at: from + at * hourMs, value, flag: dice % 23 === 0 ? 'D' : 'N' };
}));

const spanned = fc.record({
  start: fc.integer({ min: -30, max: hours }), length: fc.oneof(fc.integer({ min: 0, max: 5 }), fc.integer({ min: 20, max: 300 })), cut: fc.constantFrom(0, 0, 0.5),
  factors: fc.subarray(codes), effect: fc.constantFrom('not-valid', 'not-valid', 'valid', 'note'), maker: fc.constantFrom('firm', 'rule', 'reviewer'), at: fc.nat(5),
});
const given = fc.record({ seed: fc.nat(500), marks: fc.array(spanned, { maxLength: 6 }) });

const markOf = (point: number, { start, length, cut, ...rest }: typeof spanned extends fc.Arbitrary<infer T> ? T : never, id: number): DataMark => ({
  ...rest, id: `${point}-${id}`, point, from: from + (start + cut) * hourMs, to: from + (start + cut + length) * hourMs, type: 'monitor-fault',
  reason: '故障', by: 'a', says: '甲',
} as DataMark);

let next = 1_000_000;
/** A house over this store, and two points of it: hours as sent, and hours flagged as the marks would have them. */
async function measured(house: House, seed: number, made: (point: number) => readonly DataMark[]): Promise<readonly [number, number]> {
  const [sent, rest] = [next += 1, next += 1];
  const marks = made(sent).filter(({ effect }) => effect !== 'note');
  const rows = hoursOf(seed).flatMap((hour) => {
    const flag = usedFlag(hour.flag, decidingMark(marks, hour.factor, hour.at, hour.at + hourMs));
    return [{ ...hour, point: sent, frame: 1n }, { ...hour, flag: flag === 'marked' ? 'D' : flag, point: rest, frame: 1n }];
  });
  const readings = { ...noReadings, ...readingsOf(rows, await house.observations.factorNumbers(codes)) };
  await house.observations.append({ frames: [], repeated: [], refused: [], readings });
  return [sent, rest];
}

/** All that rests on hours of one station: period, days, the plain definition with its steps, and a long curve. */
async function figures(house: House, point: number): Promise<unknown> {
  const period = `${first}..${last}`;
  const [fast, plain] = [await airStationPeriods(house, [point], { period }), await explainAirPeriod(house, point, { period })];
  const days = await placesByDay(house, [{ of: 'station', place: String(point) }], first, last);
  if (!fast.ok || !plain.ok || !days.ok) throw new TypeError('the days were refused');
  const curves = await Promise.all(codes.flatMap((factor) => [7, 40, 1000].map((pieces) =>
    longCurve(house, { point, factor, from, to: from + hours * hourMs, pieces }))));
  return [fast.value[0]?.kept, plain.value.period, plain.value.days, plain.value.indexSteps, days.value[0]?.days, days.value[0]?.counts, curves.map(({ pieces }) => pieces)];
}
const heededHours = async (house: House, point: number): Promise<number> => {
  const found = await airStationPeriods(house, [point], { period: `${first}..${last}` });
  return found.ok ? (found.value[0]?.heeded ?? []).reduce((sum, { out, brought }) => sum + out + brought, 0) : -1;
};

function laws(name: string, open: () => Promise<ObservationStore>, runs: number): void {
  describe(name, { timeout: 240_000 }, () => {
    let house: House;
    beforeAll(async () => { house = { ...(await testHouse()).house, observations: await open() }; });
    afterAll(() => house.observations.close());

    test('days, periods and curves with marks are those of the hours that are left; with the marks lifted those of never marking', async () => {
      await fc.assert(fc.asyncProperty(given, async ({ seed, marks }) => {
        const made = (point: number): readonly DataMark[] => marks.map((mark, id) => markOf(point, mark, id));
        const [sent, rest] = await measured(house, seed, made);
        const never = await figures(house, sent);
        await house.records.write(machineViewer, (records) => records.putDataMarks(made(sent)));
        expect(await figures(house, sent)).toEqual(await figures(house, rest));
        expect(await heededHours(house, sent)).toBe(differing(seed, made(sent)));
        const act = { at: from, by: 'a', says: '甲', reason: '标错' };
        await house.records.write(machineViewer, async (records) => {
          for (const { id } of made(sent)) await records.withdrawDataMark(id, act);
        });
        expect(await figures(house, sent)).toEqual(never);
        expect(await heededHours(house, sent)).toBe(0);
      }), { numRuns: runs });
    });
  });
}

/** Hour values that count otherwise because of the marks, one by one. */
const differing = (seed: number, marks: readonly DataMark[]): number => hoursOf(seed).filter(({ factor, at, value, flag }) => {
  const possible = value >= 0n && value < 1_000_000_000_000n;
  const mark = decidingMark(marks.filter(({ effect }) => effect !== 'note'), factor, at, at + hourMs);
  return possible && (flag === 'N') !== (usedFlag(flag, mark) === 'N');
}).length;

laws('memory', async () => openMemoryStore(), 4);

describe('chDB', () => {
  let folder = '';
  beforeAll(async () => { folder = await mkdtemp(join(tmpdir(), 'qingshan-marked-')); });
  afterAll(() => rm(folder, { recursive: true, force: true }));
  laws('chDB', () => openObservations({ folder: join(folder, 'chdb'), recover: async () => noReadings }), 6);
});
