import { spawn } from 'node:child_process';
import { createInterface } from 'node:readline';
import { seededRandom } from '../../src/basis/random.ts';
import type { FrameCounts } from '../../src/model/frame.ts';
import { judgeContents, type Content, type Verdict } from './judge-contents.ts';
import type { Logger } from './logger.ts';
import { Server, type Ports } from './server.ts';

/** What is killed: how it starts and says where it is heard, who sends to it, and how its stopped folder is counted. */
export type Entry = {
  readonly serve: readonly string[];
  /** Of the first line that it prints. */
  readonly ports: (line: string) => Ports;
  /** Prints the contents of the stopped folder, see `count.ts`. */
  readonly count: readonly string[];
  /** Answers of one life after which most kills come. */
  readonly answers: number;
  /** Readings of each frame. */
  readonly readings: number;
  readonly loggers: (ports: Ports) => Promise<readonly Logger[]>;
  /** After each kill, before the next life. */
  readonly killed?: () => Promise<void>;
  /** Resolves when nothing stored waits for anything. */
  readonly settled: (ports: Ports) => Promise<void>;
};
export type KillOptions = { readonly kills: number; readonly seed: number; readonly entry: Entry };

export type KillResult = Verdict & {
  readonly seed: number; readonly kills: number; readonly links: number; readonly sent: number; readonly acknowledged: number; readonly resent: number;
  /** Frames that had been stored but not answered when the process died, and were recognised when they came again. */
  readonly duplicate: number;
  /** Restarts after which the counters did not balance, or held fewer frames than had been acknowledged. */
  readonly unbalanced: number;
};

/** Kills the serving process again and again while loggers send, and says whether anything acknowledged was lost or doubled. */
export async function runKills({ kills, seed, entry }: KillOptions, say: (line: string) => void = () => undefined): Promise<KillResult> {
  const random = seededRandom(seed);
  let loggers: readonly Logger[] = [];
  let unbalanced = 0;
  for (let kill = 1; kill <= kills; kill += 1) {
    const server = await Server.start(entry);
    if (kill === 1) loggers = await entry.loggers(server.ports);
    if (!balanced(await server.frames(), loggers)) unbalanced += 1;
    for (const logger of loggers) logger.start(server.ports.gatewayPort);
    await moment(random, entry, loggers);
    await server.kill();
    await entry.killed?.();
    for (const logger of loggers) logger.drop();
    say(`kill ${kill} of ${kills}: ${sum(loggers, 'acknowledged')} acknowledged, ${sum(loggers, 'resent')} sent again, ${unbalanced} unbalanced`);
  }
  const frames = await settle(await Server.start(entry), entry, loggers);
  if (!balanced(frames, loggers) || frames.pending !== 0) unbalanced += 1;
  return {
    ...judgeContents(await contentsOf(entry.count), loggers, entry.readings), seed, kills, links: loggers.length, sent: sum(loggers, 'sent'),
    acknowledged: sum(loggers, 'acknowledged'), resent: sum(loggers, 'resent'), duplicate: frames.duplicate, unbalanced,
  };
}

/** One kill in four comes at any time after the start; the others while answers flow, however slow the machine is. */
async function moment(random: () => number, { answers }: Entry, loggers: readonly Logger[]): Promise<void> {
  const enough = sum(loggers, 'acknowledged') + answers;
  const giveUp = random() < 0.25 ? 0 : performance.now() + 10_000;
  while (sum(loggers, 'acknowledged') < enough && performance.now() < giveUp) await sleep(5);
  await sleep(random() * 500);
}

/** Lets the loggers finish what they owe, and stops the server as an operator would. */
async function settle(server: Server, entry: Entry, loggers: readonly Logger[]): Promise<FrameCounts> {
  for (const logger of loggers) {
    logger.start(server.ports.gatewayPort);
    logger.rest();
  }
  while (loggers.some((logger) => logger.owing)) await sleep(10);
  await entry.settled(server.ports);
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

async function contentsOf([command = '', ...args]: readonly string[]): Promise<readonly Content[]> {
  const child = spawn(command, args, { stdio: ['ignore', 'pipe', 'inherit'] });
  const contents: Content[] = [];
  for await (const line of createInterface(child.stdout)) {
    const row: Partial<Content> = JSON.parse(line);
    if (row.mn !== undefined && row.dataTime !== undefined) contents.push({ mn: row.mn, dataTime: row.dataTime, frames: row.frames ?? 0, readings: row.readings ?? 0, own: row.own ?? false });
  }
  return contents;
}
