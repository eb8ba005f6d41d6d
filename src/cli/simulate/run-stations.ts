import { setTimeout as sleep } from 'node:timers/promises';
import { ok, type Result } from '../../basis/result.ts';
import type { Sm4 } from '../../codecs/hj212/cipher.ts';
import type { SimulatedDevice } from '../simulate-devices.ts';
import type { FaultOrder } from './fault-orders.ts';
import { kinds, type Kind } from './records.ts';
import { watch, type Watching } from './report.ts';
import { Station } from './station.ts';
import { StationLink, type LinkHost } from './station-link.ts';
import { summaryOf, type StationSummary } from './station-summary.ts';
import { measuredOf } from './systems.ts';
import { Tally } from './tally.ts';
import { sharedOut, Troubles } from './troubles.ts';

export type StationsOrder = {
  readonly host: string; readonly port: number; readonly devices: readonly SimulatedDevice[];
  readonly rate: number; readonly values?: number;
  /** 0: until everything that was owed is sent. */
  readonly seconds: number;
  readonly st: readonly string[]; readonly kinds: readonly Kind[]; readonly seed: number; readonly interval: number;
  /** What the loggers’ clocks show when all links are open: ms, or the real time. */
  readonly from: number | 'now';
  readonly faults: readonly FaultOrder[]; readonly backfill: { readonly hours: number; readonly links: number };
  readonly answerMs: number; readonly obeys?: boolean; readonly sm4?: Sm4; readonly watching: Watching;
};

const tickMs = 50;
/** From one address to one port Linux finds a free port slowly once half of its 28,000 are taken: with many links loopback has more than one. */
const fewLinks = 5000;
const ownAddress = (index: number): string => `127.0.0.${2 + (index % 32)}`;

/** Loggers with records, faults and old debts; resolves when every good frame was answered, or the wait for it is over. */
export async function runStations(order: StationsOrder): Promise<Result<StationSummary>> {
  const tally = new Tally();
  const stations = await madeStations(order, tally);
  if (!stations.ok) return stations;
  const run = { stage: 'opening' as ReturnType<LinkHost['stage']>, started: performance.now(), turns: 0, patience: 0, tickedAt: performance.now() };
  const elapsed = (): number => (performance.now() - run.started) / 1000;
  const host: LinkHost = {
    host: order.host, port: order.port, tally, now: Date.now, elapsed, stage: () => run.stage, answerMs: order.answerMs, obeys: order.obeys === true, patience: () => run.patience,
    localAddress: order.devices.length > fewLinks && order.host.startsWith('127.') && process.platform === 'linux' ? ownAddress : () => undefined,
    takeTurn: () => {
      if (order.rate === 0) return true;
      if (run.turns >= elapsed() * order.rate) return false;
      run.turns += 1;
      return true;
    },
  };
  const links = stations.value.map((station, index) => new StationLink(station, host, index));
  for (let at = 0; at < links.length; at += 200) await Promise.all(links.slice(at, at + 200).map((link) => link.connect()));
  const opened = links.filter((link) => link.isOpen).length;
  run.started = performance.now();
  run.stage = 'running';
  const from = order.from === 'now' ? Date.now() : order.from;
  for (const station of stations.value) station.begin(from);
  const reporting = watch(order.watching, { tally, elapsed, open: () => links.filter((link) => link.isOpen).length });
  let turn = 0;
  const pace = setInterval(() => {
    // Each time another link first, so that a rate is shared fairly.
    const now = performance.now();
    run.patience += Math.min(now - run.tickedAt, tickMs * 10);
    run.tickedAt = now;
    turn += 997;
    for (let at = 0; at < links.length; at += 1) links[(turn + at) % links.length]?.tick();
  }, tickMs);
  if (order.seconds > 0) await sleep(order.seconds * 1000);
  else while (stations.value.some((station) => station.owesBacklog)) await sleep(tickMs);
  run.stage = 'draining';
  const seconds = elapsed();
  const patience = performance.now() + order.answerMs;
  const owing = (): boolean => links.some((link) => link.owing > 0 && (link.isOpen || opened > 0));
  while (owing() && performance.now() < patience) await sleep(20);
  run.stage = 'over';
  clearInterval(pace);
  const unanswered = links.reduce((sum, link) => sum + link.owing, 0);
  for (const link of links) link.end();
  await reporting.end();
  const owed = stations.value.filter((station) => station.owesBacklog).length;
  return ok(summaryOf(tally, { links: opened, seconds, unanswered, backfillLinks: Math.min(order.backfill.links, links.length), owed }));
}

/** The kinds that a logger keeps: moments are lost, records of periods are not. */
function keptKinds(of: readonly Kind[]): readonly Kind[] {
  const kept = of.filter((kind) => kind !== 'realtime' && kind !== 'heartbeat');
  return kept.length > 0 ? kept : ['minute', 'hour'];
}

async function madeStations(order: StationsOrder, tally: Tally): Promise<Result<readonly Station[]>> {
  const troubled = sharedOut(order.faults, order.devices.length, order.seed);
  const out: Station[] = [];
  for (const [index, device] of order.devices.entries()) {
    const st = order.st[index % order.st.length] ?? '32';
    const measured = measuredOf(st, device.edition, order.values);
    if (!measured.ok) return measured;
    const { hours, links } = order.backfill;
    out.push(new Station({
      device, st, measured: measured.value, seed: order.seed * 100_003 + index, interval: order.interval,
      kinds: kinds.filter((kind) => order.kinds.includes(kind) && (kind !== 'heartbeat' || device.edition === '2025')),
      troubles: new Troubles(troubled(index), tally.faults),
      ...(hours > 0 && index < links ? { backlog: { hours, kinds: keptKinds(order.kinds) } } : {}),
      ...(order.sm4 === undefined ? {} : { sm4: order.sm4 }),
    }));
  }
  return ok(out);
}
