import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { seededRandom } from '../../src/basis/random.ts';
import { madeUpDevices } from '../../src/cli/simulate-devices.ts';
import { framePrinter } from '../../src/cli/simulate-frames.ts';
import type { FrameCounts } from '../../src/model/frame.ts';
import { judgeContents, type Content, type Verdict } from './judge-contents.ts';
import { Logger } from './logger.ts';

export type KillOptions = {
  readonly kills: number; readonly seed: number; readonly links: number; readonly values: number;
  /** Starts the serving process; its first line says `{"port","gatewayPort"}`. */
  readonly serve: readonly string[];
  /** Prints the contents of the stopped folder, see `count.ts`. */
  readonly count: readonly string[];
};

export type KillResult = Verdict & {
  readonly seed: number; readonly kills: number; readonly links: number; readonly sent: number; readonly acknowledged: number; readonly resent: number;
  /** Frames that had been stored but not answered when the process died, and were recognised when they came again. */
  readonly duplicate: number;
  /** Restarts after which the counters did not balance, or held fewer frames than had been acknowledged. */
  readonly unbalanced: number;
};

/** Kills the serving process again and again while loggers send, and says whether anything acknowledged was lost or doubled. */
export async function runKills(options: KillOptions, say: (line: string) => void = () => undefined): Promise<KillResult> {
  const random = seededRandom(options.seed);
  const loggers = madeUpDevices(options.links, '2017').map((device) => {
    const print = framePrinter(device, options.values);
    if (!print.ok) throw new Error(print.detail);
    return new Logger(print.value);
  });
  let unbalanced = 0;
  for (let kill = 1; kill <= options.kills; kill += 1) {
    const server = await Server.start(options.serve);
    if (!balanced(await server.frames(), loggers)) unbalanced += 1;
    for (const logger of loggers) logger.start(server.gatewayPort);
    await moment(random, loggers);
    await server.kill();
    for (const logger of loggers) logger.drop();
    say(`kill ${kill} of ${options.kills}: ${sum(loggers, 'acknowledged')} acknowledged, ${sum(loggers, 'resent')} sent again, ${unbalanced} unbalanced`);
  }
  const frames = await settle(await Server.start(options.serve), loggers);
  if (!balanced(frames, loggers) || frames.pending !== 0) unbalanced += 1;
  const contents = await contentsOf(options.count);
  const wanted = loggers.map((logger, index) => ({ mn: `SIM${String(index).padStart(5, '0')}`, frames: logger.acknowledged }));
  return {
    ...judgeContents(contents, wanted, options.values), seed: options.seed, kills: options.kills, links: options.links, sent: sum(loggers, 'sent'),
    acknowledged: sum(loggers, 'acknowledged'), resent: sum(loggers, 'resent'), duplicate: frames.duplicate, unbalanced,
  };
}

/** One kill in four comes at any time after the start; the others while answers flow, however slow the machine is. */
async function moment(random: () => number, loggers: readonly Logger[]): Promise<void> {
  const before = sum(loggers, 'acknowledged');
  const giveUp = random() < 0.25 ? 0 : performance.now() + 10_000;
  while (sum(loggers, 'acknowledged') === before && performance.now() < giveUp) await sleep(5);
  await sleep(random() * 500);
}

/** Lets the loggers finish what they owe, and stops the server as an operator would. */
async function settle(server: Server, loggers: readonly Logger[]): Promise<FrameCounts> {
  for (const logger of loggers) {
    logger.start(server.gatewayPort);
    logger.rest();
  }
  while (loggers.some((logger) => logger.owing)) await sleep(10);
  const frames = await server.frames();
  for (const logger of loggers) logger.drop();
  await server.stop();
  return frames;
}

const sum = (loggers: readonly Logger[], of: 'sent' | 'acknowledged' | 'resent'): number => loggers.reduce((total, logger) => total + logger[of], 0);
const sleep = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));

const balanced = (frames: FrameCounts, loggers: readonly Logger[]): boolean =>
  frames.received === frames.stored + frames.duplicate + frames.refused + frames.pending
  && frames.acknowledged + frames.unasked === frames.stored + frames.duplicate
  && frames.refused === 0 && frames.stored >= sum(loggers, 'acknowledged') && frames.stored <= sum(loggers, 'sent');

class Server {
  readonly #child: ChildProcess;
  readonly #port: number;
  readonly gatewayPort: number;

  private constructor(child: ChildProcess, port: number, gatewayPort: number) {
    this.#child = child;
    this.#port = port;
    this.gatewayPort = gatewayPort;
  }

  static async start([command = '', ...args]: readonly string[]): Promise<Server> {
    const child = spawn(command, args, { stdio: ['ignore', 'pipe', 'inherit'], env: { ...process.env, UV_THREADPOOL_SIZE: '12' } });
    const ended = once(child, 'exit').then(([code]) => { throw new Error(`the serving process ended with ${code} before it was ready`); });
    const [line] = await Promise.race([once(createInterface(child.stdout), 'line'), ended]);
    ended.catch(() => undefined);
    const ports: { port: number; gatewayPort: number } = JSON.parse(String(line));
    return new Server(child, ports.port, ports.gatewayPort);
  }

  async frames(): Promise<FrameCounts> {
    const response = await fetch(`http://127.0.0.1:${this.#port}/healthz`, { headers: { connection: 'close' } });
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

async function contentsOf([command = '', ...args]: readonly string[]): Promise<readonly Content[]> {
  const child = spawn(command, args, { stdio: ['ignore', 'pipe', 'inherit'] });
  const contents: Content[] = [];
  for await (const line of createInterface(child.stdout)) {
    const row: Partial<Content> = JSON.parse(line);
    if (row.mn !== undefined && row.dataTime !== undefined) contents.push({ mn: row.mn, dataTime: row.dataTime, frames: row.frames ?? 0, readings: row.readings ?? 0, own: row.own ?? false });
  }
  return contents;
}
