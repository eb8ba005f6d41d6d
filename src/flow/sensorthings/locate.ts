import { fail, ok, type Result } from '../../basis/result.ts';
import type { ResourcePath, Step } from '../../codecs/odata/resource-path.ts';
import { isIdName, isSetName, linkOf, propertyOf, type Entity, type SetName } from '../../codecs/sensorthings/model.ts';
import { printKey } from '../../codecs/sensorthings/render.ts';
import type { Stream } from '../../codecs/sensorthings/streams.ts';
import type { Graph } from './graph.ts';
import { inside } from './look.ts';
import { observationById } from './observations.ts';

/** Members of a set that is behind a path: entities, or the series that its Observations belong to. */
export type Members = { readonly set: Exclude<SetName, 'Observations'>; readonly entities: readonly Entity[] } | { readonly set: 'Observations'; readonly streams: readonly Stream[] };

export type Located =
  | { readonly kind: 'root' }
  | { readonly kind: 'set'; readonly members: Members; readonly path: string }
  | { readonly kind: 'one'; readonly entity: Entity }
  | { readonly kind: 'property'; readonly name: string; readonly value: unknown };

/** Walks a path through what the asker may see; what is not theirs is not found, as what does not exist. */
export async function locate(graph: Graph, { steps }: ResourcePath): Promise<Result<Located>> {
  const [first] = steps;
  if (first === undefined) return ok({ kind: 'root' });
  if (!isSetName(first.name)) return notFound(first);
  let at: Located = setAt(wholeSet(graph, first.name), first.name);
  for (const [place, step] of steps.entries()) {
    if (place > 0) {
      const next = stepFrom(graph, at, step);
      if (next === undefined) return notFound(step);
      at = next;
    }
    if (step.key === undefined) continue;
    const entity: Entity | undefined = at.kind === 'set' ? await member(graph, at.members, step.key) : undefined;
    if (entity === undefined) return notFound(step);
    at = { kind: 'one', entity };
  }
  return ok(at);
}

const notFound = ({ name, key }: Step): Result<never> => fail('request.not-found', key === undefined ? name : `${name}(${printKey(key)})`);

export const wholeSet = (graph: Graph, set: SetName): Members =>
  set === 'Observations' ? { set, streams: [...graph.streams.values()] } : { set, entities: [...graph.all(set).values()] };

const setAt = (members: Members, path: string): Located => ({ kind: 'set', members, path });

/** What a link of many leads to. */
export const membersBehind = (graph: Graph, entity: Entity, name: string, to: SetName): Members =>
  to === 'Observations' ? { set: to, streams: graph.streamsOf(entity) } : { set: to, entities: graph.related(entity, name) };

function stepFrom(graph: Graph, at: Located, { name }: Step): Located | undefined {
  if (at.kind === 'property') {
    const value = inside(at.value, name);
    return value === undefined ? undefined : { kind: 'property', name, value };
  }
  if (at.kind !== 'one') return undefined;
  const { entity } = at;
  const link = linkOf(entity.set, name);
  if (link === undefined) return propertyAt(entity, name);
  if (link.many) return setAt(membersBehind(graph, entity, name, link.to), `${entity.set}(${printKey(entity.id)})/${name}`);
  const [one] = graph.related(entity, name);
  return one === undefined ? undefined : { kind: 'one', entity: one };
}

function propertyAt(entity: Entity, name: string): Located | undefined {
  if (isIdName(name)) return { kind: 'property', name, value: entity.id };
  return propertyOf(entity.set, name) === undefined ? undefined : { kind: 'property', name, value: entity.body[name] };
}

async function member(graph: Graph, members: Members, key: string | number): Promise<Entity | undefined> {
  if (members.set === 'Observations') return typeof key === 'string' ? observationById(graph, members.streams, key) : undefined;
  return members.entities.find(({ id }) => id === key);
}
