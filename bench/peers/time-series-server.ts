import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

export type PeerName = 'influxdb' | 'victoria-metrics';
/** A server of its own on a folder of its own; `url` takes line protocol at `/write?db=bench`. */
export type Peer = { readonly url: string; readonly pid: number; stop(): Promise<void>; readonly folder: string };

const binaries = { influxdb: '/usr/bin/influxd', 'victoria-metrics': '/usr/bin/victoria-metrics' } as const satisfies Record<PeerName, string>;

/** Debian's server of this name, started empty; undefined where the package is not installed. */
export async function startPeer(name: PeerName): Promise<Peer | undefined> {
  if (!existsSync(binaries[name])) return undefined;
  const folder = await mkdtemp(join(tmpdir(), `qingshan-${name}-`));
  const port = await freePort();
  const args = name === 'influxdb' ? ['-config', await influxSettings(folder, port, await freePort())]
    : ['-storageDataPath', join(folder, 'data'), '-httpListenAddr', `127.0.0.1:${port}`, '-retentionPeriod', '100y', '-search.maxUniqueTimeseries', '1000000'];
  const child = spawn(binaries[name], args, { stdio: 'ignore' });
  const exited = once(child, 'exit');
  const url = `http://127.0.0.1:${port}`;
  await answering(`${url}${name === 'influxdb' ? '/ping' : '/health'}`);
  if (name === 'influxdb') await fetch(`${url}/query`, { method: 'POST', body: new URLSearchParams({ q: 'CREATE DATABASE bench' }) });
  return {
    url, folder, pid: child.pid ?? 0,
    async stop() {
      child.kill('SIGTERM');
      await exited;
      await rm(folder, { recursive: true, force: true });
    },
  };
}

async function influxSettings(folder: string, port: number, rpc: number): Promise<string> {
  const path = join(folder, 'influxdb.conf');
  await mkdir(join(folder, 'data'));
  await writeFile(path, `reporting-disabled = true
bind-address = "127.0.0.1:${rpc}"
[meta]
dir = "${folder}/meta"
[data]
dir = "${folder}/data"
wal-dir = "${folder}/wal"
query-log-enabled = false
max-series-per-database = 0
max-values-per-tag = 0
cache-max-memory-size = "4g"
[http]
bind-address = "127.0.0.1:${port}"
log-enabled = false
max-body-size = 0
`);
  return path;
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  server.close();
  await once(server, 'close');
  return address !== null && typeof address === 'object' ? address.port : 0;
}

async function answering(url: string): Promise<void> {
  for (let tries = 0; tries < 300; tries += 1) {
    const answer = await fetch(url).catch(() => undefined);
    if (answer?.ok === true) return;
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  throw new Error(`${url} did not answer in 30 s`);
}
