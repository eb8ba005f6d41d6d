import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import type { FrameCounts } from '../../src/model/frame.ts';

export type Ports = { readonly port: number; readonly gatewayPort: number };

/** One life of the serving process, heard at its public doors. */
export class Server {
  readonly #child: ChildProcess;
  readonly ports: Ports;

  private constructor(child: ChildProcess, ports: Ports) {
    this.#child = child;
    this.ports = ports;
  }

  static async start({ serve: [command = '', ...args], ports }: { readonly serve: readonly string[]; readonly ports: (line: string) => Ports }): Promise<Server> {
    const child = spawn(command, args, { stdio: ['ignore', 'pipe', 'inherit'], env: ownEnvironment() });
    const ended = once(child, 'exit').then(([code]) => { throw new Error(`the serving process ended with ${code} before it was ready`); });
    const [line] = await Promise.race([once(createInterface(child.stdout), 'line'), ended]);
    ended.catch(() => undefined);
    return new Server(child, ports(String(line)));
  }

  async frames(): Promise<FrameCounts> {
    const response = await fetch(`http://127.0.0.1:${this.ports.port}/healthz`, { headers: { connection: 'close' } });
    const health: { frames: FrameCounts } = JSON.parse(await response.text());
    return health.frames;
  }

  kill(): Promise<void> {
    return this.#end('SIGKILL');
  }

  stop(): Promise<void> {
    return this.#end('SIGTERM');
  }

  async #end(signal: NodeJS.Signals): Promise<void> {
    const exited = once(this.#child, 'exit');
    this.#child.kill(signal);
    await exited;
  }
}

/** What the machine has set for its own installation must not reach the one under test. */
const ownEnvironment = (): NodeJS.ProcessEnv =>
  ({ ...Object.fromEntries(Object.entries(process.env).filter(([name]) => !name.startsWith('QINGSHAN_'))), UV_THREADPOOL_SIZE: '12' });
