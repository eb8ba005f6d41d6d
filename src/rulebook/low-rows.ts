import { holdsOn } from './edition.ts';
import type { Rulebook } from './rulebook.ts';
import type { StandardRow } from './standard-file.ts';

/** A row that a province must confirm before a fine rests on it, with the edition that holds it. */
export type LowRow = { readonly standard: string; readonly row: StandardRow };

/** Every row of low confidence; with a day, those in force on it. In the order of the editions' dates. */
export const lowRows = (rulebook: Rulebook, on?: string): readonly LowRow[] => rulebook.editions
  .filter((edition) => on === undefined || holdsOn(edition, on))
  .flatMap(({ standard, rows }) => rows.filter((row) =>
    row.confidence === 'low' && (on === undefined || holdsOn(row, on))).map((row) => ({ standard, row })));

/** Markdown, docs/know/standards-held.md: every edition held with its rows by confidence. */
export function heldTable(rulebook: Rulebook): string {
  const counts = rulebook.editions.map(({ standard, from, to, title, rows }) =>
    ({ standard, days: `${from} to ${to ?? 'now'}`, title, all: rows.length, low: rows.filter(({ confidence }) => confidence === 'low').length }));
  const sum = (of: (one: (typeof counts)[number]) => number): number => counts.reduce((total, one) => total + of(one), 0);
  return [
    '# Standards held, by confidence of their rows', '',
    'Command: `npx qingshan standards summary` prints this file; `src/rulebook/low-rows.test.ts` fails where it is old.', '',
    'Low: one source, memory or inference. A province must confirm such a row before a fine rests on it; every verdict on one says so.',
    'Each of them with clause and figure: `npx qingshan standards low` (`--on DATE`, `--json`). High: as the texts at hand say it.', '',
    '| standard | in force | high | low | title |', '|---|---|---|---|---|',
    ...counts.map(({ standard, days, all, low, title }) => `| ${standard} | ${days} | ${all - low} | ${low} | ${title.zh} |`),
    `| all (${counts.length}) | | ${sum(({ all, low }) => all - low)} | ${sum(({ low }) => low)} | |`, '',
  ].join('\n');
}
