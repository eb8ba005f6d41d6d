import type { Json } from '../../basis/canonical.ts';
import { fail, ok, type Result } from '../../basis/result.ts';
import { flawOf, readChange, type Insert } from '../../codecs/sensorthings/read-entity.ts';
import { propertyRules, type WrittenSet } from '../../codecs/sensorthings/entity-rules.ts';
import { parseExactJson } from '../../codecs/sensorthings/exact-json.ts';
import type { Id } from '../../codecs/sensorthings/model.ts';
import { printKey } from '../../codecs/sensorthings/render.ts';
import type { ApiKey } from '../../model/api-key.ts';
import type { House } from '../house.ts';
import type { ThingVersion } from '../ports/things.ts';
import type { Access } from '../sensorthings/access.ts';
import { openGraph } from '../sensorthings/open-graph.ts';
import { periodOf, type Draft } from './draft.ts';
import { keepThings } from './keep.ts';
import { movedThing } from './places.ts';
import { Planting } from './plant.ts';
import { standsHere, symbolOf } from './thing-register.ts';
import { withdraw } from './withdraw.ts';

export type Named = { readonly set: WrittenSet; readonly id: Id };

/** A change of one entity (18-088 §10.3): properties named replace those held, all of them where it is `whole`. Faults: thing.*. */
export async function changeThing(house: House, access: Access, key: ApiKey, named: Named, text: string, whole: boolean): Promise<Result<Named>> {
  const change = readChange(named.set, parseExactJson(text));
  if (!change.ok) return change;
  return keepThings(house, key, async (draft) => {
    const graph = await openGraph(house, access);
    const planting = new Planting(draft, (set, id) => graph.all(set).has(id));
    const held = heldIn(house, draft, planting, named);
    if (!held.ok) return held;
    const body = bodyAfter(held.value, change.value, whole);
    const flaw = flawOf(named.set, body) ?? seriesFlaw(held.value, body, change.value);
    if (flaw !== undefined) return flaw;
    draft.change(held.value, { body });
    const linked = relink(draft, planting, named, change.value);
    return linked.ok ? ok({ value: named, action: 'thing.change', subject: `${named.set}(${printKey(named.id)})` }) : linked;
  });
}

/** Withdraws an entity with what cannot be without it (18-088 §10.4); what was measured stays stored. Faults: thing.*. */
export async function withdrawThing(house: House, access: Access, key: ApiKey, named: Named): Promise<Result<Named>> {
  return keepThings(house, key, async (draft) => {
    const graph = await openGraph(house, access);
    const held = heldIn(house, draft, new Planting(draft, (set, id) => graph.all(set).has(id)), named);
    if (!held.ok) return held;
    withdraw(draft, held.value);
    return ok({ value: named, action: 'thing.withdraw', subject: `${named.set}(${printKey(named.id)})` });
  });
}

/** The application's own, or why it is none of it. */
function heldIn({ things }: House, draft: Draft, planting: Planting, { set, id }: Named): Result<ThingVersion> {
  if (set === 'FeaturesOfInterest' && things.get('Things', id) !== undefined) return fail('thing.comes-with-thing', String(id));
  const own = planting.own(set, id);
  if (!own.ok) return own.fault === 'thing.unknown-link' ? fail('request.not-found', own.detail) : own;
  const held = draft.get(set, id);
  return held === undefined ? fail('thing.official', `${set}(${id})`) : ok(held);
}

function bodyAfter({ set, body }: ThingVersion, change: Insert, whole: boolean): ThingVersion['body'] {
  const unit = body['unitOfMeasurement'];
  const said = change.body['unitOfMeasurement'];
  const complex = !whole && isObject(unit) && isObject(said) ? { unitOfMeasurement: { ...unit, ...said } } : {};
  const next: Record<string, Json> = { ...whole ? {} : body, ...change.body, ...complex };
  // In the order of the standard, whichever way it came about; what null cleared is gone.
  const names = Object.keys(propertyRules[set]).filter((name) => next[name] !== undefined && (next[name] !== null || propertyRules[set][name]?.needed === true));
  return Object.fromEntries(names.map((name) => [name, next[name] ?? null]));
}

const isObject = (value: unknown): value is object => typeof value === 'object' && value !== null && !Array.isArray(value);

/** Readings stand under their series: what makes the series does not change under them. */
function seriesFlaw({ id, series, body: held, links }: ThingVersion, body: ThingVersion['body'], change: Insert) {
  if (series === undefined) return undefined;
  const period = periodOf(body);
  if (!period.ok) return period;
  const moved = ['Thing', 'ObservedProperty'].some((name) => change.links[name]?.some((ref) => 'id' in ref && ref.id !== links[name]?.[0]) === true);
  return moved || period.value !== series.period || symbolOf(body) !== symbolOf(held) ? fail('thing.series-fixed', String(id)) : undefined;
}

/** One entity behind a link replaces the one before; entities behind a link of many come to it. Of a Thing the new Locations hold. */
function relink(draft: Draft, planting: Planting, { set, id }: Named, { links }: Insert): Result<true> {
  for (const [name, refs] of Object.entries(links)) {
    for (const ref of refs) {
      const version = draft.get(set, id);
      if (version === undefined) return ok(true);
      const joined = standsHere(set, name) ? keepLink(draft, planting, version, name, 'id' in ref ? ref.id : '') : planting.join(version, name, ref);
      if (!joined.ok) return joined;
    }
    const thing = draft.get('Things', id);
    if (set === 'Things' && name === 'Locations' && thing !== undefined && refs.length > 0) movedThing(draft, thing, refs.flatMap((ref) => ('id' in ref ? [ref.id] : [])));
  }
  return ok(true);
}

function keepLink(draft: Draft, planting: Planting, version: ThingVersion, name: string, id: Id): Result<true> {
  const to = name === 'Locations' ? 'Locations' : name === 'Sensor' ? 'Sensors' : name === 'Thing' ? 'Things' : 'ObservedProperties';
  const own = planting.own(to, id);
  if (!own.ok) return own;
  const ids = name === 'Locations' && version.set === 'HistoricalLocations' ? [...new Set([...version.links[name] ?? [], id])] : [id];
  if (version.set !== 'Things') draft.change(version, { links: { ...version.links, [name]: ids } });
  return ok(true);
}
