import { once } from 'node:events';
import { createServer, type Server, type Socket } from 'node:net';
import type { FaultCode } from '../basis/fault.ts';
import type { Clocks } from '../flow/ports/clock.ts';
import type { DeviceListener, OwnLines } from '../flow/ports/device-line.ts';
import type { ObservationStore } from '../flow/ports/observations.ts';
import type { FrameCounts, StoredCounts } from '../model/frame.ts';
import { answersByCommand, standardCommands } from './commands.ts';
import { Committer, type OnStored, type OnTrouble } from './committer.ts';
import { Counters } from './counters.ts';
import type { DeviceDirectory } from './devices.ts';
import { Lines } from './lines.ts';
import { Link, type LinkHost } from './link.ts';
import { linksByHandles, usualLimits, type Limits } from './limits.ts';
import { FrameNumbers } from '../sense/frame-numbers.ts';
import { Repeats } from './repeats.ts';

export type GatewayOptions = {
  /** 0: any free port. */
  readonly port: number;
  readonly host?: string;
  /** The door of this gateway process, 0…61; part of every frame number. */
  readonly gateway?: number;
  /** Other processes take frames for the same store, on the same port where the system lets them share it. */
  readonly others?: boolean;
  /** What counts as counted before; absent: all that the store holds. */
  readonly counted?: StoredCounts;
  readonly store: ObservationStore;
  readonly devices: DeviceDirectory;
  readonly clocks: Clocks;
  /** After each durable flush. */
  readonly onStored?: OnStored;
  /** For the log: acknowledgements stop, and go on. */
  readonly onTrouble?: OnTrouble;
  readonly limits?: Partial<Limits>;
  /** Hears answers of loggers at once, before they are durable. */
  readonly listener?: DeviceListener;
};

/** For health, metrics and the screens. Counts by fault are since the start of the process; `frames` is over all time. */
export type GatewayState = {
  readonly status: 'ok' | 'failing' | 'stopped';
  readonly fault?: FaultCode;
  readonly detail?: string;
  readonly frames: FrameCounts;
  readonly links: { readonly open: number; readonly accepted: number; readonly refused: number; readonly max: number };
  readonly refusals: Readonly<Partial<Record<FaultCode, number>>>;
  readonly values: {
    readonly stored: number; readonly otherFields: number; readonly unnumbered: number; readonly faults: Readonly<Partial<Record<FaultCode, number>>>;
  };
  readonly noiseBytes: number;
  readonly flushes: number;
};

export type Gateway = {
  readonly port: number;
  /** Where commands go out. */
  readonly line: OwnLines;
  state(): GatewayState;
  /** Every frame of this door with a number up to this one is stored, and every later one has a higher number. */
  settled(): bigint;
  /** Stops listening and reading, stores and answers what waits, closes the links. False: the store would not take the rest. */
  close(): Promise<boolean>;
};

/** The door of the loggers: TCP bytes → frames → checks → durable store → answer. */
export async function openGateway(options: GatewayOptions): Promise<Gateway> {
  const { store, clocks } = options;
  const limits: Limits = { ...usualLimits, ...options.limits };
  const repeats = new Repeats(store);
  await repeats.load();
  const counters = new Counters(options.counted ?? await store.counts());
  const numbers = new FrameNumbers(options.gateway ?? 0, await store.lastNumber(), clocks.machine);
  const committer = new Committer({ store, numbers, repeats, counters, limits, onStored: options.onStored ?? (() => undefined), onTrouble: options.onTrouble ?? (() => undefined) });
  const links = new Set<Link>();
  const lines = new Lines(options.gateway ?? 0);
  const handles = linksByHandles(limits.handlesReserved);
  const seen = { accepted: 0, refused: 0, noiseBytes: 0, handles: 0, stopped: false };
  const host: LinkHost = {
    door: { devices: options.devices, commands: answersByCommand(standardCommands()), futureMs: limits.futureMs },
    limits, clocks,
    take(arrival, upload) {
      if (arrival.kind === 'refused') counters.refusing(arrival.fault);
      committer.add(arrival, upload);
      return !committer.full;
    },
    whenRoom: (resume) => committer.whenRoom(resume),
    noise: (bytes) => { seen.noiseBytes += bytes; },
    spoke(mn, link) {
      lines.moved(mn, link);
      const point = options.others === true ? options.devices.lookup(mn)?.device.point : undefined;
      if (point !== undefined) repeats.doubt(point);
    },
    listener: options.listener,
  };
  const server = createServer({ allowHalfOpen: true }, (socket) => accept(socket));

  function accept(socket: Socket): void {
    socket.on('error', () => socket.destroy());
    if (links.size >= Math.min(limits.linksMax, handles)) {
      seen.refused += 1;
      counters.refusing(links.size >= handles ? 'system.too-many-files' : 'gateway.too-many-links');
      socket.destroy();
      return;
    }
    seen.accepted += 1;
    const link = new Link(socket, host);
    links.add(link);
    socket.on('close', () => links.delete(link));
  }

  const port = await listen(server, options);
  server.on('error', () => { seen.handles += 1; counters.refusing('system.too-many-files'); });
  const timer = setInterval(() => { const now = performance.now(); for (const link of links) link.checkTime(now); }, Math.min(1000, limits.frameMs / 2));
  return {
    port, line: lines, settled: () => committer.settled,
    state: () => ({
      ...status(seen.stopped, committer.trouble), frames: counters.frames(),
      links: { open: links.size, accepted: seen.accepted, refused: seen.refused + seen.handles, max: Math.min(limits.linksMax, handles) },
      refusals: Object.fromEntries(counters.refusals), noiseBytes: seen.noiseBytes, flushes: committer.flushes,
      values: { ...counters.values, faults: Object.fromEntries(counters.values.faults) },
    }),
    async close() {
      clearInterval(timer);
      server.close();
      for (const link of links) link.stopReading();
      const flushed = await committer.stop();
      await new Promise((resolve) => setImmediate(resolve));
      for (const link of links) link.end();
      seen.stopped = true;
      return flushed;
    },
  };
}

async function listen(server: Server, { port, host = '127.0.0.1', others = false }: GatewayOptions): Promise<number> {
  server.listen({ port, host, backlog: 4096, reusePort: others });
  await once(server, 'listening');
  const address = server.address();
  return address !== null && typeof address === 'object' ? address.port : port;
}

function status(stopped: boolean, trouble: Committer['trouble']): Pick<GatewayState, 'status' | 'fault' | 'detail'> {
  if (stopped) return { status: 'stopped' };
  return trouble === undefined ? { status: 'ok' } : { status: 'failing', ...trouble };
}
