import { hourMs } from '../../basis/time.ts';
import type { DeterminationQuery, FrameBatch, ObservationStore } from '../../flow/ports/observations.ts';
import type { Determination } from '../../model/determination.ts';
import { noCounts, type RawFrame, type RefusedFrame, type RepeatedFrame, type StoredCounts } from '../../model/frame.ts';
import { fields, periods, type Field, type Period, type Reading } from '../../model/reading.ts';
import { exact, fromMicro } from '../../basis/decimal.ts';
import { Counter, countsOf } from './counting.ts';
import { columnsOfHours } from './memory-hours.ts';
import { memoryFireDetections } from './memory-fire-detections.ts';
import { chartOf, latestOf } from './memory-charts.ts';
import { exportIn } from './memory-export.ts';
import { rollUpDays } from './memory-days.ts';
import { seriesIn } from './memory-series.ts';

const names = <Name extends string>(codes: Readonly<Record<Name, number>>, code: number | undefined): Name => {
  for (const name in codes) if (codes[name] === code) return name;
  throw new Error(`unknown code ${code}`);
};
type Stored = {
  readonly frames: Map<bigint, RawFrame>; readonly numbers: Map<string, bigint>; readonly repeated: Map<bigint, RepeatedFrame>; readonly refused: Map<bigint, RefusedFrame>;
  readonly readings: Map<string, Reading>; readonly factors: Map<string, number>; readonly determinations: Map<string, Determination>;
};

/** Everything in maps: the model that the engines are held against, and a fast store for tests. Nothing is durable. */
export function openMemoryStore(): ObservationStore {
  const kept: Stored = {
    frames: new Map(), numbers: new Map(), repeated: new Map(), refused: new Map(), readings: new Map(), factors: new Map(), determinations: new Map(),
  };
  const counter = new Counter(noCounts, 0n);
  return {
    async factorNumbers(codes) {
      for (const code of codes) if (!kept.factors.has(code)) kept.factors.set(code, kept.factors.size + 1);
      return new Map(codes.map((code) => [code, kept.factors.get(code) ?? 0]));
    },
    async append(batch) {
      for (const frame of batch.frames) keepNewest(kept, frame);
      for (const row of batch.repeated) kept.repeated.set(row.number, row);
      for (const row of batch.refused) kept.refused.set(row.number, { ...row, bytes: row.bytes.slice(0, 4096) });
      for (const reading of readingsIn(batch, kept.factors)) keepReading(kept.readings, reading);
      counter.add(batch);
    },
    lastNumber: async () => counter.last(),
    counts: async () => counter.counts(),
    countsByDoor: async () => countsByDoor(kept),
    ...frameQueries(kept),
    ...readingQueries(kept),
    latestReadings: async (points, period) => latestOf(
      [...kept.readings.values()].filter((row) => row.period === period && (points === 'all' || points.includes(row.point))),
      (a, b) => a.point - b.point || (kept.factors.get(a.factor) ?? 0) - (kept.factors.get(b.factor) ?? 0) || fieldOrder(a, b),
    ),
    chart: async (query) => chartOf([...kept.readings.values()], query),
    ...seriesIn(() => kept.readings.values()),
    ...exportIn(() => kept.readings.values(), (factor) => kept.factors.get(factor) ?? 0),
    hourColumns: async (query) => [columnsOfHours([...kept.readings.values()], query)],
    dayRollUp: async (query) => [rollUpDays([...kept.readings.values()], query)],
    ...determinationQueries(kept),
    ...memoryFireDetections(),
    async about() {
      const tables = Object.fromEntries(Object.entries(kept).map(([name, rows]) => [name, { rows: rows.size, bytes: 0 }]));
      return { engine: 'memory', version: '1', tables };
    },
    close: async () => undefined,
  };
}

type Content = Pick<RawFrame, 'point' | 'dataTime' | 'key'>;
const contentOf = ({ point, dataTime, key }: Content): string => `${point}|${dataTime}|${key}`;

/** One frame of a content key, as ReplacingMergeTree(number) keeps it. */
function keepNewest({ frames, numbers }: Stored, frame: RawFrame): void {
  const before = numbers.get(contentOf(frame));
  if (before !== undefined && before > frame.number) return;
  if (before !== undefined) frames.delete(before);
  numbers.set(contentOf(frame), frame.number);
  frames.set(frame.number, { ...frame, bytes: frame.bytes.slice() });
}

