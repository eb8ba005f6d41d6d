import type { Ordering, Query } from '../../codecs/odata/ast.ts';
import { holds } from '../../codecs/odata/evaluate.ts';
import { isIdName } from '../../codecs/sensorthings/model.ts';
import { streamId, type ObservationEntity, type Stream } from '../../codecs/sensorthings/streams.ts';
import { parseIdentifier } from '../../model/identifier.ts';
import { ok, type Result } from '../../basis/result.ts';
import { flawed, tooWide } from './failure.ts';
import type { Graph } from './graph.ts';
import { lookFrom } from './look.ts';
import { planOf, type Plan } from './plan.ts';
import { disclosedIn, scan, storedKeys, type Place } from './scan.ts';
import { sorted } from './sorted.ts';

/** One page of a set: where the next begins is a place (`skiptoken`) or, in an order of one's own, a number of rows (`skip`). */
export type Page<T> = { readonly rows: readonly T[]; readonly count?: number; readonly next?: Pick<Query, 'skip' | 'skiptoken'> };

/** Observations of these series: by time as the store has them, by anything else as far as one answer may read. */
export async function observationPage(graph: Graph, streams: readonly Stream[], query: Query): Promise<Result<Page<ObservationEntity>>> {
  const plan = planOf(graph, streams, query.filter);
  const count = query.count === true ? await countOf(graph, plan) : ok(undefined);
  if (!count.ok) return count;
  const newestFirst = timeOrder(query.orderby, plan);
  const page = newestFirst === undefined ? await ownOrder(graph, plan, query) : await timePage(graph, plan, query, newestFirst);
  return !page.ok || count.value === undefined ? page : ok({ ...page.value, count: count.value });
}

export const sizeOf = ({ bounds }: Graph, { top }: Query): number => Math.min(top ?? bounds.page, bounds.pageMax);

/** Newest first or not, where the order asked for is that of time; undefined for any other. */
function timeOrder(orderby: readonly Ordering[], { legs }: Plan): boolean | undefined {
  const [first, second, ...more] = orderby;
  if (first === undefined) return false;
  const [name] = first.by.kind === 'path' ? first.by.steps : [];
  const byId = second === undefined || (second.by.kind === 'path' && isIdName(second.by.steps[0] ?? '') && !second.descending && legs.every(({ streams }) => streams.length === 1));
  const alike = name === 'phenomenonTime' || (name === 'resultTime' && legs.length < 2);
  return alike && byId && more.length === 0 ? first.descending : undefined;
}

const fits = (graph: Graph, { rest }: Plan, row: ObservationEntity): boolean => rest.every((part) => holds(part, lookFrom(graph, row), graph.now));
const portionMost = 5_000;

async function timePage(graph: Graph, plan: Plan, query: Query, newestFirst: boolean): Promise<Result<Page<ObservationEntity>>> {
  const after = query.skiptoken === undefined ? undefined : placeOf(query.skiptoken);
  if (query.skiptoken !== undefined && after === undefined) return flawed('$skiptoken', 0, 'not a place where a page ended');
  const [skip, size] = [query.skip ?? 0, sizeOf(graph, query)];
  if (skip > graph.bounds.rowsScanned) return tooWide(`$skip beyond ${graph.bounds.rowsScanned} rows: follow @iot.nextLink or narrow phenomenonTime`);
  const wanted = skip + size + 1;
  const found: ObservationEntity[] = [];
  let [scanned, last]: [number, ObservationEntity | undefined] = [0, undefined];
  const portions = scan(graph, plan.legs, newestFirst, plan.rest.length === 0 ? Math.min(wanted, portionMost) : Math.min(portionMost, graph.bounds.rowsScanned), after);
  for await (const portion of portions) {
    for (const row of portion) if (found.length < wanted && fits(graph, plan, row)) found.push(row);
    scanned += portion.length;
    last = portion.at(-1);
    if (found.length >= wanted) break;
    // A short page with its next link: the reader goes on from here, nothing is lost.
    if (scanned >= graph.bounds.rowsScanned && skip === 0) return ok({ rows: found.slice(0, size), ...(last === undefined ? {} : { next: { skiptoken: token(last) } }) });
    if (scanned >= graph.bounds.rowsScanned) return tooWide(`more than ${graph.bounds.rowsScanned} rows read for $skip: narrow phenomenonTime`);
  }
  const rows = found.slice(skip, skip + size);
  const end = rows.at(-1);
  return ok({ rows, ...(found.length < wanted || end === undefined ? {} : { next: { skiptoken: token(end) } }) });
}

