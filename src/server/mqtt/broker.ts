import { createServer, type Server, type Socket } from 'node:net';
import { once } from 'node:events';
import { Aedes, type AuthenticateError, type Client, type PublishPacket, type Subscription } from 'aedes';
import { readStreamId } from '../../codecs/sensorthings/read-stream-id.ts';
import { rawBytesMost } from '../../contract/endpoint.ts';
import type { FaultCode } from '../../basis/fault.ts';
import type { House } from '../../flow/house.ts';
import type { PushDoor } from '../../flow/push/push-door.ts';
import { pushObservations } from '../../flow/push/push-observations.ts';
import { parseIdentifier } from '../../model/identifier.ts';
import type { Caller } from '../caller.ts';
import { keyIdentifier } from '../identify-key.ts';
import type { KeyRates } from '../key-rate.ts';
import { maySeePoint } from '../rights.ts';
import { NewsReader } from './news.ts';
import { resourceOf, topicsOf, wantedBy } from './topics.ts';

export type BrokerOptions = {
  readonly port: number; readonly host: string; readonly house: House; readonly push: PushDoor; readonly rates: KeyRates;
  /** Where our HTTP is reached, for links in what is published. */
  readonly origin: () => string;
  readonly everyMs?: number;
  readonly onTrouble: (error: unknown) => void;
};
export type Broker = { readonly port: number; close(): Promise<void> };
/** Who a client is; `secret` is asked again, because a key may be revoked while the connection stands. */
type Known = { caller: Caller; readonly secret: string | undefined; readonly peer: string };

const clientsMost = 1_000;
/** A packet that was taken goes no further under its own topic: subscribers get the Observation that came of it. */
const takenTopic = 'taken';
/** Faults that pass: without an acknowledgement the sender keeps the message and sends it again. */
const passing: ReadonlySet<FaultCode> = new Set(['push.busy', 'system.engine-unreachable']);

