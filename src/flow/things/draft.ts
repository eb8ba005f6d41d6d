import { fail, ok, type Result } from '../../basis/result.ts';
import type { WrittenSet } from '../../codecs/sensorthings/entity-rules.ts';
import type { Id, SetName } from '../../codecs/sensorthings/model.ts';
import { isStreamPeriod, streamId, type StreamPeriod } from '../../codecs/sensorthings/streams.ts';
import type { StreamKey } from '../../codecs/sensorthings/read-stream-id.ts';
import type { Application } from '../../model/api-key.ts';
import type { ThingVersion } from '../ports/things.ts';
import { firstRegistered, seriesCode, symbolOf, type ThingRegister } from './thing-register.ts';

/** Who registers, where, by which key, when. */
export type Registering = { readonly application: Application; readonly region: string; readonly public: boolean; readonly by: string; readonly at: number; readonly enteredAt: number };

const codesMost = 20_000;

/** Versions that one request makes, before they are kept: all of them are, or none. */
export class Draft {
  readonly register: ThingRegister;
  readonly who: Registering;
  readonly #made = new Map<string, ThingVersion>();
  #seq: number;

  constructor(register: ThingRegister, who: Registering) {
    this.register = register;
    this.who = who;
    this.#seq = register.seq;
  }

  /** In the order of their numbers, one for each entity. */
  get versions(): readonly ThingVersion[] {
    return [...this.#made.values()].sort((a, b) => a.seq - b.seq).map((version, place) => ({ ...version, seq: this.register.seq + 1 + place }));
  }

  get(set: SetName, id: Id): ThingVersion | undefined {
    const made = this.#made.get(`${set} ${id}`);
    return made === undefined ? this.register.get(set, id) : made.withdrawn === true ? undefined : made;
  }

  /** A new entity; `id` where it is not a number of its own. */
  add(set: WrittenSet, body: ThingVersion['body'], links: ThingVersion['links'], series?: StreamKey): ThingVersion {
    const { application, region, public: shown, by, at, enteredAt } = this.who;
    this.#seq += 1;
    const id = series === undefined ? firstRegistered + this.#seq : streamId(series);
    return this.#keep({ seq: this.#seq, set, id, application, region, public: shown, at, enteredAt, by, body, links, ...(series === undefined ? {} : { series }) });
  }

  /** Another version of an entity. */
  change(version: ThingVersion, change: Partial<Pick<ThingVersion, 'body' | 'links' | 'withdrawn'>>): ThingVersion {
    const { by, at, enteredAt } = this.who;
    const made = this.#made.get(`${version.set} ${version.id}`);
    if (made === undefined) this.#seq += 1;
    return this.#keep({ ...version, ...change, seq: made?.seq ?? this.#seq, by, at, enteredAt });
  }

  #keep(version: ThingVersion): ThingVersion {
    this.#made.set(`${version.set} ${version.id}`, version);
    return version;
  }

  /** Entities as they will be, whose link names this one. */
  naming(set: SetName, link: string, id: Id): readonly ThingVersion[] {
    const stored = this.register.naming(set, link, id).flatMap((version) => this.get(set, version.id) ?? []);
    const made = [...this.#made.values()].filter((version) => version.set === set && version.withdrawn !== true);
    return [...new Map([...stored, ...made].map((version) => [version.id, version])).values()].filter(({ links }) => links[link]?.includes(id) === true);
  }

  /** The series of a new Datastream: a code of its property and unit that no Datastream of its Thing has had. */
  series(point: Id, property: Id, body: ThingVersion['body']): Result<StreamKey> {
    const period = periodOf(body);
    if (!period.ok) return period;
    const all = [...this.register.everyOf('Datastreams'), ...this.#made.values()].filter(({ series }) => series !== undefined);
    const field = period.value === 'realtime' ? 'Rtd' as const : 'Avg' as const;
    const taken = new Set(all.flatMap(({ series }) => (series?.point === point && series.period === period.value ? [series.factor] : [])));
    const alike = all.filter(({ links, body: { ...of } }) => links['ObservedProperty']?.[0] === property && symbolOf(of) === symbolOf(body)).flatMap(({ series }) => series?.factor ?? []);
    const free = alike.find((code) => !taken.has(code));
    const codes = new Set(all.map(({ series }) => series?.factor));
    if (free === undefined && codes.size >= codesMost) return fail('thing.full', String(codesMost));
    return ok({ point: Number(point), factor: free ?? seriesCode(codes.size + 1), period: period.value, field });
  }
}

/** `properties.period` says over what the results are; moments where it says nothing. */
export function periodOf(body: ThingVersion['body']): Result<StreamPeriod> {
  const { properties } = body;
  const period = typeof properties === 'object' && properties !== null && 'period' in properties ? properties['period'] : 'realtime';
  return typeof period === 'string' && isStreamPeriod(period) ? ok(period) : fail('thing.unfit', 'Datastreams: properties/period is realtime, hour or day');
}