function* readingsIn({ readings: rows }: FrameBatch, factors: ReadonlyMap<string, number>): Generator<Reading> {
  const codes = new Map([...factors].map(([code, number]) => [number, code]));
  for (let at = 0; at < rows.count; at += 1) {
    yield {
      point: rows.point[at] ?? 0, factor: codes.get(rows.factor[at] ?? 0) ?? '', period: names<Period>(periods, rows.period[at]),
      field: names<Field>(fields, rows.field[at]), at: Number(rows.at[at]), value: exact(fromMicro(rows.value[at] ?? 0n)).toFixed(),
      flag: String.fromCharCode(rows.flag[at] ?? 0), frame: (rows.frame[at] ?? 0n).toString(),
    };
  }
}

function keepReading(readings: Map<string, Reading>, reading: Reading): void {
  const key = [reading.point, reading.factor, reading.period, reading.field, reading.at].join('|');
  const before = readings.get(key);
  if (before === undefined || BigInt(before.frame) <= BigInt(reading.frame)) readings.set(key, reading);
}

const doorOf = (number: bigint): number => Number((number >> 16n) & 63n);

function countsByDoor({ frames, repeated, refused }: Stored): ReadonlyMap<number, StoredCounts> {
  const of = <Row extends { readonly number: bigint }>(rows: ReadonlyMap<unknown, Row>, door: number): Row[] => [...rows.values()].filter(({ number }) => doorOf(number) === door);
  const doors = new Set([...frames.values(), ...repeated.values(), ...refused.values()].map(({ number }) => doorOf(number)));
  return new Map([...doors].map((door) => {
    const [own, again, gone] = [of(frames, door), of(repeated, door), of(refused, door)];
    return [door, countsOf({ stored: own.length, duplicate: again.length, refused: gone.length, acknowledged: [...own, ...again].filter(({ asked }) => asked).length })];
  }));
}

function frameQueries(kept: Stored): Pick<ObservationStore, 'known' | 'watermarks' | 'frame' | 'framesAfter' | 'framesOfDoor' | 'latestFrames' | 'latestFramesOf' | 'refused' | 'refusedByFault'> {
  const frames = (): RawFrame[] => [...kept.frames.values()].sort((a, b) => (a.number < b.number ? -1 : 1));
  return {
    known: async (wanted) => new Map(wanted.flatMap((content) => {
      const number = kept.numbers.get(contentOf(content));
      return number === undefined ? [] : [[content.key, number] as const];
    })),
    async watermarks(points) {
      const newest = new Map<string, RawFrame[]>();
      for (const frame of frames().filter(({ point }) => points === 'all' || points.includes(point))) {
        const key = `${frame.point}|${frame.cn}`;
        const time = newest.get(key)?.[0]?.dataTime ?? -Infinity;
        if (frame.dataTime > time) newest.set(key, [frame]);
        else if (frame.dataTime === time) newest.get(key)?.push(frame);
      }
      return [...newest.values()].flatMap(([first, ...rest]) => first === undefined ? []
        : [{ point: first.point, cn: first.cn, dataTime: first.dataTime, keys: [first, ...rest].map((frame) => frame.key) }]);
    },
    frame: async (number) => kept.frames.get(number),
    async framesAfter(after, limit) {
      const later = frames().filter((frame) => frame.number > after);
      const end = later.slice(0, limit).reduce((most, frame) => (frame.batch > most ? frame.batch : most), 0n);
      return later.filter((frame) => frame.batch <= end);
    },
    framesOfDoor: async (door, { after, upTo }, limit) =>
      frames().filter(({ number }) => doorOf(number) === door && number > after && number <= upTo).slice(0, limit),
    latestFrames: async (point, limit) => frames().filter((frame) => frame.point === point).reverse().slice(0, limit),
    latestFramesOf: async (points, each, since) => [...Map.groupBy(frames().filter((frame) => points.includes(frame.point) && frame.worldAt >= since), ({ point }) => point).values()]
      .flatMap((own) => own.reverse().slice(0, each)).sort((a, b) => (a.number > b.number ? -1 : 1)),
    async refused({ mn, limit, before }) {
      const rows = [...kept.refused.values()].filter((row) => (mn === undefined || row.mn === mn) && (before === undefined || row.number < before));
      return rows.sort((a, b) => (a.number > b.number ? -1 : 1)).slice(0, limit);
    },
    async refusedByFault() {
      const groups = Map.groupBy(kept.refused.values(), (row) => `${row.fault}|${row.mn}`);
      return [...groups.values()].map((rows) => ({ fault: rows[0]?.fault ?? '', mn: rows[0]?.mn ?? '', count: rows.length }))
        .sort((a, b) => b.count - a.count || (`${a.fault}|${a.mn}` < `${b.fault}|${b.mn}` ? -1 : 1));
    },
  };
}

