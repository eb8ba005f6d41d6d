import type { FastifyInstance, LightMyRequestResponse } from 'fastify';
import type { Endpoint } from '../contract/endpoint.ts';
import { endpoints } from '../contract/index.ts';
import { CommandDesk } from '../flow/device-commands/command-desk.ts';
import { ExchangeDesk } from '../flow/imports/exchange-desk.ts';
import { ImportDesk } from '../flow/imports/import-desk.ts';
import { ForwardDesk } from '../flow/forward/forward-desk.ts';
import { noTables } from '../flow/imports/exchange.fixture.ts';
import { standInPost } from '../flow/outgoing/post.fixture.ts';
import { MailDesk } from '../flow/mail/mail-desk.ts';
import { standInMail } from '../flow/mail/post.fixture.ts';
import { WebhookDesk } from '../flow/outgoing/webhook-desk.ts';
import { memoryOutbox, UpperStandIn } from '../flow/forward/upper.fixture.ts';
import { testHouse, type TestHouse } from '../flow/house.fixture.ts';
import { keepApiKey, type KeyWish } from '../flow/api-keys.ts';
import type { ExchangeTables } from '../flow/ports/exchange-tables.ts';
import type { DirtyHour } from '../flow/ports/observations.ts';
import type { Records } from '../flow/ports/records.ts';
import { PushDoor } from '../flow/push/push-door.ts';
import { machineViewer } from '../flow/viewer.ts';
import type { Role } from '../model/role.ts';
import { FrameNumbers, pushDoor } from '../sense/frame-numbers.ts';
import { ok } from '../basis/result.ts';
import { createApp } from './app.ts';
import { newApiKey, newToken, tokenHash } from './credentials.ts';
import { allHandlers } from './handlers/all.ts';
import { identifier } from './identify.ts';
import type { Limits } from './limits.ts';
import { Metrics } from './metrics.ts';
import type { Runtime } from './runtime.ts';

export type Ask = {
  readonly method?: Endpoint['method']; readonly url: string; readonly as?: string; readonly terminal?: boolean; readonly peer?: string; readonly key?: string;
  readonly body?: unknown; readonly headers?: Readonly<Record<string, string>>;
};

/** The app over a house in memory. `as` is an appointment (without `appointment-`); each request comes in a session of its own. */
export type TestApp = TestHouse & {
  readonly app: FastifyInstance;
  readonly commands: CommandDesk;
  readonly imports: ImportDesk;
  readonly push: PushDoor;
  /** Hours that pushed readings touched. */
  readonly dirty: readonly DirtyHour[];
  readonly forward: ForwardDesk;
  readonly exchange: ExchangeDesk;
  readonly webhooks: WebhookDesk;
  readonly mails: MailDesk;
  /** Mails that left. */
  readonly mailed: ReturnType<typeof standInMail>;
  readonly outcomes: { readonly endpoint: string; readonly outcome: string; readonly known: boolean }[];
  ask(asked: Ask): Promise<LightMyRequestResponse>;
  /** A new key of an application, good this year. */
  keyOf(may: Partial<KeyWish>): Promise<string>;
  /** The cookie of a new session that acts as this appointment. */
  cookieOf(office: string): Promise<string>;
};

const terminalToken = 'terminal-token-of-the-test';
const counts = { received: 0, stored: 0, duplicate: 0, refused: 0, pending: 0, acknowledged: 0, unasked: 0 };

const runtimeOf = ({ house, time }: TestHouse, commands: CommandDesk, push: PushDoor, forward: ForwardDesk, exchange: ExchangeDesk,
  webhooks: WebhookDesk,
  mails: MailDesk): Runtime => ({
  commands, push, forward, exchange, webhooks, mails,
  gateway: { links: () => ({ open: 0, accepted: 0, refused: 0, max: 1 }), refusals: () => ({}), counts: () => counts, others: () => [], acknowledging: () => true, says: () => ({ zh: '', en: '' }), connected: () => false, reloadDevices: async () => undefined },
  clock: { speed: () => 1, stoppedBecause: () => undefined, set: async ({ stepHours }) => { time.world += (stepHours ?? 0) * 3_600_000; } },
  filling: () => undefined, terminalToken, doctor: async () => ({ ok: true }), verifyHistories: async () => ({ cases: 0, events: 0, checkpoints: 0, flaws: [] }), waters: async () => ({ type: 'FeatureCollection', features: [] }),
  takeFiles: async () => ok([]), imports: new ImportDesk(house, (error) => { throw error; }), rootRegion: () => [...house.directory.regions.values()].find((region) => region.level === 'province')?.code ?? '',
});

