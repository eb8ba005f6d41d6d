import { fail, ok, type Result } from '../basis/result.ts';
import { resolve } from 'node:path';
import { command } from '../cli/command.ts';
import type { ImportKind } from '../flow/imports/published-file.ts';
import { runImport } from '../flow/imports/run-import.ts';
import { readPublished } from './published-files.ts';
import { askServer, isRunning } from './terminal.ts';
import { withHouse } from './with-house.ts';

const flags = {
  data: { type: 'string', env: 'QINGSHAN_DATA', fallback: './data', says: 'data folder; a real one is made where there is none' },
  json: { type: 'boolean', says: 'only the result, as the last line' },
} as const;

const told = {
  calls: ['import cnemc PATH… [--data DIR] [--json]', 'import surface-water PATH… [--data DIR] [--json]'], flags,
  says: `Reads published files (.csv, .csv.gz, or folders of them) as they are, refuses and names what cannot be used, stores the rest and
determines the touched hours. Running it again stores nothing twice. The last line is JSON:
  {"rows":…,"refused":…,"stored":…,"already":…,"refusedBy":{…},"aqi":{"compared":…,"equal":…}}
  {"rows":…,"refused":…,"stored":…,"already":…,"refusedBy":{…},"class":{"compared":…,"equal":…,"equalEitherTable":…,"disagreements":{…}}}
rows = refused + stored; "already" of the stored ones were known from an earlier import.`,
};

const isKind = (text: string | undefined): text is ImportKind => text === 'cnemc' || text === 'surface-water';

export const run = command(told, async ({ flags: given, words }) => {
  const [kind, ...paths] = words;
  if (!isKind(kind) || paths.length === 0) return fail('system.bad-option', 'import cnemc|surface-water PATH…');
  const data = given.data ?? './data';
  const say = given.json === undefined ? (text: string): boolean => process.stderr.write(`${text}\n`) : (): boolean => true;
  const done = isRunning(data)
    ? await askServer(data, 'POST', '/api/terminal/import', { kind, paths: paths.map((path) => resolve(path)) })
    : await importHere(data, kind, paths, say);
  if (!done.ok) return done;
  process.stdout.write(`${JSON.stringify(done.value)}\n`);
  return ok(0);
});

async function importHere(data: string, kind: ImportKind, paths: readonly string[], say: (text: string) => boolean): Promise<Result<unknown>> {
  const files = await readPublished(paths);
  if (!files.ok) return files;
  return withHouse(data, 'real', (house) => runImport(house, kind, files.value, say));
}
