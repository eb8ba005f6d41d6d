import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { FrameBatch, ObservationStore, SeriesKey } from '../../flow/ports/observations.ts';
import type { Determination } from '../../model/determination.ts';
import { sumOfCounts } from '../../model/frame.ts';
import { fields } from '../../model/reading.ts';
import { fireDetectionLaws } from './fire-detection-laws.ts';
import { hourDayLaws } from './hour-day-laws.ts';
import { noReadings, readingsOf, sampleFrame, sampleRefusal, sampleRepeat, type SampleReading } from './samples.ts';

const hour = 3_600_000;
const t0 = Date.UTC(2026, 2, 1, 16);

/** The laws of every observation store. `open` gives an empty store; `reopen` the same content as a new process would see it. */
export function observationLaws(name: string, open: () => Promise<ObservationStore>, reopen?: (old: ObservationStore) => Promise<ObservationStore>): void {
  describe(`${name}: laws of observations`, { timeout: 60_000 }, () => {
    let store: ObservationStore;
    let number = (BigInt(t0) << 22n) + 1n;
    let point = 1;
    const next = (): bigint => (number += 1n);
    beforeAll(async () => { store = await open(); }, 60_000);
    afterAll(() => store.close());
    const put = (batch: Partial<FrameBatch>): Promise<void> => store.append({ frames: [], readings: noReadings, repeated: [], refused: [], ...batch });
    const read = async (rows: readonly SampleReading[]): Promise<void> => put({ readings: readingsOf(rows, await store.factorNumbers(rows.map((row) => row.factor ?? 'w01018'))) });
    const seriesOf = (of: number, from: number, to: number, factor = 'w01018') =>
      store.series({ point: of, factors: [factor], period: 'hour', fields: ['Avg'], window: { from, to }, limit: 1000 });

    test('a frame comes back as it went in, blank lines and all bytes included', async () => {
      const bytes = Uint8Array.from({ length: 256 }, (_, at) => at);
      const nasty = Buffer.from("{\"a\":1}\n\nDROP TABLE qingshan.frames\n\n'); DROP TABLE qingshan.frames; --\r\n\r\n");
      const frames = [bytes, nasty].map((each) => sampleFrame({ number: next(), point: (point += 1), mn: "a'b\\\n\n", bytes: new Uint8Array(each) }));
      await put({ frames });
      for (const frame of frames) expect(await store.frame(frame.number)).toEqual(frame);
      expect(await store.latestFrames(frames[0]?.point ?? 0, 5)).toEqual([frames[0]]);
    });

    test('keys reach over the whole of 64 bits', async () => {
      const at = (point += 1);
      const keys = [0n, 1n, 2n ** 63n - 1n, 2n ** 63n, 2n ** 64n - 1n];
      const frames = keys.map((key) => sampleFrame({ number: next(), point: at, key }));
      await put({ frames });
      const known = await store.known([...keys, 77n].map((key) => ({ point: at, dataTime: t0, key })));
      expect([...known].sort((a, b) => (a[0] < b[0] ? -1 : 1))).toEqual(frames.map((frame) => [frame.key, frame.number]));
      const mark = (await store.watermarks('all')).find((each) => each.point === at);
      expect([...mark?.keys ?? []].sort((a, b) => (a < b ? -1 : 1))).toEqual(keys);
    });

    test('known asks for point, data time and key together', async () => {
      const frame = sampleFrame({ number: next(), point: (point += 1), key: 5n });
      await put({ frames: [frame] });
      expect(await store.known([])).toEqual(new Map());
      expect(await store.known([{ point: frame.point, dataTime: t0 + 1, key: 5n }])).toEqual(new Map());
      expect(await store.known([{ point: frame.point + 5000, dataTime: t0, key: 5n }])).toEqual(new Map());
      expect(await store.known([{ point: frame.point, dataTime: t0, key: 5n }])).toEqual(new Map([[5n, frame.number]]));
    });

    test('a storm of resends is looked up as a whole', async () => {
      const at = (point += 1);
      const frames = Array.from({ length: 3000 }, (_, index) => sampleFrame({ number: next(), point: at, dataTime: t0 + index * 1000 }));
      await put({ frames });
      const known = await store.known(Array.from({ length: 8000 }, (_, index) => ({ point: at, dataTime: t0 + index * 1000, key: frames[index]?.key ?? 1n })));
      expect(known.size).toBe(3000);
      expect((await store.latestDeterminations(Array.from({ length: 60_000 }, (_, index) => index + 1_000_000), 0))).toEqual([]);
    }, 120_000);

    test('a watermark is the newest data time of a point and command', async () => {
      const at = (point += 1);
      await put({ frames: [t0, t0 + hour, t0 - hour].map((dataTime, index) => sampleFrame({ number: next(), point: at, dataTime, key: BigInt(index + 1) })) });
      const marks = [{ point: at, cn: '2061', dataTime: t0 + hour, keys: [2n] }];
      expect((await store.watermarks('all')).filter((mark) => mark.point === at)).toEqual(marks);
      expect(await store.watermarks([at, at + 5000])).toEqual(marks);
      expect(await store.watermarks([])).toEqual([]);
    });

    test('appending a batch again changes nothing', async () => {
      const at = (point += 1);
      const numbers = await store.factorNumbers(['w01018']);
      const frame = sampleFrame({ number: next(), point: at, key: 9n });
      const batch: FrameBatch = {
        frames: [frame], readings: readingsOf([{ point: at, at: t0, value: 12_500_000n, frame: frame.number }], numbers),
        repeated: [sampleRepeat(next(), frame.number)], refused: [sampleRefusal(next(), 'again')],
      };
      await store.append(batch);
      const counts = await store.counts();
      await store.append(batch);
      expect(await store.counts()).toEqual(counts);
      expect(await store.latestFrames(at, 10)).toEqual([frame]);
      expect(await store.latestFramesOf([at], 10, frame?.worldAt ?? 0)).toEqual([frame]);
      expect(await store.latestFramesOf([at], 10, (frame?.worldAt ?? 0) + 1)).toEqual([]);
      expect(await store.latestFramesOf([], 10, 0)).toEqual([]);
      expect(await store.refused({ mn: 'again', limit: 10 })).toHaveLength(1);
      expect(await seriesOf(at, t0, t0 + hour)).toHaveLength(1);
    });

    test('a late correction wins, an older version never comes back', async () => {
      const at = (point += 1);
      const [first, second] = [next(), next()];
      await read([{ point: at, at: t0, value: 2_000_000n, frame: second }]);
      await read([{ point: at, at: t0, value: 1_000_000n, frame: first }]);
      expect(await seriesOf(at, t0, t0 + 1)).toMatchObject([{ value: '2', frame: second.toString(), flag: 'N' }]);
    });

    test.each([
      ['zero', 0n, '0'], ['one millionth', 1n, '0.000001'], ['minus one millionth', -1n, '-0.000001'], ['pressure', -130_700_000n, '-130.7'],
      ['largest', 999_999_999_999_999_999n, '999999999999.999999'], ['smallest', -999_999_999_999_999_999n, '-999999999999.999999'],
      ['no double has it', 123_456_789_012_345_678n, '123456789012.345678'],
    ] as const)('decimals are exact: %s', async (_name, value, want) => {
      const at = (point += 1);
      await read([{ point: at, at: t0, value, frame: next() }]);
      expect((await seriesOf(at, t0, t0 + 1)).map((row) => row.value)).toEqual([want]);
    });

    test('windows and months: from is inside, to is outside, months join', async () => {
      const at = (point += 1);
      const end = Date.UTC(2026, 2, 1);
      const times = [end - hour, end - 1000, end, end + hour];
      await read(times.map((time) => ({ point: at, at: time, value: 1n, frame: next() })));
      expect((await seriesOf(at, end - hour, end + hour)).map((row) => row.at)).toEqual(times.slice(0, 3));
      expect((await seriesOf(at, end, end + 2 * hour)).map((row) => row.at)).toEqual(times.slice(2));
    });

    test('series: which there are, with their first and last moment', async () => {
      const at = (point += 1);
      await read([
        { point: at, at: t0 + hour, value: 1n, frame: next() }, { point: at, at: t0, value: 1n, frame: next() },
        { point: at, at: t0, value: 2n, frame: next(), field: 'Max' }, { point: at, at: t0 + 5, value: 3n, frame: next(), period: 'realtime', field: 'Rtd', factor: 'a21026' },
      ]);
      const found = (await store.storedSeries(['Avg', 'Rtd'])).filter((series) => series.point === at);
      expect(found.sort((a, b) => (a.factor < b.factor ? 1 : -1))).toEqual([
        { point: at, factor: 'w01018', period: 'hour', field: 'Avg', first: t0, last: t0 + hour },
        { point: at, factor: 'a21026', period: 'realtime', field: 'Rtd', first: t0 + 5, last: t0 + 5 },
      ]);
      expect((await store.storedSeries([])).length).toBe(0);
      const ofFirst = async () => (await store.storedSeries(['Avg'])).find((series) => series.point === at);
      await read([{ point: at, at: t0 - 7 * hour, value: 1n, frame: next() }, { point: at, at: t0 + 2 * hour, value: 1n, frame: next() }, { point: at, at: t0 - hour, value: 1n, frame: next() }]);
      expect(await ofFirst()).toMatchObject({ first: t0 - 7 * hour, last: t0 + 2 * hour });
      await read([{ point: at, at: t0 - 2 * hour, value: 1n, frame: next() }]);
      expect(await ofFirst()).toMatchObject({ first: t0 - 7 * hour, last: t0 + 2 * hour });
    });

    test('series: many by time from either end, never a moment cut in two, newest versions once', async () => {
      const [a, b] = [(point += 1), (point += 1)];
      const older = next();
      await read([a, b].flatMap((each) => [0, 1, 2].map((step) => ({ point: each, at: t0 + step * hour, value: 1n, frame: older }))));
      await read([{ point: a, at: t0, value: 7_000_000n, frame: next() }, { point: b, at: t0, value: 9n, frame: next(), field: 'Max' }]);
      const series = [a, b].map((each): SeriesKey => ({ point: each, factor: 'w01018', period: 'hour', field: 'Avg' }));
      const window = { from: t0, to: t0 + 3 * hour };
      const ask = (newestFirst: boolean, limit: number, of = series, during = window) => store.readingsBetween({ series: of, window: during, newestFirst, limit });
      expect((await ask(false, 1)).map((row) => row.at)).toEqual([t0, t0]);
      expect((await ask(false, 3)).map((row) => (row.at - t0) / hour)).toEqual([0, 0, 1, 1]);
      expect((await ask(true, 3)).map((row) => (row.at - t0) / hour)).toEqual([2, 2, 1, 1]);
      expect((await ask(false, 9)).filter((row) => row.point === a && row.at === t0)).toMatchObject([{ value: '7', field: 'Avg' }]);
      expect(await ask(true, 9, series, { from: t0 + hour, to: t0 + 2 * hour })).toHaveLength(2);
      expect(await ask(true, 9, [])).toEqual([]);
      expect(await ask(true, 9, [{ point: a, factor: 'never', period: 'hour', field: 'Avg' }])).toEqual([]);
      expect(await store.countBetween({ series, window })).toBe(6);
      expect(await store.countBetween({ series: series.slice(0, 1), window: { from: t0, to: t0 + hour } })).toBe(1);
      expect(await store.countBetween({ series: [], window })).toBe(0);
    });

    test('a batch may touch more than a hundred months', async () => {
      const at = (point += 1);
      const times = Array.from({ length: 130 }, (_, month) => Date.UTC(2010, month, 1));
      await read(times.map((time) => ({ point: at, at: time, value: 1n, frame: next() })));
      expect(await seriesOf(at, times[0] ?? 0, t0)).toHaveLength(130);
    });

    test('dirty hours give all readings of those hours and no others', async () => {
      const [a, b] = [(point += 1), (point += 1)];
      const frame = next();
      await read([a, b].flatMap((each) => [0, 600_000, hour - 1000, hour].map((offset): SampleReading =>
        ({ point: each, at: t0 + offset, value: BigInt(offset), frame, period: 'minute' }))));
      await read([{ point: a, at: t0, value: 7n, frame, field: 'Max' }, { point: a, at: t0, value: 8n, frame, flag: 'D', factor: 'a21026' }]);
      const minutes = await store.readingsOfHours([{ point: a, at: t0 }, { point: b, at: t0 + hour }], 'minute', ['Avg', 'Min', 'Max', 'Rtd']);
      expect(minutes.map((row) => [row.point, row.at - t0])).toEqual([[a, 0], [a, 600_000], [a, hour - 1000], [b, hour]]);
      const hours = await store.readingsOfHours([{ point: a, at: t0 }], 'hour', ['Avg', 'Min', 'Max', 'Rtd']);
      expect(hours.map((row) => [row.factor, row.field, row.flag]).sort()).toEqual([['a21026', 'Avg', 'D'], ['w01018', 'Max', 'N']]);
    });

    test('stored hours come in the order of time, whole hours at a time, hour records only', async () => {
      const [a, b] = [(point += 1), (point += 1)];
      const frame = next();
      await read([...[0, 1, 2, 5].flatMap((n) => [a, b].map((each): SampleReading => ({ point: each, at: t0 + n * hour, value: 1n, frame }))),
        { point: a, at: t0 + 3 * hour, value: 1n, frame, period: 'minute' }, { point: a, at: t0, value: 1n, frame, factor: 'a34004' }]);
      const of = async (points: readonly number[], from: number, to: number, limit: number) =>
        (await store.hoursStored({ points, window: { from: t0 + from * hour, to: t0 + to * hour }, limit })).map((each) => [each.point, (each.at - t0) / hour]);
      expect(await of([a, b], 0, 5, 100)).toEqual([[a, 0], [b, 0], [a, 1], [b, 1], [a, 2], [b, 2]]);
      expect(await of([b, a], 0, 9, 3)).toEqual([[a, 0], [b, 0], [a, 1], [b, 1]]);
      expect(await of([a], 3, 9, 3)).toEqual([[a, 5]]);
      expect(await of([], 0, 9, 3)).toEqual([]);
    });

    test('a roll-up of days counts valid hours, gives those asked for, and knows the civil day', async () => {
      const at = (point += 1);
      const midnight = Date.UTC(2026, 2, 1, 16);
      const [old, frame] = [next(), next()];
      const rows: SampleReading[] = [
        { point: at, at: midnight - hour, value: 7_500_000n, frame }, { point: at, at: midnight, value: 1n, frame: old }, { point: at, at: midnight, value: 2_000_001n, frame },
        { point: at, at: midnight + 23 * hour, value: 4_000_000n, frame }, { point: at, at: midnight + hour, value: 9n, frame, flag: 'D' }, { point: at, at: midnight + 2 * hour, value: -1n, frame },
        { point: at, at: midnight + 3 * hour, value: 1_000_000_000_000n, frame }, { point: at, at: midnight + 4 * hour + 1000, value: 5n, frame }, { point: at, at: midnight + 5 * hour, value: 5n, frame, field: 'Rtd' },
        { point: at, at: midnight + 6 * hour, value: 5n, frame, period: 'minute' }, { point: at, at: midnight + 24 * hour, value: 3n, frame },
      ];
      await read([...rows, { point: at, at: midnight, value: 8_000_000n, frame, factor: 'a34004' }]);
      const pieces = await store.dayRollUp({ points: [at], factors: ['a34004', 'w01018', 'never-seen'], withHours: ['w01018'], window: { from: midnight - hour, to: midnight + 24 * hour } });
      const found = pieces.flatMap((piece) => Array.from({ length: piece.count }, (_, row) => [
        piece.point[row], piece.factor[row], (piece.day[row] ?? 0) - (midnight + 8 * hour) / 86_400_000, piece.sum[row], piece.valid[row], piece.present[row],
        [...piece.hours.subarray(row === 0 ? 0 : piece.hoursEnd[row - 1], piece.hoursEnd[row])].sort((a, b) => a - b),
      ])).sort((a, b) => Number(a[1]) - Number(b[1]) || Number(a[2]) - Number(b[2]));
      expect(found).toEqual([
        [at, 0, 0, 8_000_000, 1, 1, []],
        [at, 1, -1, 7_500_000, 1, 1, [7_500_000 * 32 + 23]],
        [at, 1, 0, 6_000_001, 2, 6, [2_000_001 * 32, 4_000_000 * 32 + 23]],
      ]);
      expect(await store.dayRollUp({ points: [], factors: ['w01018'], withHours: [], window: { from: 0, to: t0 } }).then((none) => none.reduce((sum, piece) => sum + piece.count, 0))).toBe(0);
    });

    test('hours as columns: newest versions of the fields and factors asked for, on the hour, exact to the last digit', async () => {
      const [a, b] = [(point += 1), (point += 1)];
      const [old, frame] = [next(), next()];
      const largest = 999_999_999_999_999_999n;
      await read([
        { point: a, at: t0, value: 1n, frame: old }, { point: a, at: t0, value: largest, frame, flag: 'D' }, { point: a, at: t0, value: -7n, frame, field: 'Cou' },
        { point: a, at: t0, value: 3n, frame, field: 'Max' }, { point: a, at: t0 + 1000, value: 4n, frame }, { point: a, at: t0 + hour, value: 5n, frame, factor: 'a00000' },
        { point: a, at: t0 + 2 * hour, value: 6n, frame }, { point: a, at: t0, value: 8n, frame, period: 'minute' }, { point: b, at: t0, value: 9n, frame },
      ]);
      const query = { points: [a], factors: ['a00000', 'w01018', 'never-seen'], fields: ['Avg', 'Cou'], window: { from: t0, to: t0 + 2 * hour } } as const;
      const found = (await store.hourColumns(query)).flatMap((piece) => Array.from({ length: piece.count }, (_, row) => [
        piece.point[row], query.factors[piece.factor[row] ?? 9], piece.field[row], ((piece.at[row] ?? 0) - t0) / hour, piece.value[row], String.fromCharCode(piece.flag[row] ?? 0),
      ]));
      expect(found.toSorted((x, y) => (String(x) < String(y) ? -1 : 1))).toEqual([
        [a, 'a00000', fields.Avg, 1, 5n, 'N'], [a, 'w01018', fields.Avg, 0, largest, 'D'], [a, 'w01018', fields.Cou, 0, -7n, 'N'],
      ]);
      for (const none of [{ ...query, points: [] }, { ...query, fields: [] }, { ...query, factors: ['never-seen'] }, { ...query, days: [] }]) {
        expect((await store.hourColumns(none)).reduce((sum, { count }) => sum + count, 0)).toBe(0);
      }
    });

    hourDayLaws(() => store, () => (point += 1), read, next);

    test('the latest reading of each series, whatever came last, corrections included', async () => {
      const [a, b] = [(point += 1), (point += 1)];
      const [old, mid, late] = [next(), next(), next()];
      await read([{ point: a, at: t0, value: 1n, frame: old }, { point: a, at: t0 + hour, value: 2n, frame: old }, { point: a, at: t0, value: 3n, frame: old, field: 'Max' }, { point: b, at: t0, value: 4n, frame: old, flag: 'D' }]);
      const latest = async (points: readonly number[] | 'all') => (await store.latestReadings(points, 'hour')).filter((row) => row.point === a || row.point === b)
        .map((row) => [row.point, row.field, (row.at - t0) / hour, row.value, row.flag]);
      expect(await latest([a, b])).toEqual([[a, 'Avg', 1, '0.000002', 'N'], [a, 'Max', 0, '0.000003', 'N'], [b, 'Avg', 0, '0.000004', 'D']]);
      await read([{ point: a, at: t0 + hour, value: 5n, frame: mid }, { point: b, at: t0 - hour, value: 6n, frame: late }, { point: a, at: t0 + 9 * hour, value: 7n, frame: late, period: 'minute' }]);
      expect(await latest([b, a])).toEqual([[a, 'Avg', 1, '0.000005', 'N'], [a, 'Max', 0, '0.000003', 'N'], [b, 'Avg', 0, '0.000004', 'D']]);
      expect(await latest('all')).toHaveLength(3);
      expect(await latest([])).toEqual([]);
      const many = Array.from({ length: 3000 }, (_, index): SampleReading => ({ point: point + 1 + index, at: t0 + index, value: BigInt(index), frame: late }));
      point += many.length;
      await read(many);
      const held = await store.latestReadings(many.map((row) => row.point), 'hour');
      expect(held.map((row) => [row.point, row.at])).toEqual(many.map((row) => [row.point, row.at]));
      expect((await store.latestReadings([a], 'minute')).map((row) => row.value)).toEqual(['0.000007']);
    });

    test('a chart cuts the window into pieces, sums exactly, and takes valid values only', async () => {
      const at = (point += 1);
      const [old, frame] = [next(), next()];
      const largest = 999_999_999_999_999_999n;
      await read([
        { point: at, at: t0, value: 9n, frame: old }, { point: at, at: t0, value: largest, frame }, { point: at, at: t0 + 1, value: largest, frame }, { point: at, at: t0 + 9, value: -1n, frame },
        { point: at, at: t0 + 10, value: 7n, frame, flag: 'D' }, { point: at, at: t0 + 25, value: 1_500_000n, frame }, { point: at, at: t0 + 40, value: 1n, frame }, { point: at, at: t0 + 1, value: 3n, frame, field: 'Max' },
      ]);
      const asked = { point: at, factor: 'w01018', period: 'hour', field: 'Avg', window: { from: t0, to: t0 + 40 } } as const;
      expect(await store.chart({ ...asked, buckets: 4 })).toEqual([
        { from: t0, valid: 3, present: 3, min: '-0.000001', max: '999999999999.999999', sum: '1999999999999.999997' },
        { from: t0 + 10, valid: 0, present: 1 }, { from: t0 + 20, valid: 1, present: 1, min: '1.5', max: '1.5', sum: '1.5' },
      ]);
      expect((await store.chart({ ...asked, buckets: 3 })).map(({ from }) => from - t0)).toEqual([0, 14]);
      expect(await store.chart({ ...asked, factor: 'never-seen', buckets: 4 })).toEqual([]);
    });

    test('frames after a cursor come ascending and in whole batches', async () => {
      const start = await store.lastNumber();
      const batches = [3, 2, 4].map((size) => {
        const batch = number + 1n;
        return Array.from({ length: size }, () => sampleFrame({ number: next(), batch, point: (point += 1) }));
      });
      for (const frames of batches) await put({ frames });
      expect(await store.framesAfter(start, 4)).toEqual([...batches[0] ?? [], ...batches[1] ?? []]);
      const last = batches.flat().at(-1)?.number ?? 0n;
      expect(await store.lastNumber()).toBe(last);
      expect(await store.framesAfter(last, 10)).toEqual([]);
    });

    test('frames of one door lie between two numbers, ascending', async () => {
      const start = (await store.lastNumber()) >> 22n;
      const numbers = [[1n, 5n], [2n, 5n], [3n, 6n], [4n, 5n]].map(([ms = 0n, door = 0n]) => ((start + ms) << 22n) | (door << 16n));
      number = numbers.at(-1) ?? number;
      const frames = numbers.map((each) => sampleFrame({ number: each, point: (point += 1) }));
      await put({ frames });
      const [first = 0n, second = 0n, , fourth = 0n] = numbers;
      expect(await store.framesOfDoor(5, { after: 0n, upTo: second }, 9)).toEqual([frames[0], frames[1]]);
      expect(await store.framesOfDoor(5, { after: first, upTo: fourth }, 9)).toEqual([frames[1], frames[3]]);
      expect(await store.framesOfDoor(5, { after: first, upTo: fourth }, 1)).toEqual([frames[1]]);
      expect(await store.framesOfDoor(6, { after: 0n, upTo: fourth }, 9)).toEqual([frames[2]]);
      expect(await store.framesOfDoor(5, { after: fourth, upTo: fourth + 9n }, 9)).toEqual([]);
      const byDoor = await store.countsByDoor();
      expect([5, 6, 7].map((door) => byDoor.get(door)?.stored)).toEqual([3, 1, undefined]);
    });

    test('refusals are listed newest first and counted by fault and device', async () => {
      const rows = ['x1', 'x1', 'x2'].map((mn) => sampleRefusal(next(), mn));
      await put({ refused: rows });
      expect(await store.refused({ mn: 'x1', limit: 1 })).toEqual([rows[1]]);
      expect(await store.refused({ mn: 'x1', limit: 5, before: rows[1]?.number ?? 0n })).toEqual([rows[0]]);
      expect(await store.refusedByFault()).toContainEqual({ fault: 'frame.crc', mn: 'x1', count: 2 });
      expect(await store.refused({ mn: "' OR 1 = 1 --", limit: 5 })).toEqual([]);
    });

    test('factor numbers are given once', async () => {
      const first = await store.factorNumbers(['new-a', 'new-b', 'new-a']);
      const again = await store.factorNumbers(['new-b', 'new-a', 'new-c']);
      expect(again.get('new-a')).toBe(first.get('new-a'));
      expect(new Set(again.values()).size).toBe(3);
    });

    test('of determinations the later decision holds and the earlier stays in history', async () => {
      const at = (point += 1);
      const row: Determination = { point: at, factor: 'aqi', period: 'hour', at: t0, value: '33.333333333333333333333333', index: 34, verdict: 'assessed', reason: '', edition: 'HJ 633-2026', flag: 'N', frame: '1', decidedAt: t0 + 1 };
      const later: Determination = { point: at, factor: 'aqi', period: 'hour', at: t0, verdict: 'undeterminable', reason: 'too-few', edition: 'HJ 633-2026', flag: 'N', valid: 44.5, frame: '2', decidedAt: t0 + 2 };
      const after: Determination = { ...row, at: t0 + hour, decidedAt: t0 + hour };
      await store.putDeterminations([later]);
      await store.putDeterminations([row, after]);
      expect(await store.determinations({ points: [at], window: { from: t0, to: t0 + 2 * hour } })).toEqual([later, after]);
      expect(await store.determinationHistory({ point: at, factor: 'aqi', period: 'hour', at: t0 })).toEqual([row, later]);
      expect(await store.latestDeterminations([at], t0)).toEqual([after]);
      expect(await store.latestDeterminations([at], t0 + 2 * hour)).toEqual([]);
      expect((await store.latestDeterminations('all', t0)).filter((each) => each.point === at)).toEqual([after]);
      const known = async (by: number) => store.latestDeterminations([at], t0, by);
      expect(await Promise.all([t0, t0 + 1, t0 + 2, t0 + hour - 1, t0 + hour].map(known))).toEqual([[], [row], [later], [later], [after]]);
    });

    test('by verdict: what holds now, never what it superseded', async () => {
      const at = (point += 1);
      const row = (of: number, verdict: Determination['verdict'], decidedAt: number): Determination =>
        ({ point: at, factor: 'w01018', period: 'hour', at: t0 + of * hour, value: '1', verdict, reason: '', edition: 'L', flag: 'N', frame: '1', decidedAt: t0 + decidedAt });
      await store.putDeterminations([row(0, 'exceeds', 1), row(1, 'exceeds', 1), row(2, 'meets', 1), row(3, 'undeterminable', 1)]);
      await store.putDeterminations([row(0, 'meets', 2), row(2, 'exceeds', 2)]);
      const of = async (verdicts: readonly Determination['verdict'][], limit = 9) =>
        (await store.determinations({ points: [at], window: { from: t0, to: t0 + 9 * hour }, verdicts, limit })).map((held) => (held.at - t0) / hour);
      expect([await of(['exceeds']), await of(['exceeds', 'undeterminable']), await of(['exceeds'], 1), await of([])]).toEqual([[1, 2], [1, 2, 3], [1], []]);
    });

    test('history knows the period: the hour and the day that begin at Beijing midnight do not mix', async () => {
      const at = (point += 1);
      const midnight = Date.UTC(2026, 2, 1, 16);
      const hourly: Determination = { point: at, factor: 'w01018', period: 'hour', at: midnight, value: '1', verdict: 'meets', reason: '', edition: 'L', flag: 'N', frame: '1', decidedAt: t0 + 1 };
      const daily: Determination = { ...hourly, period: 'day', value: '2', decidedAt: t0 + 2 };
      const again: Determination = { ...hourly, value: '3', verdict: 'exceeds', decidedAt: t0 + 2 };
      await store.putDeterminations([hourly, daily]);
      await store.putDeterminations([again]);
      expect(await store.determinationHistory(hourly)).toEqual([hourly, again]);
      expect(await store.determinationHistory(daily)).toEqual([daily]);
    });

    test('determinations of windows: exactly these, what holds of each, the newest and those long past alike', async () => {
      const [a, b] = [(point += 1), (point += 1)];
      const rows = [a, b].flatMap((each) => [0, 1, 2, 900].flatMap((n) => ['aqi', 'a34004'].map((factor): Determination =>
        ({ point: each, factor, period: 'hour', at: t0 + n * hour, value: String(n), verdict: 'assessed', reason: '', edition: 'e', flag: 'N', frame: '1', decidedAt: t0 + n * hour + 1 }))));
      const corrected = rows.filter((row) => row.at === t0 + hour).map((row): Determination => ({ ...row, value: '7', decidedAt: row.decidedAt + 1 }));
      const day: Determination = { point: a, factor: 'aqi', period: 'day', at: t0, verdict: 'meets', reason: '', edition: 'e', flag: 'N', frame: '1', decidedAt: t0 };
      await store.putDeterminations([...rows, day]);
      await store.putDeterminations(corrected);
      const of = async (windows: readonly (readonly [number, number])[], period: 'hour' | 'day' = 'hour') =>
        (await store.determinationsOf(windows.map(([each, n]) => ({ point: each, at: t0 + n * hour })), period)).map((row) => [row.point, row.factor, (row.at - t0) / hour, row.value]);
      expect(await of([])).toEqual([]);
      expect(await of([[a, 901]])).toEqual([]);
      expect(await of([[a, 900], [b, 901]])).toEqual([[a, 'a34004', 900, '900'], [a, 'aqi', 900, '900']]);
      expect(await of([[b, 1], [a, 0], [b, 900]])).toEqual([[a, 'a34004', 0, '0'], [a, 'aqi', 0, '0'], [b, 'a34004', 1, '7'], [b, 'a34004', 900, '900'], [b, 'aqi', 1, '7'], [b, 'aqi', 900, '900']]);
      expect(await of(Array.from({ length: 3 }, (_, n) => [a, n] as const))).toHaveLength(6);
      expect(await of([[a, 0]], 'day')).toEqual([[a, 'aqi', 0, undefined]]);
    });

    fireDetectionLaws(() => store);

    test('counts balance, also as another process finds them', async () => {
      const balanced = async (): Promise<unknown> => {
        const counts = await store.counts();
        expect(counts.received).toBe(counts.stored + counts.duplicate + counts.refused);
        expect(counts.acknowledged + counts.unasked).toBe(counts.stored + counts.duplicate);
        expect(counts.stored).toBe((await store.framesAfter(0n, 1_000_000)).length);
        const byDoor = [...(await store.countsByDoor()).values()];
        expect(sumOfCounts(byDoor)).toEqual({ ...counts, pending: 0 });
        return counts;
      };
      const counts = await balanced();
      const last = await store.lastNumber();
      if (reopen === undefined) return;
      const latest = await store.latestReadings('all', 'hour');
      store = await reopen(store);
      expect(await store.latestReadings('all', 'hour')).toEqual(latest);
      expect(await balanced()).toEqual(counts);
      expect(await store.lastNumber()).toBe(last);
    }, 60_000);
  });
}
