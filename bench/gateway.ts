import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { SimulateSummary } from '../src/cli/simulate.ts';
import { startChild } from './child.ts';
import { peerValuesPerSecond } from './peers/line-protocol.ts';

export type GatewayInputs = { readonly links: number; readonly values: number; readonly seconds: number };
export type GatewayFigures = {
  readonly framesPerSecond: number; readonly valuesPerSecond: number; readonly links: number; readonly rssMiB: number;
  readonly ackP50Ms: number | null; readonly ackP99Ms: number | null; readonly sinkFramesPerSecond: number;
  /** The same values over HTTP to Debian's servers; null where they are not installed. They answer for values, not for frames whose check was tried. */
  readonly influxValuesPerSecond: number | null; readonly victoriaValuesPerSecond: number | null;
  readonly acknowledged: number; readonly storedEqualsAcknowledged: boolean; readonly errors: number;
  /** Devices whose first frame is in the store, and its values: what the hash is over. */
  readonly devicesStored: number; readonly valuesHashed: number;
};
type Stored = { readonly devices: number; readonly values: number; readonly hash: string };
type Health = {
  readonly frames: { readonly stored: number; readonly acknowledged: number; readonly pending: number };
  readonly rssMiB: number;
};

/**
 * Frames acknowledged a second over TCP by a gateway on chDB, one unanswered frame a link, 2017 edition; gateway, sender and
 * engine on the same machine. The same sender then meets a bare sink, and the same values go to InfluxDB and VictoriaMetrics. The hash is over what the store then holds.
 */
export async function benchGateway(inputs: GatewayInputs): Promise<{ figures: GatewayFigures; inputs: GatewayInputs; hash: string }> {
  const served = await withGateway(inputs);
  const sink = startChild('gateway-sink.ts', []);
  const bare = await send(inputs, portOf(await sink.line()), Math.min(inputs.seconds, 10));
  await sink.stop();
  const { summary, health, stored } = served;
  const peerSeconds = Math.min(inputs.seconds, 10);
  const influxValuesPerSecond = await peerValuesPerSecond('influxdb', { ...inputs, seconds: peerSeconds });
  const victoriaValuesPerSecond = await peerValuesPerSecond('victoria-metrics', { ...inputs, seconds: peerSeconds });
  return {
    figures: {
      framesPerSecond: summary.framesPerSecond, valuesPerSecond: summary.valuesPerSecond, links: summary.links, rssMiB: health.rssMiB,
      ackP50Ms: summary.ackP50Ms, ackP99Ms: summary.ackP99Ms, sinkFramesPerSecond: bare.framesPerSecond, influxValuesPerSecond, victoriaValuesPerSecond, acknowledged: summary.acknowledged,
      storedEqualsAcknowledged: health.frames.stored === summary.acknowledged && health.frames.pending === 0, errors: summary.errors,
      devicesStored: stored.devices, valuesHashed: stored.values,
    },
    inputs,
    hash: stored.hash,
  };
}

async function withGateway(inputs: GatewayInputs): Promise<{ summary: SimulateSummary; health: Health; stored: Stored }> {
  const folder = await mkdtemp(join(tmpdir(), 'qingshan-bench-'));
  const gateway = startChild('../sim/kills/serve.ts', ['--data', folder, '--links', String(inputs.links)]);
  try {
    const line = await gateway.line();
    const summary = await send(inputs, portOf(line), inputs.seconds);
    const response = await fetch(`http://127.0.0.1:${JSON.parse(line).port}/healthz`);
    const health: Health = JSON.parse(await response.text());
    await gateway.stop();
    const counted = startChild('stored.ts', ['--data', folder]);
    const stored: Stored = JSON.parse(await counted.line());
    await counted.stop();
    return { summary, health, stored };
  } finally {
    await gateway.stop();
    await rm(folder, { recursive: true, force: true });
  }
}

async function send({ links, values }: GatewayInputs, port: number, seconds: number): Promise<SimulateSummary> {
  const sender = startChild('gateway-sender.ts', [JSON.stringify({ to: `127.0.0.1:${port}`, links, edition: '2017', rate: 0, seconds, values, json: true })]);
  const summary: SimulateSummary = JSON.parse(await sender.line());
  await sender.stop();
  return summary;
}

const portOf = (line: string): number => JSON.parse(line).gatewayPort;
