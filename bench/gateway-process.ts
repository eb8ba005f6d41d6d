import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { SimulateOptions } from '../src/cli/simulate.ts';
import { startChild } from './child.ts';

type Stored = { readonly devices: number; readonly values: number; readonly hash: string };
type Health = {
  readonly frames: { readonly stored: number; readonly acknowledged: number; readonly pending: number };
  readonly rssMiB: number;
};
export type Served<T> = { readonly sent: T; readonly health: Health; readonly stored: Stored };

/** A gateway with chDB in a process of its own, on a folder of its own, while `work` sends to its port; then what its stopped store holds. */
export async function withGateway<T>(links: number, work: (port: number) => Promise<T>, counting: readonly string[] = []): Promise<Served<T>> {
  const folder = await mkdtemp(join(tmpdir(), 'qingshan-bench-'));
  const gateway = startChild('../sim/kills/serve.ts', ['--data', folder, '--links', String(links)]);
  try {
    const line = await gateway.line();
    const sent = await work(portOf(line));
    const response = await fetch(`http://127.0.0.1:${JSON.parse(line).port}/healthz`);
    const health: Health = JSON.parse(await response.text());
    await gateway.stop();
    const counted = startChild('stored.ts', ['--data', folder, ...counting]);
    const stored: Stored = JSON.parse(await counted.line());
    await counted.stop();
    return { sent, health, stored };
  } finally {
    await gateway.stop();
    await rm(folder, { recursive: true, force: true });
  }
}

/** The simulator in a process of its own; resolves to its summary, whose shape is the caller's to know. */
export async function send<T>(options: Omit<SimulateOptions, 'to' | 'edition' | 'json'>, port: number): Promise<T> {
  const sender = startChild('gateway-sender.ts', [JSON.stringify({ ...options, to: `127.0.0.1:${port}`, edition: '2017', json: true } satisfies SimulateOptions)]);
  const summary: T = JSON.parse(await sender.line());
  await sender.stop();
  return summary;
}

export const portOf = (line: string): number => JSON.parse(line).gatewayPort;