const fieldOrder = (a: Reading, b: Reading): number => fields[a.field] - fields[b.field];

function readingQueries(kept: Stored): Pick<ObservationStore, 'readingsOfHours' | 'hoursStored' | 'series'> {
  const number = (reading: Reading): number => kept.factors.get(reading.factor) ?? 0;
  const select = (keep: (reading: Reading) => boolean): Reading[] => [...kept.readings.values()].filter(keep)
    .sort((a, b) => a.at - b.at || a.point - b.point || number(a) - number(b) || fieldOrder(a, b));
  return {
    async readingsOfHours(hours, period, of) {
      const wanted = new Set(hours.map((hour) => `${hour.point}|${hour.at}`));
      return select((reading) => reading.period === period && of.includes(reading.field) && wanted.has(`${reading.point}|${Math.floor(reading.at / hourMs) * hourMs}`));
    },
    async hoursStored({ points, window, limit }) {
      const own = new Set(points);
      const found = new Map<string, { point: number; at: number }>();
      for (const { point, at, period } of kept.readings.values()) {
        const hour = Math.floor(at / hourMs) * hourMs;
        if (period === 'hour' && own.has(point) && at >= window.from && at < window.to) found.set(`${point}|${hour}`, { point, at: hour });
      }
      const all = [...found.values()].sort((a, b) => a.at - b.at || a.point - b.point);
      const last = all[limit - 1]?.at ?? Infinity;
      return all.filter(({ at }) => at <= last);
    },
    series: async (query) => select((reading) => reading.point === query.point && reading.period === query.period
      && query.factors.includes(reading.factor) && query.fields.includes(reading.field)
      && reading.at >= query.window.from && reading.at < query.window.to).slice(0, query.limit),
  };
}

type DeterminationPort = Pick<
  ObservationStore, 'putDeterminations' | 'determinations' | 'determinationsOf' | 'latestDeterminations' | 'determinationHistory'
>;

function determinationQueries(kept: Stored): DeterminationPort {
  const rows = (): Determination[] => [...kept.determinations.values()].sort((a, b) => a.point - b.point || (a.factor < b.factor ? -1 : a.factor > b.factor ? 1 : 0)
    || (a.period < b.period ? -1 : a.period > b.period ? 1 : 0) || a.at - b.at || a.decidedAt - b.decidedAt);
  /** The last of each group in the order above. */
  const newest = (list: readonly Determination[], key: (row: Determination) => string): Determination[] => [...new Map(list.map((row) => [key(row), row])).values()];
  return {
    async putDeterminations(list) {
      for (const row of list) kept.determinations.set([row.point, row.factor, row.period, row.at, row.decidedAt].join('|'), row);
    },
    determinations: async (query) => newest(rows().filter((row) => matches(row, query)), (row) => [row.point, row.factor, row.period, row.at].join('|'))
      .filter((row) => query.verdicts === undefined || query.verdicts.includes(row.verdict)).slice(0, query.limit ?? Infinity),
    latestDeterminations: async (points, since, knownBy = Infinity) => newest(
      rows().filter((row) => row.at >= since && row.decidedAt <= knownBy && (points === 'all' || points.includes(row.point))).sort((a, b) => a.at - b.at || (a.period < b.period ? -1 : 1)),
      (row) => `${row.point}|${row.factor}`,
    ).sort((a, b) => a.point - b.point || (a.factor < b.factor ? -1 : 1)),
    async determinationsOf(windows, period) {
      const wanted = new Set(windows.map(({ point, at }) => `${point}|${at}`));
      const own = rows().filter((row) => row.period === period && wanted.has(`${row.point}|${row.at}`));
      return newest(own, (row) => [row.point, row.factor, row.at].join('|'));
    },
    determinationHistory: async ({ point, factor, period, at }) =>
      rows().filter((row) => row.point === point && row.factor === factor && row.period === period && row.at === at),
  };
}

const matches = (row: Determination, { points, factors, period, window }: DeterminationQuery): boolean =>
  (points === undefined || points.includes(row.point)) && (factors === undefined || factors.includes(row.factor))
  && (period === undefined || row.period === period) && row.at >= window.from && row.at < window.to;
