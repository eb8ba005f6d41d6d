import { dayOf, instant } from '../../basis/time.ts';
import { entityTypes, type Entity, type Id, type SetName } from '../../codecs/sensorthings/model.ts';
import { selfLink } from '../../codecs/sensorthings/render.ts';
import { datastreamOf, streamId, type ObservationEntity, type Stream } from '../../codecs/sensorthings/streams.ts';
import {
  featureOf, historicalLocationOf, locationOf, observedPropertyOf, placeId, sensorOf, thingOf, type Place, type SeenPoint,
} from '../../codecs/sensorthings/things.ts';
import type { Determination } from '../../model/determination.ts';
import { factorAt } from '../factor-at.ts';
import type { House } from '../house.ts';
import { factorOf } from '../../model/factor.ts';
import { isSeriesCode } from '../things/thing-register.ts';
import type { Registered } from './registered.ts';
import { sensorThingsPath, type Access } from './access.ts';
import { usualBounds, type Bounds } from './failure.ts';

/** What one asker may see, and how it hangs together. Nothing that is not for them is in here, so no link or filter can reach it. */
export class Graph {
  readonly house: House;
  readonly base: string;
  readonly why: string;
  readonly now: number;
  readonly bounds: Bounds;
  readonly points: ReadonlyMap<number, SeenPoint>;
  readonly streams: ReadonlyMap<string, Stream>;
  /** Disclosed hours by stream, ascending. */
  readonly disclosed: ReadonlyMap<string, readonly Determination[]>;
  /** What applications registered. */
  readonly registered: Registered;
  readonly #basis: Access['basis'];
  readonly #sets = new Map<SetName, ReadonlyMap<Id, Entity>>();
  readonly #byPoint: ReadonlyMap<number, readonly Stream[]>;
  readonly #byFactor: ReadonlyMap<string, readonly Stream[]>;
  readonly #places = new Map<number, readonly Place[]>();
  /** Observations that a filter needs, read before it is asked. */
  readonly loaded = new Map<string, readonly ObservationEntity[]>();

  constructor(
    house: House, { origin, basis, bounds = usualBounds }: Pick<Access, 'origin' | 'basis' | 'bounds'>, points: ReadonlyMap<number, SeenPoint>, streams: ReadonlyMap<string, Stream>,
    disclosed: ReadonlyMap<string, readonly Determination[]>, registered: Registered,
  ) {
    this.house = house;
    this.base = `${origin}${sensorThingsPath}`;
    this.why = `${origin}/api/why/`;
    this.now = house.clocks.world();
    this.bounds = bounds;
    this.points = points;
    this.streams = new Map([...streams, ...registered.streams]);
    this.registered = registered;
    this.disclosed = disclosed;
    this.#basis = basis;
    this.#byPoint = Map.groupBy(streams.values(), ({ point }) => point);
    this.#byFactor = Map.groupBy(streams.values(), ({ factor }) => factor);
  }

  /** A whole set but the Observations, by id. */
  all(set: SetName): ReadonlyMap<Id, Entity> {
    const held = this.#sets.get(set) ?? new Map([...this.#made(set), ...this.registered.all(set)].map((entity) => [entity.id, entity]));
    this.#sets.set(set, held);
    return held;
  }

