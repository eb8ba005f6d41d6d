import fc from 'fast-check';
import { beforeAll, expect, test } from 'vitest';
import { hourMs } from '../../basis/time.ts';
import { nothingAsked, type Query } from '../../codecs/odata/ast.ts';
import { holds } from '../../codecs/odata/evaluate.ts';
import { readOptions } from '../../codecs/odata/options.ts';
import { printMoment } from '../../codecs/odata/times.ts';
import type { ObservationEntity, Stream } from '../../codecs/sensorthings/streams.ts';
import { streamId } from '../../codecs/sensorthings/streams.ts';
import type { Graph } from './graph.ts';
import { lookFrom } from './look.ts';
import { observationPage } from './observations.ts';
import { planOf } from './plan.ts';
import { graphOf, houseWithReadings } from './readings.fixture.ts';

let graph: Graph;
let streams: readonly Stream[];
let all: readonly ObservationEntity[];
let now: number;

beforeAll(async () => {
  const drill = await houseWithReadings();
  graph = await graphOf(drill);
  now = drill.time.world;
  streams = [...graph.streams.values()];
  all = await pages({ ...nothingAsked, top: 1000 });
});

function query(options: Readonly<Record<string, string>>): Query {
  const read = readOptions(options);
  if (!read.ok) throw new TypeError(`${JSON.stringify(options)}: ${read.flaw.says}`);
  return read.value;
}

/** Follows the next links to the end. */
async function pages(of: Query): Promise<readonly ObservationEntity[]> {
  const rows: ObservationEntity[] = [];
  let asked: Query | undefined = of;
  while (asked !== undefined) {
    const page = await observationPage(graph, streams, asked);
    if (!page.ok) throw new TypeError(`${page.fault} ${page.detail}`);
    rows.push(...page.value.rows);
    asked = page.value.next === undefined ? undefined : { ...of, ...page.value.next };
  }
  return rows;
}

const ids = (rows: readonly ObservationEntity[]): readonly unknown[] => rows.map(({ id }) => id);

test('everything that was stored is there once, by time and then by series', () => {
  expect(all).toHaveLength(72 * 2 + 7 + 30 + 4);
  expect(new Set(ids(all)).size).toBe(all.length);
  expect(all.map(({ at, stream }) => `${at} ${streamId(stream)}`)).toEqual(all.map(({ at, stream }) => `${at} ${streamId(stream)}`).sort());
});

const moment = fc.tuple(fc.integer({ min: -80, max: 2 }), fc.constantFrom(0, 1, 1_800_000)).map(([hours, more]) => printMoment(Math.floor(now / hourMs) * hourMs + hours * hourMs + more));
const comparison = fc.constantFrom('eq', 'ne', 'gt', 'ge', 'lt', 'le');
const part = (): fc.Arbitrary<string> => fc.oneof(
  fc.tuple(fc.constantFrom('phenomenonTime', 'resultTime'), comparison, moment).map(([name, operator, at]) => `${name} ${operator} ${at}`),
  fc.tuple(comparison, moment).map(([operator, at]) => `${at} ${operator} phenomenonTime`),
  fc.tuple(comparison, fc.nat(60)).map(([operator, value]) => `result ${operator} ${value}`),
  fc.constantFrom("resultQuality eq 'D'", "Datastream/ObservedProperty/id eq 'a34004'", 'Datastream/Thing/id eq 1000', "Datastream/properties/period ne 'hour'", 'FeatureOfInterest/id gt 1000',
    "phenomenonTime gt now() sub duration'P1D'", "hour(phenomenonTime) lt 6 or result gt 40", "not (startswith(Datastream/name,'砚'))"),
);

test('law: what the store answers by itself and what is asked of each row is the filter, no more and no less', async () => {
  await fc.assert(fc.asyncProperty(fc.array(part(), { minLength: 1, maxLength: 4 }), fc.boolean(), async (parts, newestFirst) => {
    const text = parts.map((one) => `(${one})`).join(' and ');
    const of = query({ $filter: text, $top: '1000', $count: 'true', ...(newestFirst ? { $orderby: 'phenomenonTime desc' } : {}) });
    const want = all.filter((row) => of.filter !== undefined && holds(of.filter, lookFrom(graph, row), graph.now));
    const page = await observationPage(graph, streams, of);
    if (!page.ok) throw new TypeError(page.detail);
    expect([...ids(page.value.rows)].sort(), text).toEqual([...ids(want)].sort());
    expect(page.value.count).toBe(want.length);
  }), { numRuns: 200 });
});

test('law: pages of any size, in any order, join to the whole', async () => {
  const orders = ['phenomenonTime', 'phenomenonTime desc', 'result desc', 'resultTime', 'Datastream/id,phenomenonTime desc', 'result mod 10,id'];
  await fc.assert(fc.asyncProperty(fc.integer({ min: 1, max: 60 }), fc.constantFrom(undefined, ...orders), fc.constantFrom(undefined, 'result gt 30'), fc.constantFrom('0', '7'), async (size, order, filter, skip) => {
    const of = query({ $top: String(size), $skip: skip, ...(order === undefined ? {} : { $orderby: order }), ...(filter === undefined ? {} : { $filter: filter }) });
    const { skip: _skip, ...unskipped } = of;
    const whole = await pages({ ...unskipped, top: 1000 });
    const first = await observationPage(graph, streams, of);
    const next = first.ok ? first.value.next : undefined;
    const rest = next === undefined ? [] : await pages({ ...unskipped, ...next });
    expect([...(first.ok ? ids(first.value.rows) : []), ...ids(rest)]).toEqual(ids(whole).slice(Number(skip)));
  }), { numRuns: 60 });
});

test.each([
  ['phenomenonTime ge 2026-03-01T00:00:00Z and phenomenonTime lt 2026-03-02T00:00:00Z', 0, 3],
  ["Datastream/id eq '1000-a34004-hour-Avg'", 0, 1], ["Datastream/id eq '1000-a34004-hour-Avg' and result gt 5", 1, 1], ['phenomenonTime lt 2020-01-01T00:00:00Z and phenomenonTime gt 2021-01-01T00:00:00Z', 0, 0],
] as const)('%s leaves %i parts to each row, in %i lengths of period', (filter, rest, legs) => {
  const plan = planOf(graph, streams, query({ $filter: filter }).filter);
  expect([plan.rest.length, plan.legs.length]).toEqual([rest, legs]);
});
