import { readFileSync } from 'node:fs';

type Bar = {
  readonly bench: string; readonly where: Readonly<Record<string, number>>; readonly figure: string; readonly says: string;
  readonly atLeast?: number; readonly atMost?: number; readonly peers?: Readonly<Record<string, string>>;
};
/** One line of `npm run bench -- NAME --json`. */
export type Run = { readonly bench: string; readonly figures: object; readonly inputs: object; readonly hash: string; readonly machine: object };

const bars: readonly Bar[] = JSON.parse(readFileSync(new URL('bars.json', import.meta.url), 'utf8')).bars;

/** Every figure that has a bar or a peer, one row each, won or lost: Markdown. A bar whose bench is not among the runs is a row too. */
export function table(runs: readonly Run[]): string {
  const machine = [...new Set(runs.map((run) => JSON.stringify(run.machine)))].join(' ');
  return ['| figure | measured | bar | | peers in the same run |', '|---|---|---|---|---|', ...bars.map((bar) => rowOf(bar, runs.findLast((run) => fits(bar, run)))), '', machine].join('\n');
}

function rowOf(bar: Bar, run: Run | undefined): string {
  const limit = bar.atLeast === undefined ? (bar.atMost === undefined ? '' : `≤ ${said(bar.atMost)}`) : `≥ ${said(bar.atLeast)}`;
  const measured = run === undefined ? undefined : at(run.figures, bar.figure);
  if (measured === undefined) return `| ${bar.says} | not run | ${limit} | | |`;
  const peers = Object.entries(bar.peers ?? {}).map(([name, path]) => {
    const peer = run === undefined ? undefined : at(run.figures, path);
    return `${name} ${peer === undefined ? 'absent' : said(peer)}`;
  });
  return `| ${bar.says} | ${said(measured)} | ${limit} | ${verdict(bar, measured)} | ${peers.join('; ')} |`;
}

function verdict({ atLeast, atMost }: Bar, measured: number): string {
  if (atLeast !== undefined) return measured >= atLeast ? 'met' : `missed: ${(atLeast / measured).toFixed(1)} ×`;
  if (atMost !== undefined) return measured <= atMost ? 'met' : `missed: ${(measured / atMost).toFixed(1)} ×`;
  return '';
}

const fits = ({ bench, where }: Bar, run: Run): boolean => run.bench === bench && Object.entries(where).every(([name, value]) => at(run.inputs, name) === value);

function at(of: object, path: string): number | undefined {
  const value = path.split('.').reduce<unknown>((held, name) => (typeof held === 'object' && held !== null ? Object.entries(held).find(([key]) => key === name)?.[1] : undefined), of);
  return typeof value === 'number' ? value : undefined;
}

const said = (value: number): string => value.toLocaleString('en-GB', { maximumFractionDigits: 2 });