  #made(set: SetName): Iterable<Entity> {
    const points = [...this.points.values()];
    switch (set) {
      case 'Things': return points.map(thingOf);
      case 'Sensors': return points.map(sensorOf);
      case 'FeaturesOfInterest': return points.map(featureOf);
      case 'Locations': return points.flatMap((seen) => this.#placesOf(seen.point.number).map((place) => locationOf(seen, place)));
      case 'HistoricalLocations': return points.flatMap((seen) => this.#placesOf(seen.point.number).map(historicalLocationOf));
      case 'Datastreams': return this.#byPoint.values().flatMap((streams) => streams.map((stream) => this.datastream(stream)));
      case 'ObservedProperties': return new Set([...this.house.factors.keys().filter((code) => !isSeriesCode(code)), ...this.#byFactor.keys()]).values().map((code) =>
        observedPropertyOf(factorOf(this.house.factors, code), selfLink(this.base, { set, id: code })));
      case 'Observations': return [];
    }
  }

  datastream(stream: Stream): Entity {
    const held = this.#sets.get('Datastreams')?.get(streamId(stream));
    if (held !== undefined) return held;
    const registered = this.registered.streams.has(streamId(stream)) ? this.all('Datastreams').get(streamId(stream)) : undefined;
    if (registered !== undefined) return registered;
    const seen = this.points.get(stream.point);
    if (seen === undefined) throw new Error(`a series of the unseen point ${stream.point}`);
    return datastreamOf(stream, { name: seen.point.name, factor: factorAt(this.house, stream.point, stream.factor), basis: this.#basis(seen.point), drill: seen.drill });
  }

  /** Where the register has had a point, a new place only where it moved. */
  #placesOf(number: number): readonly Place[] {
    const held = this.#places.get(number);
    if (held !== undefined) return held;
    const places: Place[] = [];
    if (this.points.get(number)?.whole === true) {
      for (const { from, point: { lon, lat } } of this.house.directory.versionsOf(number)) {
        const last = places.at(-1);
        if (lon === undefined || lat === undefined || (last?.lon === lon && last.lat === lat)) continue;
        if (last?.from === from) places.pop();
        places.push({ number, from, lon, lat });
      }
    }
    this.#places.set(number, places);
    return places;
  }

  #placeNow(number: number): readonly Place[] {
    const places = this.#placesOf(number);
    const today = dayOf(instant(this.now));
    const now = places.findLast(({ from }) => from <= today) ?? places[0];
    return now === undefined ? [] : [now];
  }

  #of(set: SetName, ids: Iterable<Id>): readonly Entity[] {
    const all = this.all(set);
    return [...ids].flatMap((id) => all.get(id) ?? []);
  }

  /** What a link leads to, but for Observations. */
  related(entity: Entity, link: string): readonly Entity[] {
    const { set, id } = entity;
    if (set === 'Observations') return this.#ofObservation(entity, link);
    const behind = this.registered.behind(entity, link);
    if (behind !== undefined) return this.#of(entityTypes[set].links[link]?.to ?? set, behind);
    if (set === 'Datastreams') return this.#ofStream(String(id), link);
    if (link === 'Datastreams') {
      const own = (typeof id === 'number' ? this.#byPoint.get(id) : this.#byFactor.get(id))?.map((stream) => this.datastream(stream)) ?? [];
      return set === 'ObservedProperties' ? [...own, ...this.#of('Datastreams', this.registered.ofFactor(id))] : own;
    }
    const number = Number(String(id).split('-')[0]);
    if (link === 'Thing') return this.#of('Things', [number]);
    if (set === 'Locations' && link === 'Things') return this.#placeNow(number).some((place) => placeId(place) === id) ? this.#of('Things', [number]) : [];
    if (set === 'Things' && link === 'Locations') return this.#of('Locations', this.#placeNow(number).map(placeId));
    if (set === 'Things') return this.#of('HistoricalLocations', this.#placesOf(number).map(placeId));
    return this.#of(entityTypes[set].links[link]?.to ?? set, [id]);
  }

  #ofStream(id: string, link: string): readonly Entity[] {
    const stream = this.streams.get(id);
    if (stream === undefined) return [];
    return link === 'ObservedProperty' ? this.#of('ObservedProperties', [stream.factor]) : this.#of(link === 'Thing' ? 'Things' : 'Sensors', [stream.point]);
  }

  #ofObservation(entity: Entity, link: string): readonly Entity[] {
    const { stream } = entity as ObservationEntity;
    return link === 'Datastream' ? [this.datastream(stream)] : this.#of('FeaturesOfInterest', [this.featureIdOf(stream)]);
  }

  featureIdOf(stream: Stream): Id {
    return this.registered.featureOf(streamId(stream)) ?? stream.point;
  }

  /** The series of a Datastream or a FeatureOfInterest. */
  streamsOf({ set, id }: Entity): readonly Stream[] {
    if (set === 'FeaturesOfInterest') return this.#byPoint.get(Number(id)) ?? this.registered.streamsOf(id);
    const stream = this.streams.get(String(id));
    return stream === undefined ? [] : [stream];
  }
}
