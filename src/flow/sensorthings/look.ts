import type { Value } from '../../codecs/odata/ast.ts';
import type { Look } from '../../codecs/odata/evaluate.ts';
import { readTime } from '../../codecs/odata/times.ts';
import { isIdName, linkOf, propertyOf, type Entity, type PropertyKind } from '../../codecs/sensorthings/model.ts';
import { streamId } from '../../codecs/sensorthings/streams.ts';
import type { Graph } from './graph.ts';

/** How a filter sees one entity: its properties, and through its links those of others, as far as the asker may go. */
export const lookFrom = (graph: Graph, entity: Entity): Look => (steps) => along(graph, entity, steps);

export function along(graph: Graph, entity: Entity, [name = '', ...rest]: readonly string[]): readonly Value[] {
  if (isIdName(name)) return [entity.id];
  if (linkOf(entity.set, name) === undefined) return [valueOf(propertyOf(entity.set, name), entity.body[name], rest)];
  return behind(graph, entity, name).flatMap((one) => along(graph, one, rest));
}

export const behind = (graph: Graph, entity: Entity, link: string): readonly Entity[] =>
  link === 'Observations' ? graph.streamsOf(entity).flatMap((stream) => graph.loaded.get(streamId(stream)) ?? []) : graph.related(entity, link);

function valueOf(kind: PropertyKind | undefined, raw: unknown, rest: readonly string[]): Value {
  const found = rest.reduce(inside, raw);
  if (kind === 'time') return typeof found === 'string' ? readTime(found) ?? null : null;
  if (typeof found === 'string' || typeof found === 'number' || typeof found === 'boolean') return found;
  return kind === 'place' && rest.length === 0 ? placeOf(found) : null;
}

export function inside(held: unknown, name: string): unknown {
  if (typeof held !== 'object' || held === null || !Object.hasOwn(held, name)) return undefined;
  return (held as Readonly<Record<string, unknown>>)[name];
}

function placeOf(raw: unknown): Value {
  if (inside(raw, 'type') === 'Feature') return placeOf(inside(raw, 'geometry'));
  const at = inside(raw, 'coordinates');
  if (inside(raw, 'type') !== 'Point' || !Array.isArray(at)) return null;
  const [lon, lat]: readonly unknown[] = at;
  return typeof lon === 'number' && typeof lat === 'number' ? { kind: 'shape', geometry: { type: 'MultiPoint', coordinates: [[lon, lat]] } } : null;
}
