import { createHash } from 'node:crypto';
import type { SimulateSummary } from '../src/cli/simulate.ts';
import { startChild } from './child.ts';
import { portOf, send, withGateway } from './gateway-process.ts';
import { peerValuesPerSecond } from './peers/line-protocol.ts';

/** `processes`: gateways side by side, each with its share of the links, a sender of its own and a store of its own. */
export type GatewayInputs = { readonly links: number; readonly values: number; readonly seconds: number; readonly rate: number; readonly processes: number; readonly peers: number };
export type GatewayFigures = {
  readonly framesPerSecond: number; readonly valuesPerSecond: number; readonly links: number;
  /** Of the largest of the processes. */
  readonly rssMiB: number;
  /** Of the slowest of the processes. */
  readonly ackP50Ms: number | null; readonly ackP99Ms: number | null;
  /** What the same sender and this machine reach where nothing is looked at or kept; null where it was left out (`--peers 2`). */
  readonly sinkFramesPerSecond: number | null;
  /** The same values over HTTP to Debian's servers; null where they are not installed. They answer for values, not for frames whose check was tried. */
  readonly influxValuesPerSecond: number | null; readonly victoriaValuesPerSecond: number | null;
  readonly acknowledged: number; readonly storedEqualsAcknowledged: boolean; readonly errors: number;
  /** Devices whose first frame is in the store, and its values: what the hash is over. */
  readonly devicesStored: number; readonly valuesHashed: number;
};

/**
 * Frames acknowledged a second over TCP by gateways on chDB, one unanswered frame a link, 2017 edition; gateway, sender and
 * engine on the same machine. The same sender then meets a bare sink, and the same values go to InfluxDB and VictoriaMetrics. The hash is over what the store then holds.
 */
export async function benchGateway(inputs: GatewayInputs): Promise<{ figures: GatewayFigures; inputs: GatewayInputs; hash: string }> {
  const { values, seconds, rate, processes } = inputs;
  const links = Math.floor(inputs.links / processes);
  const order = { links, values, seconds, rate: rate / processes };
  const served = await Promise.all(Array.from({ length: processes }, () => withGateway(links, (port) => send<SimulateSummary>(order, port))));
  const sum = (of: (one: (typeof served)[number]) => number): number => served.reduce((total, one) => total + of(one), 0);
  const most = (of: (one: (typeof served)[number]) => number | null): number | null => served.reduce<number | null>((max, one) => Math.max(max ?? 0, of(one) ?? 0), null);
  return {
    figures: {
      framesPerSecond: sum(({ sent }) => sent.framesPerSecond), valuesPerSecond: sum(({ sent }) => sent.valuesPerSecond), links: sum(({ sent }) => sent.links),
      rssMiB: most(({ health }) => health.rssMiB) ?? 0, ackP50Ms: most(({ sent }) => sent.ackP50Ms), ackP99Ms: most(({ sent }) => sent.ackP99Ms),
      ...await peersOf(inputs), acknowledged: sum(({ sent }) => sent.acknowledged),
      storedEqualsAcknowledged: served.every(({ sent, health }) => health.frames.stored === sent.acknowledged && health.frames.pending === 0),
      errors: sum(({ sent }) => sent.errors), devicesStored: sum(({ stored }) => stored.devices), valuesHashed: sum(({ stored }) => stored.values),
    },
    inputs,
    hash: served.length === 1 ? served[0]?.stored.hash ?? '' : createHash('sha256').update(served.map(({ stored }) => stored.hash).join()).digest('hex').slice(0, 16),
  };
}

async function peersOf({ links, values, seconds, peers }: GatewayInputs): Promise<Pick<GatewayFigures, 'sinkFramesPerSecond' | 'influxValuesPerSecond' | 'victoriaValuesPerSecond'>> {
  if (peers !== 1) return { sinkFramesPerSecond: null, influxValuesPerSecond: null, victoriaValuesPerSecond: null };
  const feed = { links: Math.min(links, 18_000), values, seconds: Math.min(seconds, 10) };
  const sink = startChild('gateway-sink.ts', []);
  const bare = await send<SimulateSummary>({ ...feed, rate: 0 }, portOf(await sink.line()));
  await sink.stop();
  return {
    sinkFramesPerSecond: bare.framesPerSecond,
    influxValuesPerSecond: await peerValuesPerSecond('influxdb', feed), victoriaValuesPerSecond: await peerValuesPerSecond('victoria-metrics', feed),
  };
}
