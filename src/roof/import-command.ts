import { existsSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { Value } from 'typebox/value';
import { fail, ok, type Result } from '../basis/result.ts';
import { command } from '../cli/command.ts';
import { ImportDesk } from '../flow/imports/import-desk.ts';
import { isPublishedKind } from '../flow/imports/open-files.ts';
import { publishedKinds } from '../flow/imports/published-file.ts';
import { terminalImport, type TerminalImport } from '../flow/imports/terminal-import.ts';
import type { ImportRun } from '../flow/ports/records.ts';
import { machineViewer } from '../flow/viewer.ts';
import { ImportMapping } from '../model/import-mapping.ts';
import { namedFiles, takeFiles } from './published-files.ts';
import { askServer, isRunning } from './terminal.ts';
import { withHouse } from './with-house.ts';

const flags = {
  data: { type: 'string', env: 'QINGSHAN_DATA', fallback: './data', says: 'data folder; a real one is made where there is none' },
  mapping: { type: 'string', says: 'name of a remembered mapping, or a .json file with one, which is remembered' },
  'dry-run': { type: 'boolean', says: 'read everything, store nothing, say what would come of it' },
  resume: { type: 'string', says: 'go on with this run' },
  json: { type: 'boolean', says: 'only the result, as the last line' },
} as const;

const told = {
  calls: ['import cnemc|surface-water|firms PATH… [--dry-run]', 'import --mapping NAME|FILE.json PATH… [--dry-run]', 'import --resume RUN'], flags,
  says: `Reads files (.csv, .txt, .dat, plain or .gz, .xlsx, or folders of them; UTF-8 or GB 18030), refuses and names what cannot be used, stores
the rest and determines the touched hours. Stopped anywhere it goes on with --resume; the same rows again are stored once. The last line is JSON:
  {"id":…,"state":"done","rows":…,"refused":…,"stored":…,"already":…,"refusedBy":{…},"aqi":{"compared":…,"equal":…}}
  or with "class":{"compared":…,"equal":…,"equalEitherTable":…}; rows = refused + stored, "already" of the stored were known before
  {"rows":…,"good":…,"known":…,"refused":…,"refusedBy":{…},"firstRefused":[…],"newPoints":[…],"from":…,"to":…,"factors":{…},"absent":{…}}     --dry-run`,
};

export const run = command(told, async ({ flags: given, words }) => {
  const byKind = given.mapping === undefined && given.resume === undefined;
  const [kind, rest] = byKind ? [words[0], words.slice(1)] : [undefined, words];
  const asked = askedFor(given, kind);
  if (!asked.ok) return asked;
  if ((rest.length === 0) !== (given.resume !== undefined)) return fail('system.bad-option', 'import KIND|--mapping NAME PATH…, or --resume RUN');
  const data = given.data ?? './data';
  const say = (now: ImportRun): void => { if (given.json === undefined) process.stderr.write(`${progressOf(now)}\n`); };
  const paths = rest.map((path) => resolve(path));
  const done = isRunning(data) ? await importThere(data, asked.value, paths, say) : await importHere(data, asked.value, paths, say);
  if (!done.ok) return done;
  process.stdout.write(`${JSON.stringify('state' in done.value ? lastLine(done.value as ImportRun) : done.value)}\n`);
  return ok('state' in done.value && done.value.state === 'failed' ? 1 : 0);
});

/** As scripts have always read it: `already` of the stored rows were known before; how the file's own verdicts compare stands beside the counts. */
function lastLine({ result, ...counted }: ImportRun): object {
  return { ...counted, stored: counted.stored + counted.already, ...(typeof result === 'object' && result !== null ? result : {}) };
}

type Given = { readonly [K in 'mapping' | 'resume']?: string | undefined } & { readonly 'dry-run'?: unknown };

function askedFor(given: Given, kind: string | undefined): Result<TerminalImport> {
  const dry = given['dry-run'] === undefined ? {} : { dryRun: true };
  if (given.resume !== undefined) return ok({ resume: given.resume });
  if (given.mapping === undefined) {
    return kind === undefined || !isPublishedKind(kind) ? fail('system.bad-option', `import ${publishedKinds.join('|')} PATH…, or --mapping`) : ok({ kind, ...dry });
  }
  if (!given.mapping.endsWith('.json')) return ok({ mapping: given.mapping, ...dry });
  if (!existsSync(given.mapping)) return fail('file.missing', given.mapping);
  try {
    const mapping: unknown = JSON.parse(readFileSync(given.mapping, 'utf8'));
    if (Value.Check(ImportMapping, mapping)) return ok({ unsaved: mapping, ...dry });
    const [first] = Value.Errors(ImportMapping, mapping);
    return fail('import.bad-mapping', `${first?.instancePath ?? ''} ${first?.message ?? ''}`);
  } catch (error) {
    return fail('import.bad-mapping', error instanceof Error ? error.message : '');
  }
}

const progressOf = ({ rows, stored, already, refused, expected, state }: ImportRun): string =>
  `${state}: ${rows}${expected === undefined ? '' : `/${expected}`} rows = ${stored} stored + ${already} already + ${refused} refused`;

async function importHere(data: string, asked: TerminalImport, paths: readonly string[], say: (run: ImportRun) => void): Promise<Result<object>> {
  // A mistyped path must leave no new folder behind.
  const named = namedFiles(paths);
  if (!named.ok) return named;
  return withHouse(data, 'real', async (house) => {
    const files = await takeFiles(house, paths);
    if (!files.ok) return files;
    const desk = new ImportDesk(house, (error) => { throw error; });
    desk.onProgress(say);
    const begun = await terminalImport(house, desk, asked, files.value);
    await desk.settled();
    return begun.ok && 'state' in begun.value ? ok(await house.records.read(machineViewer).importRun((begun.value as ImportRun).id) ?? begun.value) : begun;
  });
}

const askEveryMs = 500;

/** A server holds the folder: it runs the import, this terminal looks on. */
async function importThere(data: string, asked: TerminalImport, paths: readonly string[], say: (run: ImportRun) => void): Promise<Result<object>> {
  const begun = await askServer(data, 'POST', '/api/terminal/import', { ...asked, paths });
  if (!begun.ok || !('state' in (begun.value as object))) return begun as Result<object>;
  let now = begun.value as ImportRun;
  while (now.state === 'waiting' || now.state === 'running') {
    await new Promise((wake) => { setTimeout(wake, askEveryMs); });
    const answered = await askServer(data, 'GET', `/api/terminal/imports/${now.id}`);
    if (!answered.ok) return answered;
    const next = answered.value as ImportRun;
    if (next.rows !== now.rows) say(next);
    now = next;
  }
  return ok(now);
}
