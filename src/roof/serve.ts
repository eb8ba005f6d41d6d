import { randomBytes } from 'node:crypto';
import { join } from 'node:path';
import { ok, type Result } from '../basis/result.ts';
import { endpoints } from '../contract/index.ts';
import { changedStandards } from '../flow/changed-standards.ts';
import type { House } from '../flow/house.ts';
import { CommandDesk } from '../flow/device-commands/command-desk.ts';
import { ExchangeDesk } from '../flow/imports/exchange-desk.ts';
import { ImportDesk } from '../flow/imports/import-desk.ts';
import type { PushDoor } from '../flow/push/push-door.ts';
import { WebhookDesk } from '../flow/outgoing/webhook-desk.ts';
import { MailDesk } from '../flow/mail/mail-desk.ts';
import { ForwardDesk } from '../flow/forward/forward-desk.ts';
import type { DeviceLine } from '../flow/ports/device-line.ts';
import type { KeyHolder } from '../flow/device-commands/key-desk.ts';
import { rotateKeys } from '../flow/device-commands/key-rotation.ts';
import { recallMissing } from '../flow/device-commands/recall.ts';
import { countedHere, OtherGateways } from '../flow/other-gateways.ts';
import { machineViewer } from '../flow/viewer.ts';
import { openGateway, type Gateway } from '../gateway/gateway.ts';
import { checkProgrammes } from '../programmes/check.ts';
import { programmes } from '../programmes/index.ts';
import { createApp } from '../server/app.ts';
import { allHandlers } from '../server/handlers/all.ts';
import type { DrillAccount } from '../server/handlers/session.ts';
import { identifier } from '../server/identify.ts';
import { KeyRates } from '../server/key-rate.ts';
import { Metrics } from '../server/metrics.ts';
import { openBroker } from '../server/mqtt/broker.ts';
import type { ClockControl, Runtime } from '../server/runtime.ts';
import { serveWeb } from '../server/web-files.ts';
import { openDataFolder, type DataFolder } from '../stores/data-folder.ts';
import { dialer } from '../uplink/dial.ts';
import { exchangeDatabase } from '../uplink/exchange-database.ts';
import { folderOutbox } from '../uplink/folder-outbox.ts';
import { outerNetworks } from '../uplink/outer-networks.ts';
import { webhookPost } from '../uplink/webhook-post.ts';
import type { Province } from '../../sim/province/province.ts';
import type { Size } from '../../sim/province/sizes.ts';
import { examine } from './doctor.ts';
import { verifyStored } from './verify-stored.ts';
import { openDrill, settleDrill, type Drill } from './drill/drill.ts';
import { openDrillClock } from './drill/drill-clock.ts';
import { FlowLoop } from './flow-loop.ts';
import { gatewayView, SeenPoints, troubleLine } from './gateway-view.ts';
import { openHouse, type OpenHouse } from './open-house.ts';
import { openMailPost } from './mail-setting.ts';
import { openPushDoor } from './push-door.ts';
import { relayedLines } from './relayed-lines.ts';
import { takeFiles } from './published-files.ts';
import { endWithRole, stopSignal } from './stop-signal.ts';
import { ensureWebBuilt } from './web-build.ts';
import { WorldClock } from './world-clock.ts';

export type ServeOptions = {
  readonly port: number; readonly gatewayPort: number; readonly mqttPort?: number; readonly host: string; readonly data: string;
  readonly speed: number; readonly seed: number; readonly size: Size; readonly fillDays: number; readonly empty: boolean;
  /** Whether the drill's own officers work; without them nothing moves but by hand. */
  readonly officers: boolean;
};

const say = (text: string): void => { process.stderr.write(`${text}\n`); };

/** The whole installation in one process: stores, gateway, flow, web; resolves when it has been told to stop and has stopped. */
export async function serve(options: ServeOptions): Promise<Result<number>> {
  const flaws = checkProgrammes(programmes);
  if (flaws.length > 0) throw new Error(`programmes: ${JSON.stringify(flaws)}`);
  const folder = openDataFolder(options.data, options.empty ? 'real' : 'drill');
  if (!folder.ok) return folder;
  const web = ensureWebBuilt(say);
  const stopped = stopSignal();
  let stopping = false;
  void stopped.then(() => { stopping = true; return true; });
  const opened = await start(options, folder.value, web, () => stopping);
  if (!opened.ok) {
    folder.value.release();
    return opened;
  }
  if (!stopping) process.stdout.write(`Qingshan is at ${opened.value.address}\n`);
  await Promise.race([stopped, endWithRole(opened.value.lost)]);
  await opened.value.stop();
  folder.value.release();
  return ok(0);
}

type Serving = { readonly address: string; readonly lost: Promise<void>; stop(): Promise<void> };

