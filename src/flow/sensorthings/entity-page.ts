import { ok, type Result } from '../../basis/result.ts';
import type { Query } from '../../codecs/odata/ast.ts';
import { holds, pathsIn } from '../../codecs/odata/evaluate.ts';
import type { Entity } from '../../codecs/sensorthings/model.ts';
import { streamId, type Stream } from '../../codecs/sensorthings/streams.ts';
import type { Graph } from './graph.ts';
import { flawed } from './failure.ts';
import { behind, lookFrom } from './look.ts';
import { observationsOf, sizeOf, type Page } from './observations.ts';
import { sorted } from './sorted.ts';

/** One page of a set that the registers hold. In its own order the next page begins behind an id, in another after a number of rows. */
export async function entityPage(graph: Graph, entities: readonly Entity[], query: Query): Promise<Result<Page<Entity>>> {
  const loaded = await loadFor(graph, entities, query);
  if (!loaded.ok) return loaded;
  const { filter } = query;
  const fitting = filter === undefined ? entities : entities.filter((entity) => holds(filter, lookFrom(graph, entity), graph.now));
  const ownOrder = query.orderby.length === 0;
  const ordered = ownOrder ? fitting : sorted(graph, fitting, query.orderby);
  const begin = query.skiptoken === undefined ? 0 : ordered.findIndex(({ id }) => String(id) === query.skiptoken) + 1;
  if (query.skiptoken !== undefined && (begin === 0 || !ownOrder)) return flawed('$skiptoken', 0, 'not a place where a page ended');
  const from = begin + (query.skip ?? 0);
  const rows = ordered.slice(from, from + sizeOf(graph, query));
  const last = rows.at(-1);
  const more = last !== undefined && from + rows.length < ordered.length;
  const next = ownOrder ? { skiptoken: String(last?.id) } : { skip: from + rows.length };
  return ok({ rows, ...(query.count === true ? { count: fitting.length } : {}), ...(more ? { next } : {}) });
}

/** Reads the Observations through which a filter or an order goes, before it is asked of each entity. */
async function loadFor(graph: Graph, entities: readonly Entity[], { filter, orderby }: Query): Promise<Result<true>> {
  const paths = [...(filter === undefined ? [] : pathsIn(filter)), ...orderby.flatMap(({ by }) => pathsIn(by))];
  const through = paths.flatMap(({ steps }) => (steps.includes('Observations') ? [steps.slice(0, steps.indexOf('Observations'))] : []));
  const streams = new Map<string, Stream>();
  for (const steps of through) {
    const ends = steps.reduce<readonly Entity[]>((held, link) => held.flatMap((entity) => behind(graph, entity, link)), entities);
    for (const stream of ends.flatMap((entity) => graph.streamsOf(entity))) streams.set(streamId(stream), stream);
  }
  const missing = [...streams.values()].filter((stream) => !graph.loaded.has(streamId(stream)));
  if (missing.length === 0) return ok(true);
  const found = await observationsOf(graph, missing);
  if (!found.ok) return found;
  const rows = Map.groupBy(found.value, ({ stream }) => streamId(stream));
  for (const stream of missing) graph.loaded.set(streamId(stream), rows.get(streamId(stream)) ?? []);
  return ok(true);
}
