import { fail, ok, type Result } from '../../basis/result.ts';
import type { WrittenSet } from '../../codecs/sensorthings/entity-rules.ts';
import { entityTypes, inverseOf, type Id, type SetName } from '../../codecs/sensorthings/model.ts';
import type { InlineObservation, Insert, Ref } from '../../codecs/sensorthings/read-entity.ts';
import type { StreamKey } from '../../codecs/sensorthings/read-stream-id.ts';
import { applicationOf } from '../../model/api-key.ts';
import type { ThingVersion } from '../ports/things.ts';
import type { Draft } from './draft.ts';
import { movedThing, settledPast } from './places.ts';
import { linksKept, standsHere } from './thing-register.ts';

/** What the asker sees of the rest: an entity of the authorities or of another application. */
export type Seen = (set: SetName, id: Id) => boolean;
/** Observations that came along, for the series that they belong to. */
export type Carried = { readonly series: StreamKey; readonly observation: InlineObservation };
export type Parent = { readonly link: string; readonly id: Id };

/** Adds an entity with all that comes along, and how it hangs together. */
export class Planting {
  readonly #draft: Draft;
  readonly #seen: Seen;
  readonly carried: Carried[] = [];

  constructor(draft: Draft, seen: Seen) {
    this.#draft = draft;
    this.#seen = seen;
  }

  /** `from`: the link back to what it comes along with, or was sent to. */
  add(insert: Insert, from?: Parent): Result<ThingVersion> {
    const own: Record<string, readonly Id[]> = {};
    for (const name of linksKept(insert.set)) {
      const ids = this.#idsOf(insert.set, name, [...from?.link === name ? [{ id: from.id }] : [], ...insert.links[name] ?? []]);
      if (!ids.ok) return ids;
      if (ids.value.length > 0) own[name] = ids.value;
    }
    const made = insert.set === 'Datastreams' ? this.#addStream(insert, own) : ok(this.#draft.add(insert.set, insert.body, own));
    if (!made.ok) return made;
    const joined = this.#joinOthers(insert, made.value, from);
    if (!joined.ok) return joined;
    return this.#withObservations(insert, made.value);
  }

  #addStream({ body }: Insert, links: ThingVersion['links']): Result<ThingVersion> {
    const [thing = '', property = ''] = [links['Thing']?.[0], links['ObservedProperty']?.[0]];
    const series = this.#draft.series(thing, property, body);
    return series.ok ? ok(this.#draft.add('Datastreams', body, links, series.value)) : series;
  }

  /** Entities that are there are found, those that come along are added first. */
  #idsOf(set: WrittenSet, name: string, refs: readonly Ref[]): Result<readonly Id[]> {
    const to = entityTypes[set].links[name]?.to as WrittenSet;
    const ids: Id[] = [];
    for (const ref of refs) {
      const id = 'id' in ref ? this.own(to, ref.id) : this.#added(ref.insert);
      if (!id.ok) return id;
      ids.push(id.value);
    }
    return ok([...new Set(ids)]);
  }

  #added(insert: Insert): Result<Id> {
    const made = this.add(insert);
    return made.ok ? ok(made.value.id) : made;
  }

  /** An entity to link to: the application's own, or a factor of the platform. Faults: thing.unknown-link, thing.official, thing.not-yours. */
  own(set: WrittenSet, id: Id): Result<Id> {
    const found = this.#draft.get(set, id);
    if (found !== undefined && applicationOf(found.application) === applicationOf(this.#draft.who.application)) return ok(id);
    if (found === undefined && set === 'ObservedProperties' && this.#seen(set, id)) return ok(id);
    const shown = `${set}(${String(id).slice(0, 60)})`;
    if (!this.#seen(set, id)) return fail('thing.unknown-link', shown);
    return fail(found === undefined ? 'thing.official' : 'thing.not-yours', shown);
  }

  /** Links that stand on the other side, and what follows of a new place. */
  #joinOthers(insert: Insert, made: ThingVersion, from: Parent | undefined): Result<true> {
    if (made.set === 'Things' && made.links['Locations'] !== undefined) movedThing(this.#draft, made, made.links['Locations']);
    if (made.set === 'HistoricalLocations') settledPast(this.#draft, made);
    const parent = from === undefined || standsHere(made.set, from.link) ? [] : [[from.link, [{ id: from.id }]] as const];
    for (const [name, refs] of [...parent, ...Object.entries(insert.links)]) {
      if (standsHere(made.set, name)) continue;
      for (const ref of refs) {
        const joined = this.join(made, name, ref);
        if (!joined.ok) return joined;
      }
    }
    return ok(true);
  }

  /** One entity behind a link whose other side keeps it. */
  join({ set, id }: ThingVersion, name: string, ref: Ref): Result<true> {
    const [to, back] = [entityTypes[set].links[name]?.to as WrittenSet, inverseOf(set, name) ?? ''];
    if ('insert' in ref) {
      const made = this.add(ref.insert, { link: back, id });
      return made.ok ? ok(true) : made;
    }
    const own = this.own(to, ref.id);
    const there = this.#draft.get(to, ref.id);
    if (!own.ok || there === undefined) return own.ok ? fail('thing.official', `${to}(${ref.id})`) : own;
    if (to === 'Datastreams' && back !== 'Sensor') return fail('thing.series-fixed', String(ref.id));
    if (to === 'Things') movedThing(this.#draft, there, [id]);
    else this.#draft.change(there, { links: { ...there.links, [back]: back === 'Locations' ? [...new Set([...there.links[back] ?? [], id])] : [id] } });
    return ok(true);
  }

  #withObservations({ observations }: Insert, made: ThingVersion): Result<ThingVersion> {
    const { series } = made;
    if (series === undefined) return ok(made);
    let stream = made;
    for (const observation of observations) {
      const settled = observation.feature === undefined ? ok(stream) : this.settleFeature(stream, observation.feature, false);
      if (!settled.ok) return settled;
      stream = settled.value;
      this.carried.push({ series, observation });
    }
    return ok(stream);
  }

  /** Observations of one Datastream concern one FeatureOfInterest: the first that names one settles it. `measured`: some are stored. */
  settleFeature(stream: ThingVersion, ref: Ref, measured: boolean): Result<ThingVersion> {
    const [held] = stream.links['FeatureOfInterest'] ?? [];
    if ('id' in ref && ref.id === (held ?? stream.series?.point)) return ok(stream);
    if (held !== undefined || measured) return fail('thing.other-feature', String(stream.id));
    const id = 'id' in ref ? this.own('FeaturesOfInterest', ref.id) : this.#added(ref.insert);
    return id.ok ? ok(this.#draft.change(stream, { links: { ...stream.links, FeatureOfInterest: [id.value] } })) : id;
  }
}