export async function testApp(mode: 'drill' | 'real' = 'drill', limits: Partial<Limits> = {}, tables: ExchangeTables = noTables, store?: Records): Promise<TestApp> {
  const test = await testHouse(mode, store);
  const { house } = test;
  const commands = new CommandDesk(house, (error) => { throw error; });
  const dirty: DirtyHour[] = [];
  const numbers = new FrameNumbers(pushDoor, 0n, () => test.time.machine);
  const push = new PushDoor({
    store: house.observations, clocks: house.clocks, numbers, onStored: (hours) => { dirty.push(...hours); }, onTrouble: (error) => { throw error; },
  });
  const forward = new ForwardDesk(house, { dialer: new UpperStandIn(), outbox: memoryOutbox(), tables }, (error) => { throw error; });
  const exchange = new ExchangeDesk(house, tables, (error) => { throw error; });
  const webhooks = new WebhookDesk(house, { post: standInPost().post, origin: '', onTrouble: (error) => { throw error; } });
  const mailed = standInMail();
  const mails = new MailDesk(house, { post: mailed.post, origin: '', onTrouble: (error) => { throw error; } });
  const runtime = runtimeOf(test, commands, push, forward, exchange, webhooks, mails);
  const outcomes: TestApp['outcomes'] = [];
  const metrics = new Metrics(runtime.gateway, { waiting: 0, marks: 0 }, () => forward.standings(), () => house.records.read(machineViewer).deliveryCounts());
  const app = await createApp({
    endpoints, handlers: allHandlers(house, runtime, endpoints, metrics, []), identify: identifier(house, terminalToken), secureCookie: true, limits,
    onAnswered: (endpoint, caller, outcome) => { outcomes.push({ endpoint: endpoint.id, outcome, known: caller !== undefined }); },
  });
  await app.ready();
  const cookieOf = async (office: string): Promise<string> => {
    const appointment = `appointment-${office}`;
    const person = house.directory.appointments.get(appointment)?.person;
    if (person === undefined) throw new TypeError(`no appointment ${appointment}`);
    const token = newToken();
    await house.records.write(machineViewer, (records) =>
      records.putSession({ tokenHash: tokenHash(token), person, appointment, createdAt: test.time.machine, expiresAt: test.time.machine + 86_400_000 }));
    return `qingshan=${token}`;
  };
  const keyOf = async (may: Partial<KeyWish>): Promise<string> => {
    const key = newApiKey();
    const kept = await keepApiKey(house, { name: '测试应用', unit: 'city-bureau-980100', writes: [], to: '2026-12-31', perMinute: 6_000, ...may }, { by: '测试', start: key.slice(0, 9), hash: tokenHash(key) });
    if (!kept.ok) throw new TypeError(`${kept.fault} ${kept.detail}`);
    return key;
  };
  return {
    ...test, app, commands, imports: runtime.imports, push, dirty, forward, exchange, webhooks, mails, mailed, outcomes, cookieOf, keyOf,
    ask: async ({ method = 'GET', url, as, terminal, peer, key, body, headers }) => app.inject({
      method, url, remoteAddress: peer ?? '127.0.0.1', ...(body === undefined ? {} : { payload: body as object }),
      headers: {
        ...(key === undefined ? {} : { authorization: `Bearer ${key}` }),
        ...(as === undefined ? {} : { cookie: await cookieOf(as) }), ...(terminal === true ? { 'x-qingshan-terminal': terminalToken } : {}), ...headers,
      },
    }),
  };
}

/** An office of the role in the story county, the city or the province; for every role but the public's. */
export const officeOf: Readonly<Record<Exclude<Role, 'citizen'>, string>> = {
  'system-admin': 'administration-system', 'security-admin': 'administration-security', 'audit-admin': 'administration-audit',
  'province': 'province-98-officer', 'rectification-office': 'rectification-98-officer', 'trade-department': 'trade-98-industry-officer',
  'city': 'city-bureau-980100-officer', 'county': 'county-980102-officer', 'branch': 'branch-980102-head', 'enforcement': 'branch-980102-officer-1',
  'township': 'township-980102001-officer', 'park': 'park-98-1-officer', 'party-secretary': 'county-980102-secretary', 'head-of-government': 'county-980102-head',
  'enterprise': 'enterprise-98-0001-officer', 'contractor': 'contractor-98-1-officer', 'auditor': 'audit-98-officer',
  'leader': 'leader-98-1-leader', 'leader-office': 'leader-98-1-contact',
};
