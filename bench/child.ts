import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { createInterface, type Interface } from 'node:readline';
import { fileURLToPath } from 'node:url';

export type Child = {
  readonly process: ChildProcess; readonly lines: Interface; line(): Promise<string>;
  stop(signal?: NodeJS.Signals): Promise<void>;
};

/** Another process of this repository's code; its standard output is read line by line. */
export function startChild(script: string, args: readonly string[]): Child {
  const path = fileURLToPath(new URL(script, import.meta.url));
  const child = spawn(process.execPath, [path, ...args], { stdio: ['ignore', 'pipe', 'inherit'], env: { ...process.env, UV_THREADPOOL_SIZE: '12' } });
  const lines = createInterface(child.stdout);
  const exited = once(child, 'exit');
  return {
    process: child,
    lines,
    async line() {
      const first = await Promise.race([once(lines, 'line'), exited.then(([code]) => { throw new Error(`${script} ended with ${code}`); })]);
      return String(first[0]);
    },
    async stop(signal = 'SIGTERM') {
      if (child.exitCode === null && child.signalCode === null) child.kill(signal);
      await exited;
    },
  };
}
