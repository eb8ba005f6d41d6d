import { type ChildProcess, spawn } from 'node:child_process';
import { closeSync, openSync, readFileSync } from 'node:fs';
import { setTimeout as pause } from 'node:timers/promises';
import { fail, ok, type Result } from '../../../basis/result.ts';
import type { Cluster } from './cluster.ts';
import { forgetSocket, type Postmaster, postmasterOf, stop } from './postmaster.ts';
import { newTransport, type Transport, transportOptions } from './transport.ts';

const settings = [
  'fsync=on', 'synchronous_commit=on', 'full_page_writes=on', 'shared_buffers=128MB', 'max_connections=40', 'jit=off',
  'timezone=UTC', 'log_timezone=UTC', 'lc_messages=C', 'logging_collector=off', 'log_min_messages=warning',
];

/** Starts the server as its own process group (a Ctrl-C at the terminal is ours to answer) and waits until it is ready. */
export async function start(cluster: Cluster): Promise<Result<Postmaster>> {
  const transport = await newTransport(cluster.user);
  if (!transport.ok) return transport;
  const child = launch(cluster, transport.value);
  for (let waited = 0; waited < readyWaitMs; waited += pollMs) {
    if (child.pid === undefined || child.exitCode !== null || child.signalCode !== null) break;
    const running = postmasterOf(cluster);
    if (running?.ready === true && running.pid === child.pid) return ok(running);
    await pause(pollMs);
  }
  await stop(cluster);
  forgetSocket(transport.value);
  return fail('system.engine-unreachable', readFileSync(cluster.log, 'utf8').trim().slice(-500));
}

/** Recovery after a power cut replays what the last checkpoint (5 minutes) had not; a minute is ample. */
const readyWaitMs = 60_000;
const pollMs = 10;

function launch(cluster: Cluster, transport: Transport): ChildProcess {
  const log = openSync(cluster.log, 'w', 0o600);
  const child = spawn(cluster.binaries.postgres, [
    '-D', cluster.folder, ...transportOptions(transport), ...settings.flatMap((setting) => ['-c', setting]),
  ], { ...cluster.user, cwd: '/', detached: true, stdio: ['ignore', log, log], windowsHide: true });
  child.on('error', () => {
    // Not started at all: it has no pid, which the wait sees.
  });
  child.unref();
  closeSync(log);
  return child;
}
