import { hostname } from 'node:os';
import { fail, ok, type Result } from '../basis/result.ts';
import { Directory } from '../flow/directory.ts';
import { otherDoors, putBeat } from '../flow/other-gateways.ts';
import { FarDesk } from '../flow/gateway-relay/far-desk.ts';
import type { Records } from '../flow/ports/records.ts';
import { machineViewer } from '../flow/viewer.ts';
import { noCounts } from '../model/frame.ts';
import { deviceDirectory } from '../gateway/devices.ts';
import { openGateway, type Gateway } from '../gateway/gateway.ts';
import { recoverWith } from '../gateway/recover.ts';
import { openObservations } from '../stores/observations/open.ts';
import { openServerRecords } from '../stores/records/postgres/server.ts';
import { PostgresRelay } from '../stores/records/postgres/relay.ts';
import { followClock } from './follow-clock.ts';
import { troubleLine } from './gateway-view.ts';
import { holdDoor, type HeldDoor } from './hold-door.ts';
import { keepTurning } from './keep-turning.ts';
import { productVersion, type Environment } from './open-house.ts';

export type GatewayRoleOptions = { readonly port: number; readonly host: string };
export type GatewayRole = { readonly door: number; readonly port: number; readonly lost: Promise<void>; stop(): Promise<void> };

const beatMs = 1_000;
const reloadMs = 10_000;

/**
 * One more gateway beside an installation whose engines are servers: it takes frames, stores and answers them, and puts the commands of
 * `serve` on its lines; hours, cases and screens stay with `serve`. Faults: system.bad-option, system.engine-unreachable, system.already-running.
 */
export async function openGatewayRole(options: GatewayRoleOptions, env: Environment, say: (text: string) => void): Promise<Result<GatewayRole>> {
  const [recordsUrl = '', url = ''] = [env['QINGSHAN_RECORDS_URL'], env['QINGSHAN_OBSERVATIONS_URL']];
  if (recordsUrl === '' || url === '') return fail('system.bad-option', 'a gateway of its own needs QINGSHAN_RECORDS_URL and QINGSHAN_OBSERVATIONS_URL');
  const held = await holdDoor(recordsUrl, [otherDoors[0] ?? 1, otherDoors.at(-1) ?? 1]);
  if (!held.ok) return held;
  const records = await openServerRecords(recordsUrl);
  if (!records.ok) {
    await held.value.leases.close();
    return records;
  }
  const relay = await PostgresRelay.open(recordsUrl);
  if (relay.ok) return ok(await openBehind(held.value, records.value, relay.value, url, options, say));
  await records.value.close();
  await held.value.leases.close();
  return relay;
}

async function openBehind(
  { leases, door }: HeldDoor, records: Records, relay: PostgresRelay, url: string, options: GatewayRoleOptions, say: (text: string) => void,
): Promise<GatewayRole> {
  const machine = records.read(machineViewer);
  const directory = await Directory.load(machine);
  const store = await openObservations({ url, folder: '', recover: recoverWith(({ mn, receivedAt }) => directory.keys.senderThen(directory.devices.get(mn), receivedAt)), alone: (work) => leases.alone(work) });
  const clock = await followClock(records);
  const devices = deviceDirectory([...directory.devices.values()], (device) => directory.keys.senderNow(device, clock.clocks.world()));
  const onTrouble = (error: unknown): void => say(`gateway: commands: ${error instanceof Error ? error.message : String(error)}`);
  const desk = new FarDesk({
    relay, door, machine: clock.clocks.machine, inChange: directory.keys.inChange, keysOf: (mn) => directory.keys.loadOf(machine, mn), onTrouble,
  });
  await desk.begin();
  const gateway = await openGateway({
    port: options.port, host: options.host, gateway: door, others: true, store, devices, clocks: clock.clocks,
    counted: (await store.countsByDoor()).get(door) ?? noCounts,
    onTrouble: (trouble) => say(troubleLine(trouble)), listener: desk,
  });
  const still = keepTurning(() => desk.turn(gateway.line, devices), onTrouble);
  const beat = beating(records, door, gateway, options.host, say);
  const reload = setInterval(() => {
    directory.reload(machine, ['device']).then(() => devices.reload([...directory.devices.values()]), (error: unknown) => say(`gateway: devices not reloaded: ${String(error)}`));
  }, reloadMs);
  return {
    door, port: gateway.port, lost: leases.lost,
    async stop() {
      clearInterval(reload);
      await gateway.close();
      await still();
      await beat.stop();
      clock.stop();
      await store.close();
      await relay.close();
      await records.close();
      await leases.close();
    },
  };
}

/** What it says of itself once a second, and a last time when it has stopped. */
function beating(records: Records, door: number, gateway: Gateway, host: string, say: (text: string) => void): { stop(): Promise<void> } {
  const startedAt = Date.now();
  const put = (): Promise<void> => {
    const settled = gateway.settled().toString();
    const { status, fault, detail, frames, links, refusals } = gateway.state();
    return putBeat({ records }, {
      door, at: Date.now(), startedAt, host: hostname(), pid: process.pid, address: `${host}:${gateway.port}`, version: productVersion, settled, status,
      ...(fault === undefined ? {} : { fault, detail: detail ?? '' }), frames, links, refusals, rssMiB: Math.round(process.memoryUsage.rss() / 1_048_576),
    });
  };
  let last: Promise<void> = put().catch(() => undefined);
  const timer = setInterval(() => {
    last = last.then(put).catch((error: unknown) => say(`gateway: its state is not written: ${String(error)}`));
  }, beatMs);
  return {
    async stop() {
      clearInterval(timer);
      await last;
      await put();
    },
  };
}
