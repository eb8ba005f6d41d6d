import { Check } from 'typebox/value';
import { fail, ok, type Result } from '../basis/result.ts';
import { civil, instant, isDay, type Day } from '../basis/time.ts';
import { command } from '../cli/command.ts';
import { askedEdition } from '../flow/asked-edition.ts';
import type { ChangedRow, Comparison } from '../flow/compared-verdicts.ts';
import type { House } from '../flow/house.ts';
import { judgeAgain, type Again } from '../flow/judge-again.ts';
import { PointKind } from '../model/point.ts';
import { withHouse } from './with-house.ts';

const flags = {
  from: { type: 'string', says: 'first day, e.g. 2025-01-01' },
  to: { type: 'string', says: 'last day, included' },
  edition: { type: 'string', says: 'an edition ("HJ 633-2026") or a day whose editions judge; compares only' },
  kind: { type: 'string-list', says: 'air-station, water-section, air-outlet, water-outlet, noise-station, sea-buoy; again for more' },
  record: { type: 'boolean', says: 'keep what changed; what was said before stays in history' },
  data: { type: 'string', env: 'QINGSHAN_DATA', fallback: './data', says: 'data folder; no server may hold it' },
  json: { type: 'boolean', says: 'one JSON object as the last line' },
} as const;

const told = {
  calls: ['judge again --from DAY --to DAY [--edition EDITION|DAY] [--kind KIND]… [--record] [--data DIR] [--json]'], flags,
  says: `Judges what is stored of these days again, from its readings, and compares with what holds. Local limits and
attributes are those of each day, under another edition too. The last line of --json:
  {"from":…,"to":…,"edition":…,"recorded":…,"hours":…,"judged":…,"changed":…,
   "verdicts":[{"kind":…,"period":…,"was":…,"is":…,"rows":…,"figures":…}],
   "levels":[{"kind":…,"period":…,"factor":…,"was":…,"is":…,"rows":…}],"first":[{"id":…,"point":…,"at":…,"was":{…},"is":{…}}]}
"figures" of the rows: another value, index or limit; the others differ in their edition, reason or valid share only.`,
};

type Asked = Omit<Again, 'editionDay'> & { readonly edition: string | undefined };

export const run = command(told, async ({ flags: given, lists, words }) => {
  if (words.length > 0) return fail('system.bad-option', words.join(' '));
  const asked = readAsked(given, lists['kind'] ?? [], given.record !== undefined);
  if (!asked.ok) return asked;
  const done = await withHouse(given.data ?? './data', undefined, (house) => compare(house, asked.value));
  if (!done.ok) return done;
  const line = (): string => `${JSON.stringify({ ...headOf(asked.value), ...done.value })}\n`;
  process.stdout.write(given.json === undefined ? inText(asked.value, done.value) : line());
  return ok(0);
});

type Words = { readonly from: string | undefined; readonly to: string | undefined; readonly edition: string | undefined };

function readAsked({ from = '', to = '', edition }: Words, kinds: readonly string[], record: boolean): Result<Asked> {
  if (!isDay(from) || !isDay(to) || to < from) return fail('system.bad-option', '--from DAY --to DAY');
  const wrong = kinds.find((kind) => !Check(PointKind, kind));
  if (wrong !== undefined) return fail('system.bad-option', `--kind ${wrong}`);
  // What holds is always judged by the edition of its day; another one may be asked for, never kept.
  if (edition !== undefined && record) return fail('system.bad-option', '--edition --record');
  return ok({ from, to, edition, record, kinds: kinds.filter((kind): kind is Again['kinds'][number] => Check(PointKind, kind)) });
}

async function compare(house: House, { edition, ...asked }: Asked): Promise<Result<Comparison>> {
  const chosen = edition === undefined ? ok(undefined) : askedEdition(house.rulebook, house.directory, edition);
  if (!chosen.ok) return chosen;
  const say = (day: Day, hours: number): void => { process.stderr.write(`${day}: ${hours} hours judged again\n`); };
  return ok(await judgeAgain(house, { ...asked, ...(chosen.value === undefined ? {} : { editionDay: chosen.value }) }, say));
}

const headOf = ({ from, to, edition, record }: Asked) => ({ from, to, edition: edition ?? null, recorded: record });

function inText(asked: Asked, { hours, judged, changed, verdicts, levels, first }: Comparison): string {
  const under = asked.edition === undefined ? 'the editions of their days' : asked.edition;
  return [
    `${asked.from} .. ${asked.to} under ${under}: ${hours} hours, ${judged} rows, ${changed} differ${asked.record ? ' and were kept' : ''}`,
    ...verdicts.map((of) => `  ${seriesOf(of)} ${of.was} -> ${of.is}: ${of.rows} rows, ${of.figures} with other figures`),
    ...levels.map((of) => `  ${seriesOf(of)} ${of.factor} ${of.was} -> ${of.is}: ${of.rows} rows`),
    ...first.map((row) => `  ${row.id} ${row.point} ${civil(instant(row.at))}: ${inWords(row.was)} -> ${inWords(row.is)}`), '',
  ].join('\n');
}

const seriesOf = ({ kind, period }: Pick<ChangedRow, 'kind' | 'period'>): string => `${kind.padEnd(14)} ${period.padEnd(5)}`;

function inWords(said: ChangedRow['was']): string {
  if (said === undefined) return 'none';
  const { verdict, value, index, limit, reason, edition } = said;
  const figures = [value, index === undefined ? '' : `index ${index}`, limit === undefined ? '' : `limit ${limit}`];
  return [verdict, ...figures, reason, `[${edition}]`].filter(Boolean).join(' ');
}
