import type { Watch } from '../../science/watch.ts';

/** The result as the last line of standard output (`--json`), or over several lines for reading. */
export function say(result: object, json: string | undefined): void {
  process.stdout.write(`${json === undefined ? JSON.stringify(result, null, 2) : JSON.stringify(result)}\n`);
}

/** Progress on standard error, at most one line a tenth; nothing where only the result is wanted. */
export function tellProgress(what: string, json: string | undefined): Watch {
  let told = 0;
  return (share) => {
    const tenth = Math.floor(share * 10);
    if (json !== undefined || tenth <= told) return;
    told = tenth;
    process.stderr.write(`${what}: ${tenth * 10} %\n`);
  };
}
