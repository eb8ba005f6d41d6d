import { readFileSync } from 'node:fs';
import { runKills, type Entry, type KillResult } from '../kills/kills.ts';
import { dropUnsynced, lossOf } from './drop-unsynced.ts';
import { changesIn, traced } from './system-calls.ts';

export type PowerFigures = KillResult & {
  readonly syncsEach: number; readonly bytesDropped: number; readonly namesDropped: number;
  /** Data of merged parts that no sync had covered: the engine trusts the system with them unless it is told not to. */
  readonly mergedUnsynced: number;
};

const mergedData = /\/(?!tmp_)\w+_\d+_\d+_[1-9]\d*\/data\.bin$/;

/** Kills an entry's process on `data` again and again, each time with the loss of what it had not synced. */
export async function runPowerCuts(entry: Entry, data: string, { cuts, seed }: { readonly cuts: number; readonly seed: number }, say?: (line: string) => void): Promise<PowerFigures> {
  const log = `${data}.calls`;
  const seen = { syncs: 0, bytes: 0, names: 0, merged: 0 };
  const result = await runKills({
    kills: cuts, seed,
    entry: {
      ...entry,
      serve: ['/usr/bin/strace', '-D', '-f', '-y', '-s', '0', '-e', `trace=${traced}`, '-o', log, ...entry.serve],
      async killed() {
        const loss = lossOf(changesIn(await wholeLog(log), data));
        const dropped = dropUnsynced(loss);
        seen.syncs += loss.syncs;
        seen.merged += [...loss.sizes.keys()].filter((path) => mergedData.test(path)).length;
        seen.bytes += dropped.bytes;
        seen.names += dropped.names;
      },
    },
  }, say);
  return { ...result, syncsEach: Math.round((seen.syncs / result.acknowledged) * 100) / 100, bytesDropped: seen.bytes, namesDropped: seen.names, mergedUnsynced: seen.merged };
}

/** The tracer ends after the process that it traced. */
async function wholeLog(path: string): Promise<string> {
  for (;;) {
    const log = readFileSync(path, 'utf8');
    if (/\+\+\+ killed by SIGKILL \+\+\+\s*$/.test(log)) return log;
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}
