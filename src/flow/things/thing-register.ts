import { entityTypes, inverseOf, linkOf, type Id, type SetName } from '../../codecs/sensorthings/model.ts';
import type { Factor } from '../../model/factor.ts';
import type { RecordReader } from '../ports/records.ts';
import type { ThingVersion } from '../ports/things.ts';

/** Numbers from here on are those of entities that applications register, and of their points. */
export const firstRegistered = 4_000_000_000;
/** Codes of their series: longer than any code of HJ 212, so that no number of an application stands under an official factor. */
export const seriesCode = (serial: number): string => `X${serial.toString(36).toUpperCase().padStart(7, '0')}`;
export const isSeriesCode = (code: string): boolean => /^X[0-9A-Z]{7}$/u.test(code);
const usualDecimals = 2;

const keyOf = (set: SetName, id: Id): string => `${set} ${id}`;

/**
 * What applications registered, in memory: the newest version of each entity, those of a link, and the codes of their series, which it
 * adds to the factor book.
 */
export class ThingRegister {
  readonly #factors: Map<string, Factor>;
  readonly #newest = new Map<string, ThingVersion>();
  #bySet = new Map<SetName, readonly ThingVersion[]>();
  readonly #behind = new Map<string, ReadonlyMap<Id, readonly ThingVersion[]>>();
  #seq = 0;
  #turn: Promise<unknown> = Promise.resolve();

  constructor(factors: Map<string, Factor>) {
    this.#factors = factors;
  }

  /** Number of the newest version. */
  get seq(): number {
    return this.#seq;
  }

  /** Takes what other processes wrote, too; true where a Thing changed, with which its point does. */
  async refresh(records: RecordReader): Promise<boolean> {
    const fresh = await records.thingVersions(this.#seq);
    this.apply(fresh);
    return fresh.some(({ set }) => set === 'Things' || set === 'Locations');
  }

  apply(versions: readonly ThingVersion[]): void {
    for (const version of versions) {
      if (version.seq <= this.#seq) continue;
      this.#newest.set(keyOf(version.set, version.id), version);
      this.#seq = version.seq;
    }
    if (versions.length === 0) return;
    this.#bySet = new Map();
    this.#behind.clear();
    for (const version of versions) if (version.set === 'Datastreams' || version.set === 'ObservedProperties') this.#nameSeries(version);
  }

  /** A factor of its own for the series, under the names of its ObservedProperty. */
  #nameSeries(version: ThingVersion): void {
    const streams = version.set === 'Datastreams' ? [version] : this.everyOf('Datastreams').filter(({ links }) => links['ObservedProperty']?.[0] === version.id);
    for (const { series, links, body } of streams) {
      if (series === undefined) continue;
      const of = links['ObservedProperty']?.[0];
      const registered = of === undefined ? undefined : this.#newest.get(keyOf('ObservedProperties', of));
      const official = typeof of === 'string' ? this.#factors.get(of) : undefined;
      const said = typeof registered?.body['name'] === 'string' ? registered.body['name'] : undefined;
      const name = said === undefined ? official?.name ?? { zh: series.factor, en: series.factor } : { zh: said, en: said };
      this.#factors.set(series.factor, { code: series.factor, name, unit: symbolOf(body), decimals: usualDecimals });
    }
  }

  /** Not yet withdrawn. */
  get(set: SetName, id: Id): ThingVersion | undefined {
    const held = this.#newest.get(keyOf(set, id));
    return held?.withdrawn === true ? undefined : held;
  }

  of(set: SetName): readonly ThingVersion[] {
    const held = this.#bySet.get(set) ?? this.everyOf(set).filter(({ withdrawn }) => withdrawn !== true).sort((a, b) => (String(a.id).length - String(b.id).length) || (a.id < b.id ? -1 : 1));
    this.#bySet.set(set, held);
    return held;
  }

  /** Withdrawn ones, too. */
  everyOf(set: SetName): ThingVersion[] {
    return [...this.#newest.values()].filter((version) => version.set === set);
  }

  datastream(id: Id): ThingVersion | undefined {
    return this.get('Datastreams', id);
  }

  /** Entities of a set whose link, which stands on their side, names this one. */
  naming(set: SetName, link: string, id: Id): readonly ThingVersion[] {
    const key = `${set} ${link}`;
    const held = this.#behind.get(key) ?? this.#indexed(set, link);
    this.#behind.set(key, held);
    return held.get(id) ?? [];
  }

  #indexed(set: SetName, link: string): ReadonlyMap<Id, readonly ThingVersion[]> {
    const found = new Map<Id, ThingVersion[]>();
    for (const version of this.of(set)) for (const id of version.links[link] ?? []) found.set(id, [...found.get(id) ?? [], version]);
    return found;
  }

  /** Ids behind a link of an entity, on whichever side it stands. */
  behind({ set, id, links }: Pick<ThingVersion, 'set' | 'id' | 'links'>, link: string): readonly Id[] {
    if (standsHere(set, link)) return links[link] ?? [];
    const [to, back] = [linkOf(set, link)?.to, inverseOf(set, link)];
    return to === undefined || back === undefined ? [] : this.naming(to, back, id).map((version) => version.id);
  }

  /** One writer at a time in this process. */
  alone<T>(work: () => Promise<T>): Promise<T> {
    const run = this.#turn.then(work);
    this.#turn = run.catch(() => undefined);
    return run;
  }
}

/** Which side of a link keeps it. */
const kept: readonly (readonly [SetName, string])[] = [
  ['Things', 'Locations'], ['HistoricalLocations', 'Thing'], ['HistoricalLocations', 'Locations'], ['Datastreams', 'Thing'], ['Datastreams', 'Sensor'], ['Datastreams', 'ObservedProperty'],
];
export const standsHere = (set: SetName, link: string): boolean => kept.some(([own, name]) => own === set && name === link);
export const linksKept = (set: SetName): readonly string[] => Object.keys(entityTypes[set].links).filter((name) => standsHere(set, name));

/** Symbol of the unit of a Datastream. */
export function symbolOf(body: ThingVersion['body']): string {
  const unit = body['unitOfMeasurement'];
  const symbol = typeof unit === 'object' && unit !== null && 'symbol' in unit ? unit['symbol'] : null;
  return typeof symbol === 'string' ? symbol : '';
}
