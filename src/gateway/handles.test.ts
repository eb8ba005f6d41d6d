import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { connect } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';

test.skipIf(process.platform === 'win32')('without file handles links are refused, counted and said, and the rest goes on', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'qingshan-handles-'));
  const serve = fileURLToPath(new URL('../../sim/kills/serve.ts', import.meta.url));
  const child = spawn('sh', ['-c', `ulimit -n 300; exec "$0" "$@"`, process.execPath, serve, '--data', folder, '--links', '5'], { stdio: ['ignore', 'pipe', 'inherit'] });
  try {
    const [line] = await once(createInterface(child.stdout), 'line');
    const { port, gatewayPort }: { port: number; gatewayPort: number } = JSON.parse(String(line));
    const sockets = Array.from({ length: 250 }, () => connect(gatewayPort, '127.0.0.1').on('error', () => undefined));
    const closed = Promise.withResolvers<void>();
    let open = sockets.length;
    for (const socket of sockets) socket.on('close', () => { if ((open -= 1) === 150) closed.resolve(); });
    await closed.promise;
    const health = await fetch(`http://127.0.0.1:${port}/healthz`);
    expect(await health.json()).toMatchObject({ status: 'ok', links: { open: 150, refused: 100, max: 150 }, refusals: { 'system.too-many-files': 100 } });
    for (const socket of sockets) socket.destroy();
  } finally {
    child.kill('SIGTERM');
    await once(child, 'exit');
    await rm(folder, { recursive: true, force: true });
  }
}, 60_000);