async function start(options: ServeOptions, folder: DataFolder, web: Promise<string>, stopping: () => boolean): Promise<Result<Serving>> {
  let settled: { readonly clock: WorldClock; readonly province: Province } | undefined;
  const opened = await openHouse(folder, process.env, async (records) => {
    if (folder.mode === 'real') return WorldClock.real();
    const province = await settleDrill(records, options);
    settled = { province, clock: await openDrillClock(records, options.speed) };
    return settled.clock;
  });
  if (!opened.ok) return opened;
  const { house, devices } = opened.value;
  const networks = outerNetworks(process.env['QINGSHAN_WEBHOOK_NETWORKS'] ?? '');
  if (!networks.ok) return networks;
  const mail = openMailPost(process.env);
  if (!mail.ok) return mail;
  const loop = new FlowLoop(house);
  const seen = new SeenPoints(house.clocks.machine);
  const drill = settled === undefined ? undefined : await openDrill(house, settled.clock, settled.province, options);
  devices.reload([...house.directory.devices.values()]);
  const { leases } = opened.value;
  if (leases !== undefined) loop.others = new OtherGateways(house, loop.queue, () => leases.doors());
  await loop.catchUp();
  for (const standard of await changedStandards(house)) {
    console.log(`rows of ${standard} were corrected since what is stored was judged: see qingshan judge again --record`);
  }
  const commands = new CommandDesk(house, deskTrouble);
  await commands.load();
  const gateway = await openGateway({
    port: options.gatewayPort, host: options.host, store: house.observations, devices, clocks: house.clocks, listener: commands, others: leases !== undefined,
    ...(leases === undefined ? {} : { counted: await countedHere(house) }),
    onStored: (hours, last) => {
      seen.note(hours);
      loop.queue.add(hours, last);
    },
    onTrouble: (trouble) => say(troubleLine(trouble)),
  });
  const push = await openPushDoor(house, loop);
  house.doors.add(() => [gateway.settled(), push.passed, ...loop.others?.settled ?? []]);
  const relayed = await relayedLines(house, opened.value, commands, gateway.line);
  if (!relayed.ok) return relayed;
  const letGo = keepMoving(commands, relayed.value.line, relayed.value.keys);
  const outbox = folderOutbox(process.env['QINGSHAN_OUTBOX'] ?? join(folder.folder, 'outbox'));
  const tables = exchangeDatabase();
  const forward = new ForwardDesk(house, { dialer, outbox, tables }, forwardTrouble);
  await forward.load();
  const exchange = new ExchangeDesk(house, tables, exchangeTrouble);
  await exchange.load();
  const origin = (process.env['QINGSHAN_PUBLIC_URL'] ?? '').replace(/\/+$/u, '');
  const webhooks = new WebhookDesk(house, { post: webhookPost(networks.value), origin, onTrouble: webhookTrouble });
  const mails = new MailDesk(house, { post: mail.value, origin, onTrouble: mailTrouble });
  // The drill's fill is stored first and determined then in large pieces; a real installation determines at once.
  if (drill === undefined) loop.start();
  const terminalToken = randomBytes(24).toString('base64url');
  const runtime = runtimeOf(house, opened.value, gateway, seen, drill, folder, terminalToken, loop, commands, push, forward, exchange,
    webhooks, mails);
  const rates = new KeyRates(house.clocks.machine);
  const app = await appOf(house, runtime, loop, drill?.accounts() ?? [], rates);
  await drill?.fill(gateway.port, loop, say, stopping);
  const recallNoMore = keepRecalling(house, commands, loop);
  await runtime.imports.catchUp();
  const forwardNoMore = keepTicking(forward, forwardTickMs);
  const exchangeNoMore = keepTicking(exchange, exchangeTickMs);
  const webhooksNoMore = keepTicking(webhooks, webhookTickMs);
  const mailsNoMore = keepTicking(mails, webhookTickMs);
  await serveWeb(app, await web);
  const address = await app.listen({ port: options.port, host: options.host });
  const broker = options.mqttPort === undefined ? undefined : await openBroker({
    port: options.mqttPort, host: options.host, house, push, rates, origin: () => address, onTrouble: (error) => console.error('MQTT', error),
  });
  if (broker !== undefined) say(`MQTT is at ${options.host}:${broker.port}`);
  if (!stopping()) await drill?.peopleIn(address, say);
  folder.announce({ pid: process.pid, port: Number(new URL(address).port), gatewayPort: gateway.port, startedAt: Date.now(), terminalToken });
  return ok({
    address,
    lost: leases?.lost ?? new Promise(() => undefined),
    stop: async () => {
      await drill?.stop();
      await broker?.close();
      await app.close();
      await runtime.imports.close();
      recallNoMore();
      await forwardNoMore();
      await exchangeNoMore();
      await webhooksNoMore();
      await mailsNoMore();
      await tables.close();
      letGo();
      await relayed.value.stop();
      await push.settled();
      await gateway.close();
      await commands.settled();
      await loop.stop();
      await opened.value.close();
    },
  });
}

