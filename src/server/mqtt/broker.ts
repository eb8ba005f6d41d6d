import { createServer, type Server, type Socket } from 'node:net';
import { once } from 'node:events';
import { Aedes, type AuthenticateError, type Client, type PublishPacket, type Subscription } from 'aedes';
import { settledHead } from '../../flow/settled-frames.ts';
import { parseIdentifier } from '../../model/identifier.ts';
import { Clients } from './clients.ts';
import { NewsReader } from './news.ts';
import { take, type Taking } from './take.ts';
import { startTelling } from './teller.ts';

export type BrokerOptions = Taking & {
  readonly port: number; readonly host: string;
  /** Where our HTTP is reached, for links in what is published. */
  readonly origin: () => string;
  readonly everyMs?: number;
  readonly onTrouble: (error: unknown) => void;
};
export type Broker = { readonly port: number; close(): Promise<void> };

const clientsMost = 1_000;

/** MQTT of OGC SensorThings (18-088 §14): Observations in with a key, Observations out to who may see the point. */
export async function openBroker(options: BrokerOptions): Promise<Broker> {
  const { house } = options;
  const clients = new Clients(house);
  const broker = await brokerFor(options, clients);
  broker.on('clientDisconnect', (client) => clients.forget(client));
  broker.on('unsubscribe', (topics, client) => clients.unsubscribe(client, topics));
  const news = new NewsReader(house, options.origin, await settledHead(house));
  const endTelling = startTelling(broker, clients, news, options.everyMs ?? 1_000, options.onTrouble);
  const server = createServer((socket) => { broker.handle(socket); });
  server.maxConnections = clientsMost;
  return {
    port: await listen(server, options.port, options.host),
    close: async () => {
      await endTelling();
      const closed = once(server, 'close');
      server.close();
      await new Promise<void>((resolve) => { broker.close(() => resolve()); });
      await closed;
    },
  };
}

/** Aedes asks by callbacks; a question of ours that breaks is answered "failed" and said. */
function brokerFor(options: BrokerOptions, clients: Clients): Promise<Aedes> {
  async function admit(client: Client, password: Buffer | undefined, say: (error: AuthenticateError | null, success: boolean) => void): Promise<void> {
    const secret = password === undefined || password.length === 0 ? undefined : password.toString();
    const admitted = await orSaid(clients.admit(client, secret, (client.conn as Socket).remoteAddress ?? ''), options.onTrouble);
    if (admitted === true) return say(null, true);
    return say(refusedWith(admitted === false ? 4 : 3), false);
  }
  async function takeAndSay(client: Client, packet: PublishPacket, say: (error: Error | null) => void): Promise<void> {
    const outcome = await orSaid(take(options, clients, client, packet), options.onTrouble);
    say(outcome === 'taken' ? null : outcome ?? new Error('failed'));
  }
  return Aedes.createBroker({
    authenticate: (client, _username, password, done) => void admit(client, password, done),
    authorizePublish(client, packet, done) {
      if (client === null) done(new Error('nobody'));
      else void takeAndSay(client, packet, done);
    },
    authorizeSubscribe: (client, subscription, done) => done(null, clients.subscribe(client, subscription.topic) ? subscription as Subscription : null),
    authorizeForward: (client, packet) => (clients.sees(client, pointIn(packet.payload)) ? packet : null),
  });
}

async function orSaid<T>(work: Promise<T>, onTrouble: (error: unknown) => void): Promise<T | undefined> {
  try {
    return await work;
  } catch (error) {
    onTrouble(error);
    return undefined;
  }
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
