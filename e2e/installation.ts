import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { chmodSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const root = join(import.meta.dirname, '..');
/** Longest wait for a first start on a busy machine: the web is built once, then the drill is filled. */
const startMs = 300_000;

/** One serving process, heard at its own ports, on a folder of its own. */
export type Installation = {
  readonly address: string;
  readonly gatewayPort: number;
  readonly data: string;
  /** All that it has printed, for the message of a failed test. */
  said(): string;
  /** SIGTERM, and waits until it has ended; the exit code. */
  stop(): Promise<number | null>;
};

/** A new folder under the machine's temporary one; where root runs the test, the database's own user must be able to pass. */
export function newFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'qs-e2e-'));
  chmodSync(folder, 0o755);
  return folder;
}
export const dropFolder = (folder: string): void => rmSync(folder, { recursive: true, force: true });

const running = new Set<ChildProcess>();
process.once('exit', () => { for (const child of running) child.kill('SIGTERM'); });

/** `qingshan WORDS…` as an own process: what it printed and how it ended. */
export async function qingshan(...words: readonly string[]): Promise<{ readonly code: number | null; readonly out: string; readonly err: string }> {
  return qingshanIn({}, ...words);
}

/** The same with settings in its environment. */
export async function qingshanIn(environment: Readonly<Record<string, string>>, ...words: readonly string[]): Promise<{ readonly code: number | null; readonly out: string; readonly err: string }> {
  const { child, said } = launch(words, { environment });
  await once(child, 'close');
  return { code: child.exitCode, out: said.out, err: said.err };
}

/** What the start of one installation is given beside its flags. */
export type Around = {
  readonly environment?: Readonly<Record<string, string>>;
  /** Before the process, in its shell: `ulimit -n 300`. */
  readonly before?: string;
};

/** Starts `qingshan serve` on free ports and waits for its line. The caller stops it. */
export async function startServing(data: string, flags: readonly string[], around: Around = {}): Promise<Installation> {
  const { child, said } = launch(['serve', '--data', data, '--port', '0', '--gateway-port', '0', ...flags], around);
  const address = await addressOf(child, said);
  const run = JSON.parse(readFileSync(join(data, 'run.json'), 'utf8')) as { readonly gatewayPort: number };
  return { address, gatewayPort: run.gatewayPort, data, said: () => said.out + said.err, stop: () => stop(child) };
}

/** Starts one, asks it to stop as soon as it has said this, and waits until it has ended; the exit code. */
export async function stoppedWhile(saying: string, data: string, flags: readonly string[]): Promise<number | null> {
  const { child, said } = launch(['serve', '--data', data, '--port', '0', '--gateway-port', '0', ...flags]);
  const ended = once(child, 'exit');
  const asked = (): void => {
    if (!said.err.includes(saying)) return;
    child.stderr?.off('data', asked);
    child.kill('SIGTERM');
  };
  child.stderr?.on('data', asked);
  child.stdout?.on('data', () => { if (!said.err.includes(saying)) child.kill('SIGTERM'); });
  await ended;
  if (!said.err.includes(saying)) throw new Error(`never said ${saying}:\n${said.out}${said.err}`);
  return child.exitCode;
}

/** One more gateway on the engines of an installation. */
export type GatewayProcess = { readonly door: number; readonly port: number; stop(): Promise<number | null>; kill(): Promise<void>; said(): string };

export async function startGateway(port: number, around: Around): Promise<GatewayProcess> {
  const { child, said } = launch(['gateway', '--port', String(port)], around);
  const [, door, own] = await lineOf(child, said, /^Gateway (\d+) is at \S+:(\d+)$/m);
  return {
    door: Number(door), port: Number(own), said: () => said.out + said.err, stop: () => stop(child),
    async kill() {
      const ended = once(child, 'exit');
      child.kill('SIGKILL');
      await ended;
    },
  };
}

type Said = { out: string; err: string };

function launch(words: readonly string[], { environment, before }: Around = {}): { readonly child: ChildProcess; readonly said: Said } {
  const call = [process.execPath, join(root, 'src/main.ts'), ...words] as const;
  const [command, ...args] = before === undefined ? call : ['sh', '-c', `${before}; exec "$0" "$@"`, ...call] as const;
  const child = spawn(command, args, { cwd: root, stdio: ['ignore', 'pipe', 'pipe'], env: { ...ownEnvironment(), ...environment } });
  running.add(child);
  child.once('exit', () => running.delete(child));
  const said: Said = { out: '', err: '' };
  child.stdout.on('data', (bytes: Buffer) => { said.out += bytes.toString(); });
  child.stderr.on('data', (bytes: Buffer) => { said.err += bytes.toString(); });
  return { child, said };
}

/**
 * Whatever the machine has set for its own installation must not reach the one under test. The drill's own officers stay away, unless a
 * flag calls them.
 */
const ownEnvironment = (): NodeJS.ProcessEnv => ({
  ...Object.fromEntries(Object.entries(process.env).filter(([name]) => !name.startsWith('QINGSHAN_') && name !== 'NODE_OPTIONS')),
  QINGSHAN_OFFICERS: 'off',
});

const addressOf = async (child: ChildProcess, said: Said): Promise<string> => (await lineOf(child, said, /^Qingshan is at (\S+)$/m))[1] ?? '';

function lineOf(child: ChildProcess, said: Said, form: RegExp): Promise<RegExpExecArray> {
  return new Promise((resolve, reject) => {
    const late = setTimeout(() => {
      child.kill('SIGTERM');
      reject(new Error(`not up in ${startMs / 1000} s:\n${said.err.slice(-2000)}`));
    }, startMs);
    child.stdout?.on('data', () => {
      const line = form.exec(said.out);
      if (line === null) return;
      clearTimeout(late);
      resolve(line);
    });
    child.once('exit', (code) => {
      clearTimeout(late);
      reject(new Error(`ended with ${code}:\n${said.out}${said.err}`));
    });
  });
}

async function stop(child: ChildProcess): Promise<number | null> {
  if (child.exitCode === null && child.signalCode === null) {
    const ended = once(child, 'exit');
    child.kill('SIGTERM');
    await ended;
  }
  return child.exitCode;
}
