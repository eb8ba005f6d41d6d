import { readFileSync } from 'node:fs';
import type { Static } from 'typebox';
import { fail, ok, type Result } from '../basis/result.ts';
import { command } from '../cli/command.ts';
import { wholeNumber } from '../cli/options.ts';
import type { CaseRow, CaseView } from '../contract/case.ts';
import { inSession, type Ask } from './session.ts';

const flags = {
  login: { type: 'string', env: 'QINGSHAN_LOGIN', says: 'whose desk it is; the password is read from QINGSHAN_PASSWORD' },
  data: { type: 'string', env: 'QINGSHAN_DATA', fallback: './data', says: 'data folder of the running server' },
  url: { type: 'string', env: 'QINGSHAN_URL', says: 'address of a server elsewhere, instead of --data' },
  type: { type: 'string', says: 'list: of this type, e.g. rectification/problem' },
  state: { type: 'string', says: 'list: in these states, a,b' },
  region: { type: 'string', says: 'list: of this region and all below it' },
  text: { type: 'string', says: 'list: whose number or title has this' },
  open: { type: 'boolean', says: 'list: only open ones' },
  limit: { type: 'string', fallback: '50', says: 'list: so many, newest first' },
  after: { type: 'string', says: 'list: those after this id' },
  input: { type: 'string', says: 'step: its form as a JSON file, - for standard input' },
  json: { type: 'boolean', says: 'one JSON object a line' },
} as const;

const told = {
  calls: ['case list [--type T] [--text W] …', 'case show ID', 'case step ID EVENT [--input FILE]'], flags,
  says: `Leads and items as an office sees them, asked of the running server under a sign-in of its own. A step takes what its form on the
screen takes; without --input it is sent empty, and the answer names what is missing. Signatures are given at the screen.`,
};

export const run = command(told, async ({ flags: given, words }) => {
  const [verb, id, event] = words;
  if (verb === 'list' && words.length === 1) return list(given);
  if (verb === 'show' && id !== undefined && words.length === 2) return shown(given, (ask) => ask('GET', `/api/cases/${encodeURIComponent(id)}`));
  if (verb !== 'step' || id === undefined || event === undefined || words.length !== 3) return fail('system.bad-option', 'case list | show ID | step ID EVENT');
  const data = formOf(given.input);
  if (!data.ok) return data;
  return shown(given, async (ask) => {
    const path = `/api/cases/${encodeURIComponent(id)}`;
    const now = (await ask('GET', path)) as Result<View>;
    return now.ok ? ask('POST', `${path}/events/${encodeURIComponent(event)}`, { seenSeq: now.value.events.at(-1)?.seq ?? 0, data: data.value }) : now;
  });
});

type Row = Static<typeof CaseRow>;
type View = Static<typeof CaseView>;
type Given = { readonly [K in keyof typeof flags]: string | undefined };

async function list(given: Given): Promise<Result<number>> {
  const limit = wholeNumber('limit', given.limit, 1, 500);
  if (!limit.ok) return limit;
  const query = new URLSearchParams({ limit: String(limit.value) });
  for (const name of ['type', 'state', 'region', 'text', 'after'] as const) if (given[name] !== undefined) query.set(name, given[name]);
  if (given.open !== undefined) query.set('open', 'true');
  const found = await inSession(given, async (ask) => (await ask('GET', `/api/cases?${query.toString()}`)) as Result<{ readonly rows: readonly Row[] }>);
  if (!found.ok) return found;
  for (const row of found.value.rows) process.stdout.write(given.json === undefined ? `${lineOf(row)}\n` : `${JSON.stringify(row)}\n`);
  return ok(0);
}

async function shown(given: Given, work: (ask: Ask) => Promise<Result<unknown>>): Promise<Result<number>> {
  const found = (await inSession(given, work)) as Result<View>;
  if (!found.ok) return found;
  process.stdout.write(given.json === undefined ? plainly(found.value) : `${JSON.stringify(found.value)}\n`);
  return ok(0);
}

const lineOf = ({ id, number, title, stateTitle, region, clock }: Row): string =>
  [id, number, stateTitle.zh, region.name.zh, title.zh, ...(clock === undefined ? [] : [clock.says.zh])].join('\t');

const plainly = ({ row, steps, events }: View): string => [
  lineOf(row),
  ...events.map(({ seq, title, toTitle, actor, hash }) => `  ${seq}\t${title.zh}\t${toTitle.zh}\t${actor.says}\t${hash.slice(0, 16)}`),
  ...steps.map(({ event, title, blockedBy }) => `  → ${event}\t${title.zh}${blockedBy.map(({ message, detail }) => `\t✗ ${message.zh}${detail === '' ? '' : `:${detail}`}`).join('')}`),
].join('\n').concat('\n');

function formOf(path: string | undefined): Result<object> {
  if (path === undefined) return ok({});
  try {
    const form: unknown = JSON.parse(readFileSync(path === '-' ? 0 : path, 'utf8'));
    return typeof form === 'object' && form !== null && !Array.isArray(form) ? ok(form) : fail('system.bad-option', `--input ${path}: not a JSON object`);
  } catch {
    return fail('system.bad-option', `--input ${path}: not a JSON object`);
  }
}
