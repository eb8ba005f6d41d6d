import { chmodSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createHash } from 'node:crypto';
import { settled } from './casework-house.ts';
import { fillCases, templates } from './casework-fill.ts';
import { startChild } from './child.ts';
import { verifyRate } from './verify-rate.ts';
import { Directory } from '../src/flow/directory.ts';
import { machineViewer } from '../src/flow/viewer.ts';
import { openEmbeddedRecords, withEmbeddedAddress } from '../src/stores/records/embedded/embedded-records.ts';
import { ok } from '../src/basis/result.ts';

export type CaseworkInputs = { readonly cases: number; readonly events: number; readonly rate: number; readonly users: number; readonly seconds: number; readonly seed: number };
type Load = { readonly requests: number; readonly failed: number; readonly perSecond: number; readonly p50: number; readonly p99: number; readonly p99By: Readonly<Record<string, number>> };

/**
 * Casework of a province on one machine: cases with their histories stored in the installation's own PostgreSQL; lists, searches,
 * boards and work lists over HTTP at a fixed rate; durable steps a second; events verified a second. Server, database and load share
 * the machine. The hash is over the templates' histories and how many rows stand.
 */
export async function benchCasework(inputs: CaseworkInputs): Promise<{ figures: object; inputs: CaseworkInputs; hash: string }> {
  const folder = mkdtempSync(join(tmpdir(), 'qingshan-casework-'));
  chmodSync(folder, 0o755);
  try {
    const events = await filled(folder, inputs);
    const load = await loaded(folder, inputs);
    const steps = await stepped(folder, inputs);
    const walks = templates(inputs.events / inputs.cases, inputs.seed);
    const hash = createHash('sha256').update(`${inputs.cases} ${events}\n${walks.map(({ of }) => of.head).join('\n')}`).digest('hex').slice(0, 16);
    return {
      figures: {
        cases: inputs.cases, events, requestsPerSecond: load.perSecond, p50Ms: load.p50, p99Ms: load.p99, p99MsBy: load.p99By, failed: load.failed,
        stepsPerSecond: steps, verifyEventsPerSecond: await verifyRate(walks.map((walk) => walk.events), Math.min(1_000_000, inputs.events)),
      },
      inputs, hash,
    };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

const say = (line: string): void => void process.stderr.write(`${line}\n`);

async function filled(folder: string, inputs: CaseworkInputs): Promise<number> {
  const records = await openEmbeddedRecords(join(folder, 'records'));
  if (!records.ok) throw new Error(records.detail);
  await settled(records.value);
  const directory = await Directory.load(records.value.read(machineViewer));
  await records.value.close();
  const stood = await withEmbeddedAddress(join(folder, 'records'), async (address) => ok(await fillCases(address, directory, inputs, say)));
  if (!stood.ok) throw new Error(stood.detail);
  return stood.value;
}

async function loaded(folder: string, { rate, users, seconds, seed }: CaseworkInputs): Promise<Load> {
  const server = startChild('casework-server.ts', [folder, String(users)]);
  try {
    const { address, cookies } = JSON.parse(await server.line()) as { address: string; cookies: readonly string[] };
    const run = async (lasting: number): Promise<Load> => {
      const load = startChild('casework-load.ts', [address, JSON.stringify(cookies), String(rate), String(lasting), String(seed)]);
      const line = await load.line();
      await load.stop();
      return JSON.parse(line);
    };
    await run(Math.min(5, seconds));
    return await run(seconds);
  } finally {
    await server.stop();
  }
}

async function stepped(folder: string, { seconds }: CaseworkInputs): Promise<number> {
  const steps = startChild('casework-steps.ts', [folder, String(seconds)]);
  const { perSecond } = JSON.parse(await steps.line()) as { perSecond: number };
  await steps.stop();
  return perSecond;
}
