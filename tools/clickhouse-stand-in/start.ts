import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';

export type StandIn = { readonly url: string; stop(): Promise<void> };

/** Starts the stand-in for a ClickHouse server over chDB in `folder`, in a child process on a free loopback port. */
export async function startStandIn(folder: string): Promise<StandIn> {
  const child = spawn(process.execPath, [fileURLToPath(new URL('serve.ts', import.meta.url)), folder], { stdio: ['pipe', 'pipe', 'inherit'] });
  const [port]: string[] = await once(createInterface(child.stdout), 'line');
  return {
    url: `http://127.0.0.1:${port}/qingshan`,
    async stop() {
      const ended = once(child, 'exit');
      child.stdin.end();
      await ended;
    },
  };
}
