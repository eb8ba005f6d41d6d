import { createWriteStream } from 'node:fs';
import { finished } from 'node:stream/promises';
import { Latencies } from '../latencies.ts';

/** What a run has counted so far, from whichever sender. */
export type Counted = {
  readonly sent: number; readonly acknowledged: number; readonly errors: number; second: Latencies | undefined;
  readonly toBeRefused?: ReadonlyMap<string, number>;
};
export type Watching = {
  /** A line each five seconds. */
  readonly progress?: (line: string) => void;
  /** NDJSON, a line a second. */
  readonly report?: string;
};
type Watched = { readonly tally: Counted; readonly elapsed: () => number; readonly open: () => number };

/** Says how a run goes while it goes; `end` writes the last, begun second and closes the file. */
export function watch({ progress, report }: Watching, { tally, elapsed, open }: Watched): { end(): Promise<void> } {
  if (progress === undefined && report === undefined) return { end: async () => undefined };
  const file = report === undefined ? undefined : createWriteStream(report);
  // A file that cannot be written is named at the end, when its stream is waited for.
  const written = file === undefined ? Promise.resolve() : finished(file).catch((error: unknown) => { progress?.(`${report}: ${String(error)}`); });
  if (file !== undefined) tally.second = new Latencies();
  const before = { sent: 0, acknowledged: 0, errors: 0, refused: 0 };
  let saidAt = 0;
  const write = (): void => {
    const refused = [...tally.toBeRefused?.values() ?? []].reduce((sum, count) => sum + count, 0);
    const now = { sent: tally.sent, acknowledged: tally.acknowledged, errors: tally.errors, refused };
    const second = Math.round(elapsed());
    file?.write(`${JSON.stringify({
      second, links: open(), sent: now.sent - before.sent, acknowledged: now.acknowledged - before.acknowledged,
      ackP99Ms: tally.second?.percentile(0.99) ?? null, errors: now.errors - before.errors, toBeRefused: now.refused - before.refused,
    })}\n`);
    if (second - saidAt >= 5) {
      saidAt = second;
      progress?.(`${second} s: ${open()} links, ${now.sent} sent, ${now.acknowledged} acknowledged, ${now.errors} errors`);
    }
    Object.assign(before, now);
    tally.second?.clear();
  };
  const timer = setInterval(write, 1000);
  return {
    async end() {
      clearInterval(timer);
      write();
      file?.end();
      await written;
    },
  };
}