function runtimeOf(
  house: House, opened: OpenHouse, gateway: Gateway, seen: SeenPoints, drill: Drill | undefined, folder: DataFolder, terminalToken: string, loop: FlowLoop,
  commands: CommandDesk, push: PushDoor, forward: ForwardDesk, exchange: ExchangeDesk, webhooks: WebhookDesk, mails: MailDesk,
): Runtime {
  const still: ClockControl = { speed: () => 1, stoppedBecause: () => undefined, set: async () => undefined };
  const view = gatewayView(house, opened.devices, gateway, seen, loop);
  return {
    gateway: view, commands, push, forward, exchange, webhooks, mails, clock: drill?.clock ?? still, terminalToken,
    filling: () => drill?.filling(), waters: async () => drill?.waters() ?? { type: 'FeatureCollection', features: [] },
    takeFiles: (paths) => takeFiles(house, paths), imports: new ImportDesk(house, importTrouble),
    verifyHistories: () => verifyStored(house),
    doctor: () => examine(house, folder.folder, view.counts(), mails.post,
      { acknowledging: view.acknowledging(), says: view.says(), links: view.links(), refusals: view.refusals() }),
    rootRegion: () => topRegion(house),
  };
}

const commandTickMs = 1000;
const recallMs = 60_000;
const importTrouble = (error: unknown): void => console.error('imports', error);
const deskTrouble = (error: unknown): void => console.error('commands to loggers', error);

/** Commands go out on this line; time-outs and queues move once a second. Returns what stops it. */
function keepMoving(commands: CommandDesk, line: DeviceLine, keys: KeyHolder): () => void {
  commands.attach(line, keys);
  const timer = setInterval(() => { commands.tick().catch(deskTrouble); }, commandTickMs);
  return () => clearInterval(timer);
}

const forwardTickMs = 250;
const forwardTrouble = (error: unknown): void => console.error('forwarding to upper platforms', error);

const exchangeTickMs = 1000;
const exchangeTrouble = (error: unknown): void => console.error('reading exchange tables', error);

const webhookTickMs = 1000;
const mailTrouble = (error: unknown): void => console.error('mails', error);
const webhookTrouble = (error: unknown): void => console.error('webhooks', error);

/** A desk looks now and then for what is due. Returns what stops it. */
function keepTicking(desk: ForwardDesk | ExchangeDesk | WebhookDesk | MailDesk, everyMs: number): () => Promise<void> {
  const timer = setInterval(() => desk.tick(), everyMs);
  return () => {
    clearInterval(timer);
    return desk.stop();
  };
}

/** Missing hours and old keys are looked for once a minute, unless hours wait to be determined: what is on its way is not missing. */
function keepRecalling(house: House, commands: CommandDesk, loop: FlowLoop): () => void {
  const timer = setInterval(() => { if (loop.idle) recallMissing(house, commands).then(() => rotateKeys(house, commands)).catch(deskTrouble); }, recallMs);
  return () => clearInterval(timer);
}

/** The region that holds all others: the province, else the only place there is. */
const topRegion = (house: House): string => [...house.directory.regions.values()].find((region) => region.level === 'province')?.code ?? '';

async function appOf(house: House, runtime: Runtime, loop: FlowLoop, accounts: readonly DrillAccount[], keyRates: KeyRates) {
  const metrics = new Metrics(runtime.gateway, loop, () => runtime.forward.standings(), () => house.records.read(machineViewer).deliveryCounts());
  return createApp({
    endpoints, handlers: allHandlers(house, runtime, endpoints, metrics, accounts), identify: identifier(house, runtime.terminalToken), keyRates, secureCookie: false,
    onAnswered: (endpoint, caller, outcome, seconds, subject) => {
      metrics.answered(endpoint.id, outcome, seconds);
      // Who pushed what stands in the frames themselves.
      if (endpoint.raw === true && outcome === 'ok') return;
      if (caller === undefined || (endpoint.method === 'GET' && !outcome.startsWith('access.'))) return;
      const actor = caller.kind === 'signed-in' ? caller.actor.says : caller.kind === 'key' ? `应用 ${caller.key.name}` : caller.kind;
      const entry = { at: house.clocks.machine(), worldAt: house.clocks.world(), actor, action: endpoint.id, subject, outcome, detail: null };
      house.records.write(machineViewer, (records) => records.putAudit([entry])).catch((error: unknown) => console.error('audit entry not written', entry, error));
    },
  });
}
