import { fail, ok, type Result } from '../../basis/result.ts';
import { readResourcePath } from '../../codecs/odata/resource-path.ts';
import type { Entity, Id, SetName } from '../../codecs/sensorthings/model.ts';
import { renderEntity, selfLink } from '../../codecs/sensorthings/render.ts';
import { streamId, type ObservationEntity } from '../../codecs/sensorthings/streams.ts';
import type { House } from '../house.ts';
import { pushTarget } from '../push/frame.ts';
import { pushAnswer } from '../push/push-answer.ts';
import type { PushDoor } from '../push/push-door.ts';
import { pushObservations, type Pusher } from '../push/push-observations.ts';
import type { Access } from '../sensorthings/access.ts';
import { locate } from '../sensorthings/locate.ts';
import { openGraph } from '../sensorthings/open-graph.ts';
import { changeThing, withdrawThing } from './change-thing.ts';
import { correctObservation } from './correct-observation.ts';
import { createThing } from './create-thing.ts';
import { freshThings } from './keep.ts';
import { settleFeature } from './settle-feature.ts';

/** One request of an application: who, what they may see, the address below the root and the body to the byte. */
export type Sent = { readonly access: Access; readonly pusher: Pusher; readonly resource: string; readonly bytes: Uint8Array };
export type Written = { readonly status: 200 | 201; readonly body: unknown; readonly headers?: Readonly<Record<string, string>> };

/** SensorThings, writing. `begun`: told of each series that something came for. */
export class SensorThingsWriter {
  readonly #house: House;
  readonly #door: PushDoor;
  readonly #begun: (series: string) => void;

  constructor(house: House, door: PushDoor, begun: (series: string) => void) {
    this.#house = house;
    this.#door = door;
    this.#begun = begun;
  }

  async create(sent: Sent): Promise<Result<Written>> {
    if (pushTarget(sent.resource) !== undefined) return this.#push(sent);
    const text = utf8(sent.bytes);
    if (text === undefined) return fail('thing.malformed', 'not UTF-8');
    const made = await createThing(this.#house, sent.access, this.#door, sent.pusher, sent.resource, text);
    if (!made.ok) return made;
    for (const series of made.value.series) this.#begun(series);
    return this.#shown(sent.access, made.value, 201);
  }

  change(sent: Sent): Promise<Result<Written>> {
    return this.#update(sent, false);
  }

  replace(sent: Sent): Promise<Result<Written>> {
    return this.#update(sent, true);
  }

  async withdraw({ access, pusher, resource }: Sent): Promise<Result<Written>> {
    const found = await this.#located(access, resource);
    if (!found.ok) return found;
    const { set, id } = found.value;
    if (set === 'Observations') return fail('thing.observation-stays', String(id));
    const gone = await withdrawThing(this.#house, access, pusher.key, { set, id });
    return gone.ok ? ok({ status: 200, body: '' }) : gone;
  }

  async #push({ access, pusher, resource, bytes }: Sent): Promise<Result<Written>> {
    const settled = await settleFeature(this.#house, access, pusher.key, resource, utf8(bytes) ?? '');
    if (!settled.ok) return settled;
    const made = await pushObservations(this.#house, this.#door, pusher, { resource, bytes });
    if (!made.ok) return made;
    for (const one of made.value) if (one.ok) this.#begun(streamId(one.value.stream));
    return ok(pushAnswer(made.value, resource, access.origin));
  }

  async #update({ access, pusher, resource, bytes }: Sent, whole: boolean): Promise<Result<Written>> {
    const text = utf8(bytes);
    if (text === undefined) return fail('thing.malformed', 'not UTF-8');
    const found = await this.#located(access, resource);
    if (!found.ok) return found;
    const { set, id } = found.value;
    if (set === 'Observations') {
      const corrected = await correctObservation(this.#house, this.#door, pusher, found.value as ObservationEntity, text);
      return corrected.ok ? this.#shown(access, { set, id }, 200) : corrected;
    }
    const changed = await changeThing(this.#house, access, pusher.key, { set, id }, text, whole);
    return changed.ok ? this.#shown(access, changed.value, 200) : changed;
  }

  /** One entity that the asker sees. */
  async #located(access: Access, resource: string): Promise<Result<Entity>> {
    await freshThings(this.#house);
    const path = readResourcePath(resource);
    if (!path.ok || path.value.ending !== undefined) return fail('request.not-found', resource.slice(0, 100));
    const located = await locate(await openGraph(this.#house, access), path.value);
    if (!located.ok) return located;
    return located.value.kind === 'one' ? ok(located.value.entity) : fail('request.not-found', resource.slice(0, 100));
  }

  /** The entity as it is read at its own address. */
  async #shown(access: Access, { set, id }: { readonly set: SetName; readonly id: Id }, status: 200 | 201): Promise<Result<Written>> {
    const graph = await openGraph(this.#house, access);
    const located = await locate(graph, { steps: [{ at: 0, name: set, key: id }] });
    if (!located.ok || located.value.kind !== 'one') return located.ok ? fail('request.not-found', String(id)) : located;
    const { entity } = located.value;
    return ok({ status, body: renderEntity(entity, { select: [] }, graph.base, []), headers: { location: selfLink(graph.base, entity) } });
  }
}

function utf8(bytes: Uint8Array): string | undefined {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return undefined;
  }
}