/** MQTT of OGC SensorThings (18-088 §14): Observations in with a key, Observations out to who may see the point. */
export async function openBroker(options: BrokerOptions): Promise<Broker> {
  const { house, push, rates } = options;
  const identify = keyIdentifier(house);
  const known = new Map<Client, Known>();
  const wanted = new Map<Client, Map<string, number | 'all'>>();

  const callerOf = (secret: string | undefined, peer: string): Promise<Caller> =>
    (secret === undefined ? Promise.resolve<Caller>({ kind: 'public', viewer: { scope: 'none', unit: '', region: '', role: 'public' }, peer }) : identify(secret, peer));
  const sees = (client: Client, number: number): boolean => {
    const [point, who] = [house.directory.points.get(number), known.get(client)];
    return point !== undefined && who !== undefined && maySeePoint(house, who.caller.viewer, point);
  };

  /** Undefined: acknowledge. What is refused for good is acknowledged too, kept and shown: sent again it would be refused again. */
  async function take(client: Client, packet: PublishPacket): Promise<Error | undefined> {
    const who = known.get(client);
    const resource = resourceOf(packet.topic);
    const caller = who === undefined ? undefined : await callerOf(who.secret, who.peer);
    if (caller?.kind !== 'key' || caller.key.scopes.writes.length === 0) return new Error('a key that may write is needed');
    if (resource === undefined) return new Error('no such topic');
    if (!rates.take(caller.key).allowed) return new Error('too many messages');
    const bytes = Buffer.from(packet.payload);
    if (bytes.length > rawBytesMost) return new Error('too large');
    const made = await pushObservations(house, push, { key: caller.key, peer: caller.peer }, { resource, bytes });
    const failures = made.ok ? made.value.filter((row) => !row.ok) : [made];
    packet.topic = takenTopic;
    packet.payload = '';
    packet.retain = false;
    return failures.some((row) => !row.ok && passing.has(row.fault)) ? new Error('not stored; send again') : undefined;
  }

  async function takeAndSay(client: Client, packet: PublishPacket, say: (error: Error | null) => void): Promise<void> {
    let outcome: Error | undefined;
    try {
      outcome = await take(client, packet);
    } catch (error) {
      options.onTrouble(error);
      outcome = new Error('failed');
    }
    say(outcome ?? null);
  }

  /** With a key it is the application, without one the public; with a key that opens nothing it is told so. */
  async function admit(client: Client, password: Buffer | undefined, say: (error: AuthenticateError | null, success: boolean) => void): Promise<void> {
    const peer = (client.conn as Socket).remoteAddress ?? '';
    const secret = password === undefined || password.length === 0 ? undefined : password.toString();
    let caller: Caller | undefined;
    try {
      caller = await callerOf(secret, peer);
    } catch (error) {
      options.onTrouble(error);
    }
    if (caller === undefined || caller.kind === 'bad-key') return say(refusedWith(caller === undefined ? 3 : 4), false);
    known.set(client, { caller, secret, peer });
    say(null, true);
  }

  const broker = await Aedes.createBroker({
    authenticate(client, _username, password, done) {
      void admit(client, password, done);
    },
    authorizePublish(client, packet, done) {
      if (client === null) done(new Error('nobody'));
      else void takeAndSay(client, packet, done);
    },
    authorizeSubscribe(client, subscription, done) {
      const target = wantedBy(subscription.topic);
      const point = target === undefined || 'all' in target ? undefined : readStreamId(target.stream)?.point;
      if (target === undefined || (!('all' in target) && (point === undefined || !sees(client, point)))) return done(null, null);
      const own = wanted.get(client) ?? new Map<string, number | 'all'>();
      wanted.set(client, own.set(subscription.topic, point ?? 'all'));
      return done(null, subscription as Subscription);
    },
    authorizeForward: (client, packet) => (sees(client, pointIn(packet.payload)) ? packet : null),
  });
  broker.on('clientDisconnect', (client) => { known.delete(client); wanted.delete(client); });
  broker.on('unsubscribe', (topics, client) => { for (const topic of topics) wanted.get(client)?.delete(topic); });

  const news = new NewsReader(house, options.origin, await house.observations.lastNumber());
  const publish = (topic: string, payload: string): Promise<void> => new Promise((resolve, reject) => {
    broker.publish({ cmd: 'publish', topic, payload, qos: 1, retain: false, dup: false }, (error) => (error === undefined || error === null ? resolve() : reject(error)));
  });
  async function tell(): Promise<void> {
    const points = wantedPoints(wanted.values());
    if (points !== 'all' && points.size === 0) return news.skip();
    const found = await news.next(points);
    if (found.length > 0) await askKeysAgain();
    for (const { stream, payload } of found) for (const topic of topicsOf(stream)) await publish(topic, payload);
  }
  /** A key that was revoked meanwhile hears no more. */
  async function askKeysAgain(): Promise<void> {
    for (const [client, who] of known) {
      who.caller = await callerOf(who.secret, who.peer);
      if (who.caller.kind === 'bad-key') client.close();
    }
  }
  let telling: Promise<void> = Promise.resolve();
  let busy = false;
  const timer = setInterval(() => {
    if (busy) return;
    busy = true;
    telling = tell().catch(options.onTrouble).finally(() => { busy = false; });
  }, options.everyMs ?? 1_000);

  const server = createServer((socket) => { broker.handle(socket); });
  server.maxConnections = clientsMost;
  return {
    port: await listen(server, options.port, options.host),
    close: async () => {
      clearInterval(timer);
      await telling;
      const closed = once(server, 'close');
      server.close();
      await new Promise<void>((resolve) => { broker.close(() => resolve()); });
      await closed;
    },
  };
}

function wantedPoints(all: Iterable<ReadonlyMap<string, number | 'all'>>): ReadonlySet<number> | 'all' {
  const points = new Set<number>();
  for (const own of all) {
    for (const point of own.values()) {
      if (point === 'all') return 'all';
      points.add(point);
    }
  }
  return points;
}

/** The point of an Observation that we published; 0 of anything else. */
function pointIn(payload: string | Buffer): number {
  const id = /^\{"@iot\.id":"(?<id>R-[^"]+)"/u.exec(payload.toString())?.groups?.['id'];
  const named = id === undefined ? undefined : parseIdentifier(id);
  return named?.kind === 'reading' ? named.point : 0;
}

/** Codes of CONNACK: 3 the server is not there, 4 a bad password. */
const refusedWith = (returnCode: 3 | 4): AuthenticateError => Object.assign(new Error('refused'), { returnCode });

async function listen(server: Server, port: number, host: string): Promise<number> {
  server.listen(port, host);
  await once(server, 'listening');
  const address = server.address();
  return typeof address === 'object' && address !== null ? address.port : port;
}
