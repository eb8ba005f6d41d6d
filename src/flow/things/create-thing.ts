import { fail, ok, type Result } from '../../basis/result.ts';
import { readResourcePath, type Step } from '../../codecs/odata/resource-path.ts';
import type { WrittenSet } from '../../codecs/sensorthings/entity-rules.ts';
import { parseExactJson, printExactJson } from '../../codecs/sensorthings/exact-json.ts';
import { inverseOf, isSetName, linkOf, type Id } from '../../codecs/sensorthings/model.ts';
import { readInsert, type Insert } from '../../codecs/sensorthings/read-entity.ts';
import { readObservation } from '../../codecs/sensorthings/read-observations.ts';
import { printKey } from '../../codecs/sensorthings/render.ts';
import { streamId } from '../../codecs/sensorthings/streams.ts';
import type { House } from '../house.ts';
import { pushObservations, type Pusher } from '../push/push-observations.ts';
import type { PushDoor } from '../push/push-door.ts';
import type { Access } from '../sensorthings/access.ts';
import type { Graph } from '../sensorthings/graph.ts';
import type { ThingVersion } from '../ports/things.ts';
import { locate } from '../sensorthings/locate.ts';
import { openGraph } from '../sensorthings/open-graph.ts';
import { keepThings } from './keep.ts';
import { Planting, type Carried, type Parent } from './plant.ts';
import { withdraw } from './withdraw.ts';

export type Made = { readonly set: WrittenSet; readonly id: Id; readonly series: readonly string[] };
type Target = { readonly set: WrittenSet; readonly parent?: Parent & { readonly at: { readonly set: WrittenSet; readonly id: Id } } };

/**
 * An application registers an entity, with all that comes along: all of it is there afterwards, or none. Observations that come along
 * are readings, durable when this resolves. Faults: thing.*, push.*, request.not-found, request.too-large.
 */
export async function createThing(house: House, access: Access, door: PushDoor, pusher: Pusher, resource: string, text: string): Promise<Result<Made>> {
  const steps = stepsOf(resource);
  if (steps.length === 0) return fail('request.not-found', resource.slice(0, 100));
  const json = parseExactJson(text);
  let [carried, fresh]: [readonly Carried[], readonly ThingVersion[]] = [[], []];
  const made = await keepThings(house, pusher.key, async (draft) => {
    const graph = await openGraph(house, access);
    const target = await targetOf(graph, steps);
    if (!target.ok) return target;
    const { set, parent } = target.value;
    const insert = readInsert(set, json, parent?.link);
    if (!insert.ok) return insert;
    const planting = new Planting(draft, (of, id) => graph.all(of).has(id));
    const held = parent === undefined ? ok(true) : planting.own(parent.at.set, parent.at.id);
    const added = held.ok ? addedTo(planting, insert.value, parent) : held;
    if (!added.ok) return added;
    const wrong = planting.carried.map((one) => readObservation(one.observation.body, streamId(one.series), draft.who.at)).find((read) => !read.ok || read.value.rows.some((row) => !row.ok));
    if (wrong !== undefined) return wrong.ok ? wrong.value.rows.find((row) => !row.ok) as Result<never> : wrong;
    [carried, fresh] = [planting.carried, draft.versions.filter((version) => house.things.get(version.set, version.id) === undefined)];
    const { id } = added.value;
    return ok({ value: { set, id, series: [...new Set(carried.map((one) => streamId(one.series)))] }, action: 'thing.create', subject: `${set}(${printKey(id)})` });
  });
  return made.ok ? withReadings(house, door, pusher, { made: made.value, carried, fresh }) : made;
}

const addedTo = (planting: Planting, insert: Insert, parent: Parent | undefined) => (parent === undefined ? planting.add(insert) : planting.add(insert, { link: parent.link, id: parent.id }));

/** Steps of an address that may end in a set; none where it cannot. */
function stepsOf(resource: string): readonly Step[] {
  const path = readResourcePath(resource);
  return path.ok && path.value.ending === undefined && path.value.steps.at(-1)?.key === undefined ? path.value.steps : [];
}

/** A set, or a link of many of an entity that the asker sees. */
async function targetOf(graph: Graph, steps: readonly Step[]): Promise<Result<Target>> {
  const last = steps.at(-1) ?? { at: 0, name: '' };
  if (steps.length === 1) return isSetName(last.name) && last.name !== 'Observations' ? ok({ set: last.name }) : fail('request.not-found', last.name);
  const parent = await locate(graph, { steps: steps.slice(0, -1) });
  if (!parent.ok) return parent;
  const { value } = parent;
  const link = value.kind === 'one' ? linkOf(value.entity.set, last.name) : undefined;
  if (value.kind !== 'one' || link?.many !== true || link.to === 'Observations' || value.entity.set === 'Observations') return fail('request.not-found', last.name);
  const { set, id } = value.entity;
  return ok({ set: link.to, parent: { link: inverseOf(set, last.name) ?? '', id, at: { set, id } } });
}

type Kept = { readonly made: Made; readonly carried: readonly Carried[]; readonly fresh: readonly ThingVersion[] };

/** What a store did not take undoes the rest: nothing is there without its Observations. */
async function withReadings(house: House, door: PushDoor, pusher: Pusher, { made, carried, fresh }: Kept): Promise<Result<Made>> {
  const pushed = await Promise.all(carried.map(({ series, observation: { body } }) =>
    pushObservations(house, door, pusher, { resource: `Datastreams('${streamId(series)}')/Observations`, bytes: new TextEncoder().encode(printExactJson(body)) })));
  const failed = pushed.find((one) => !one.ok);
  if (failed === undefined) return ok(made);
  await keepThings(house, pusher.key, async (draft) => {
    for (const version of fresh.flatMap(({ set, id }) => draft.get(set, id) ?? [])) withdraw(draft, version);
    return ok({ value: true, action: 'thing.undo', subject: `${made.set}(${printKey(made.id)})` });
  });
  return failed as Result<never>;
}