const token = ({ at, stream }: ObservationEntity): string => `${at}~${streamId(stream)}`;

function placeOf(text: string): Place | undefined {
  const said = /^(-?\d{1,16})~(.{1,100})$/u.exec(text);
  return said?.[1] === undefined || said[2] === undefined ? undefined : { at: Number(said[1]), stream: said[2] };
}

/** Everything that fits, or too wide: no answer is given of a part. */
async function allThatFit(graph: Graph, plan: Plan, reason: string): Promise<Result<readonly ObservationEntity[]>> {
  const found: ObservationEntity[] = [];
  let scanned = 0;
  for await (const portion of scan(graph, plan.legs, false, Math.min(portionMost, graph.bounds.rowsScanned))) {
    scanned += portion.length;
    if (scanned > graph.bounds.rowsScanned) return tooWide(`${reason} would read more than ${graph.bounds.rowsScanned} Observations: narrow phenomenonTime or the Datastreams`);
    found.push(...portion.filter((row) => fits(graph, plan, row)));
  }
  return ok(found);
}

async function ownOrder(graph: Graph, plan: Plan, query: Query): Promise<Result<Page<ObservationEntity>>> {
  if (query.skiptoken !== undefined) return flawed('$skiptoken', 0, 'does not go with this order');
  const found = await allThatFit(graph, plan, '$orderby');
  if (!found.ok) return found;
  const [skip, size] = [query.skip ?? 0, sizeOf(graph, query)];
  const rows = sorted(graph, found.value, query.orderby).slice(skip, skip + size);
  return ok({ rows, ...(skip + size < found.value.length && size > 0 ? { next: { skip: skip + size } } : {}) });
}

async function countOf(graph: Graph, plan: Plan): Promise<Result<number>> {
  if (plan.rest.length > 0) {
    const all = await allThatFit(graph, plan, '$count');
    return all.ok ? ok(all.value.length) : all;
  }
  const counts = await Promise.all(plan.legs.map(async ({ streams, window }) =>
    await graph.house.observations.countBetween({ series: storedKeys(streams), window }) + disclosedIn(graph, streams, window).length));
  return ok(counts.reduce((sum, count) => sum + count, 0));
}

/** All Observations of these series, for a filter over others that goes through them. */
export const observationsOf = (graph: Graph, streams: readonly Stream[]): Promise<Result<readonly ObservationEntity[]>> =>
  allThatFit(graph, planOf(graph, streams, undefined), 'a path through Observations');

/** One Observation by the identifier that "why?" takes, if it is of one of these series. */
export async function observationById(graph: Graph, streams: readonly Stream[], id: string): Promise<ObservationEntity | undefined> {
  const named = parseIdentifier(id);
  if (named?.kind !== 'reading' && named?.kind !== 'determination') return undefined;
  const wanted = named.kind === 'reading' ? `${named.point}-${named.factor}-${named.period}-${named.field}` : `${named.point}-${named.factor}-${named.period}-disclosed`;
  const own = streams.filter((stream) => streamId(stream) === wanted);
  const window = { from: named.at, to: named.at + 1 };
  const legs = own.map((stream) => ({ streams: [stream], length: 0, window }));
  for await (const [row] of scan(graph, legs, false, 1)) if (row?.id === id) return row;
  return undefined;
}
