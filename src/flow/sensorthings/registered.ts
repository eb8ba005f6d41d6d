import { type Entity, type Id, type SetName } from '../../codecs/sensorthings/model.ts';
import { lengthOf, printedSpan, streamId, type Stream } from '../../codecs/sensorthings/streams.ts';
import type { ThingVersion } from '../ports/things.ts';
import type { ThingRegister } from '../things/thing-register.ts';

/** Entities that applications registered, as far as the asker sees them. */
export class Registered {
  readonly #things: ThingRegister;
  readonly #sees: (version: ThingVersion) => boolean;
  /** Their series with what is stored of them. */
  readonly streams: ReadonlyMap<string, Stream>;

  constructor(things: ThingRegister, sees: (version: ThingVersion) => boolean, stored: ReadonlyMap<string, Stream>) {
    this.#things = things;
    this.#sees = sees;
    this.streams = new Map(things.of('Datastreams').filter(sees).flatMap(({ series }) => (series === undefined ? [] : [[streamId(series), stored.get(streamId(series)) ?? series]])));
  }

  all(set: SetName): readonly Entity[] {
    const own = this.#things.of(set).filter(this.#sees).map((version) => this.#entityOf(version));
    return set === 'FeaturesOfInterest' ? [...this.#things.of('Things').filter(this.#sees).map((thing) => this.#placeOf(thing)), ...own] : own;
  }

  #entityOf({ set, id, body, series }: ThingVersion): Entity {
    const stream = series === undefined ? undefined : this.streams.get(streamId(series));
    if (stream?.first === undefined || stream.last === undefined) return { set, id, body };
    const { properties, ...rest } = body;
    const length = lengthOf(stream.period);
    const times = { phenomenonTime: printedSpan(stream.first, stream.last + length), resultTime: printedSpan(stream.first + length, stream.last + length) };
    return { set, id, body: { ...rest, ...times, ...(properties === undefined ? {} : { properties }) } };
  }

  /** 18-088 §10.2: where an Observation names no FeatureOfInterest, it is the place of its Thing. */
  #placeOf({ id, body, links }: ThingVersion): Entity {
    const [location] = (links['Locations'] ?? []).flatMap((at) => this.#things.get('Locations', at) ?? []);
    const nowhere = { encodingType: 'application/geo+json', feature: { type: 'Feature', geometry: null, properties: {} } };
    const { encodingType, location: feature } = location?.body ?? {};
    const made = encodingType === undefined || feature === undefined ? nowhere : { encodingType, feature };
    const of = location ?? { body };
    return { set: 'FeaturesOfInterest', id, body: { name: of.body['name'], description: of.body['description'], ...made } };
  }

  /** Ids behind a link; undefined where the entity is not one of these. */
  behind({ set, id }: Entity, link: string): readonly Id[] | undefined {
    const version = this.#things.get(set, id);
    return version === undefined ? undefined : this.#things.behind(version, link);
  }

  /** Datastreams under a factor of the platform. */
  ofFactor(code: Id): readonly Id[] {
    return this.#things.naming('Datastreams', 'ObservedProperty', code).map(({ id }) => id);
  }

  featureOf(stream: string): Id | undefined {
    const held = this.#things.get('Datastreams', stream);
    return held === undefined ? undefined : held.links['FeatureOfInterest']?.[0] ?? held.links['Thing']?.[0];
  }

  streamsOf(feature: Id): readonly Stream[] {
    return [...this.streams].flatMap(([id, stream]) => (this.featureOf(id) === feature ? [stream] : []));
  }
}
