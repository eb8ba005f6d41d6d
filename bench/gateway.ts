import { createHash } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { madeUpDevices } from '../src/cli/simulate-devices.ts';
import { framePrinter } from '../src/cli/simulate-frames.ts';
import type { SimulateSummary } from '../src/cli/simulate.ts';
import { startChild } from './child.ts';

export type GatewayInputs = { readonly links: number; readonly values: number; readonly seconds: number };
export type GatewayFigures = {
  readonly framesPerSecond: number; readonly valuesPerSecond: number; readonly links: number; readonly rssMiB: number;
  readonly ackP50Ms: number | null; readonly ackP99Ms: number | null; readonly sinkFramesPerSecond: number;
  readonly acknowledged: number; readonly storedEqualsAcknowledged: boolean; readonly errors: number;
};
type Health = { readonly frames: { readonly stored: number; readonly acknowledged: number; readonly pending: number }; readonly rssMiB: number };

/**
 * Frames acknowledged a second over TCP by a gateway on chDB, one unanswered frame a link, 2017 edition; gateway, sender and
 * engine on the same machine. The same sender then meets a bare sink.
 */
export async function benchGateway(inputs: GatewayInputs): Promise<{ figures: GatewayFigures; inputs: GatewayInputs; hash: string }> {
  const served = await withGateway(inputs);
  const sink = startChild('gateway-sink.ts', []);
  const bare = await send(inputs, portOf(await sink.line()), Math.min(inputs.seconds, 10));
  await sink.stop();
  const { summary, health } = served;
  return {
    figures: {
      framesPerSecond: summary.framesPerSecond, valuesPerSecond: summary.valuesPerSecond, links: summary.links, rssMiB: health.rssMiB,
      ackP50Ms: summary.ackP50Ms, ackP99Ms: summary.ackP99Ms, sinkFramesPerSecond: bare.framesPerSecond, acknowledged: summary.acknowledged,
      storedEqualsAcknowledged: health.frames.stored === summary.acknowledged && health.frames.pending === 0, errors: summary.errors,
    },
    inputs,
    hash: inputHash(inputs),
  };
}

async function withGateway(inputs: GatewayInputs): Promise<{ summary: SimulateSummary; health: Health }> {
  const folder = await mkdtemp(join(tmpdir(), 'qingshan-bench-'));
  const gateway = startChild('../sim/kills/serve.ts', ['--data', folder, '--links', String(inputs.links)]);
  try {
    const line = await gateway.line();
    const summary = await send(inputs, portOf(line), inputs.seconds);
    const response = await fetch(`http://127.0.0.1:${JSON.parse(line).port}/healthz`);
    const health: Health = JSON.parse(await response.text());
    return { summary, health };
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

/** Over the first frames of the first devices at a fixed moment: equal inputs have equal hashes. */
function inputHash({ links, values }: GatewayInputs): string {
  const hash = createHash('sha256');
  for (const device of madeUpDevices(Math.min(links, 20), '2017')) {
    const print = framePrinter(device, values);
    if (print.ok) for (let serial = 0; serial < 5; serial += 1) hash.update(print.value('20260302000000000', 0, serial));
  }
  return hash.digest('hex').slice(0, 16);
}
