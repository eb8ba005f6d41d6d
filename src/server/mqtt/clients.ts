import type { Client } from 'aedes';
import { readStreamId } from '../../codecs/sensorthings/read-stream-id.ts';
import type { House } from '../../flow/house.ts';
import { publicViewer } from '../../flow/viewer.ts';
import type { Caller } from '../caller.ts';
import { keyIdentifier } from '../identify-key.ts';
import { maySeePoint } from '../rights.ts';
import { wantedBy } from './topics.ts';

/** Who a client is; `secret` is asked again, because a key may be revoked while the connection stands. */
type Known = { caller: Caller; readonly secret: string | undefined; readonly peer: string };

/** Who is connected, what each may see and what each listens for. */
export class Clients {
  readonly #house: House;
  readonly #identify: ReturnType<typeof keyIdentifier>;
  readonly #known = new Map<Client, Known>();
  readonly #wanted = new Map<Client, Map<string, number | 'all'>>();

  constructor(house: House) {
    this.#house = house;
    this.#identify = keyIdentifier(house);
  }

  /** With a key it is the application, without one the public; a key that opens nothing admits nobody. */
  async admit(client: Client, secret: string | undefined, peer: string): Promise<boolean> {
    const caller = await this.#callerOf(secret, peer);
    if (caller.kind === 'bad-key') return false;
    this.#known.set(client, { caller, secret, peer });
    return true;
  }

  #callerOf(secret: string | undefined, peer: string): Promise<Caller> {
    return secret === undefined ? Promise.resolve({ kind: 'public', viewer: publicViewer, peer }) : this.#identify(secret, peer);
  }

  /** Who the client is now, asked of the records once more. */
  async callerNow(client: Client): Promise<Caller | undefined> {
    const who = this.#known.get(client);
    return who === undefined ? undefined : this.#callerOf(who.secret, who.peer);
  }

  sees(client: Client, number: number): boolean {
    const [point, who] = [this.#house.directory.points.get(number), this.#known.get(client)];
    return point !== undefined && who !== undefined && maySeePoint(this.#house, who.caller.viewer, point);
  }

  /** Whether the topic is one of ours that the client may hear. */
  subscribe(client: Client, topic: string): boolean {
    const target = wantedBy(topic);
    if (target === undefined) return false;
    const point = 'all' in target ? 'all' : readStreamId(target.stream)?.point;
    if (point === undefined || (point !== 'all' && !this.sees(client, point))) return false;
    const own = this.#wanted.get(client) ?? new Map<string, number | 'all'>();
    this.#wanted.set(client, own.set(topic, point));
    return true;
  }

  unsubscribe(client: Client, topics: readonly string[]): void {
    for (const topic of topics) this.#wanted.get(client)?.delete(topic);
  }

  forget(client: Client): void {
    this.#known.delete(client);
    this.#wanted.delete(client);
  }

  /** Points that anybody listens for. */
  wantedPoints(): ReadonlySet<number> | 'all' {
    const points = new Set<number>();
    for (const own of this.#wanted.values()) {
      for (const point of own.values()) {
        if (point === 'all') return 'all';
        points.add(point);
      }
    }
    return points;
  }

  /** A key that was revoked meanwhile hears no more. */
  async askKeysAgain(): Promise<void> {
    for (const [client, who] of this.#known) {
      who.caller = await this.#callerOf(who.secret, who.peer);
      if (who.caller.kind === 'bad-key') client.close();
    }
  }
}
