import { fail, ok, type Result } from '../basis/result.ts';
import { isDay } from '../basis/time.ts';
import { command } from '../cli/command.ts';
import { listStandards, showStandard, type EditionLine, type EditionShown } from '../rulebook/browse.ts';
import { compareDays, compareEditions, figureOf, type Change } from '../rulebook/compare-editions.ts';
import { heldTable, lowRows, type LowRow } from '../rulebook/low-rows.ts';
import { referenceOnly } from '../rulebook/reference-rows.ts';
import type { StandardRow } from '../rulebook/standard-file.ts';
import { loadRulebook } from './standards-folder.ts';

/** `qingshan standards`: what is held, what one edition says, what changes. */
export const run = command({
  calls: [
    'standards list [--on DATE]                 editions held; with a day: those in force on it',
    'standards show NAME [--on DATE]            one edition; with a day: its rows of that day',
    'standards low [--on DATE]                  every row of low confidence, with clause and figure',
    'standards summary                          editions with their rows by confidence, Markdown (docs/know/standards-held.md)',
    'standards diff A B                         what edition B changes against edition A',
    'standards diff --on DATE --on DATE         what changes between two days (or --from DATE --to DATE)',
  ],
  says: `Dates are YYYY-MM-DD and mean the day of the observation. --json prints one JSON object a line (list: an edition; show: the
edition, then a row a line; low: a row a line; diff: a change a line). "low" marks rows that a province must confirm before a fine rests on them.
A NAME may be an alias and may be written without blanks: "hj633-2026".`,
  flags: {
    on: { type: 'string-list', says: 'the day, YYYY-MM-DD; diff takes it twice' },
    from: { type: 'string', says: 'diff: the day before' },
    to: { type: 'string', says: 'diff: the day after' },
    json: { type: 'boolean', says: 'one JSON object a line' },
  },
}, async ({ flags: options, lists, words }) => {
  const on = lists['on'] ?? [];
  const days = [...on, options.from, options.to].filter((day) => day !== undefined);
  const wrong = days.find((day) => !isDay(day));
  if (wrong !== undefined) return fail('assess.day-needed', wrong);
  const lines = answer(words, on, days, options.json !== undefined);
  if (!lines.ok) return lines;
  process.stdout.write(lines.value.map((line) => `${line}\n`).join(''));
  return ok(0);
});

function answer([verb, ...names]: readonly string[], on: readonly string[], days: readonly string[], json: boolean): Result<readonly string[]> {
  const rulebook = loadRulebook();
  const say = <T>(rows: readonly T[], plainly: (row: T) => string): readonly string[] =>
    rows.map((row) => (json ? JSON.stringify(row) : plainly(row)));
  if (verb === 'list' && names.length === 0 && days.length <= 1) return ok(say(listStandards(rulebook, on[0]), editionText));
  if (verb === 'show' && names.length === 1 && days.length <= 1) {
    const shown = showStandard(rulebook, names[0] ?? '', on[0]);
    return shown.ok ? ok(showLines(shown.value, json)) : shown;
  }
  if (verb === 'low' && names.length === 0 && days.length <= 1) return ok(say(lowRows(rulebook, on[0]), lowText));
  if (verb === 'summary' && names.length === 0 && days.length === 0 && !json) return ok(heldTable(rulebook).trimEnd().split('\n'));
  if (verb === 'diff' && names.length === 2 && days.length === 0) {
    const found = compareEditions(rulebook, names[0] ?? '', names[1] ?? '');
    return found.ok ? ok(say(found.value, changeText)) : found;
  }
  const [from, to] = days;
  if (verb === 'diff' && names.length === 0 && days.length === 2 && from !== undefined && to !== undefined) return ok(say(compareDays(rulebook, from, to), changeText));
  return fail('system.bad-option', 'standards list | show NAME | low | summary | diff A B | diff --on DATE --on DATE');
}

const editionText = (one: EditionLine): string =>
  `${one.standard.padEnd(22)} ${one.from}..${(one.to ?? '').padEnd(10)} ${String(one.rows).padStart(4)} rows, ${String(one.low).padStart(3)} low  ${one.title.zh} / ${one.title.en}`;

const lowText = ({ standard, row }: LowRow): string =>
  `${standard.padEnd(22)} ${row.from}..${(row.to ?? '').padEnd(10)} ${row.id.split('/').slice(1).join('/')}  ${figureOf(row)}  [${row.clause}] ${row.basis}`;

function showLines(one: EditionShown, json: boolean): readonly string[] {
  const { shown, ...head } = one;
  const reference = (row: StandardRow): string | undefined => referenceOnly(one.family, row)?.en;
  if (json) return [JSON.stringify(head), ...shown.map((row) => JSON.stringify({ ...row, referenceOnly: reference(row) }))];
  const rows = shown.map((row) =>
    `  ${row.confidence.padEnd(4)} ${row.from}..${(row.to ?? '').padEnd(10)} ${row.id.split('/').slice(1).join('/')}  ${figureOf(row)}  [${row.clause}]${reference(row) === undefined ? '' : ` reference only: ${reference(row) ?? ''}`}`);
  return [editionText(one), ...one.notes.map((note) => `  note: ${note}`), ...rows];
}

function changeText({ change, what, before, after }: Change): string {
  const standard = [before?.standard, after?.standard].filter((name) => name !== undefined);
  const low = before?.row.confidence === 'low' || after?.row.confidence === 'low' ? ' (low)' : '';
  return `${change.padEnd(8)} ${[...new Set(standard)].join(' → ')}  ${what}: ${before === undefined ? '—' : figureOf(before.row)} → ${after === undefined ? '—' : figureOf(after.row)}${low}`;
}
