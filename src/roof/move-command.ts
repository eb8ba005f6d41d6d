import { serversOf } from '../stores/records/postgres/primary.ts';
import { fail, ok, type Result } from '../basis/result.ts';
import { command } from '../cli/command.ts';
import { modeOf, openDataFolder } from '../stores/data-folder.ts';
import { moveInstallation, type Moved, type MoveTarget } from './move.ts';

const flags = {
  data: { type: 'string', env: 'QINGSHAN_DATA', fallback: './data', says: 'data folder of an installation that is stopped' },
  json: { type: 'boolean', says: 'only the result, as the last line' },
} as const;

const told = {
  calls: ['move [--data DIR] [--json]'], flags,
  says: `Moves an installation from the engines in its folder to servers: QINGSHAN_RECORDS_URL (an empty PostgreSQL database),
QINGSHAN_OBSERVATIONS_URL (ClickHouse) and, where it is set, QINGSHAN_FILES_URL. Every table is counted and hashed at both ends; unequal
ends are a fault and the folder stays as it was. Run it again when it was cut off. Afterwards: \`serve\` with the same folder and URLs.
The last line is JSON: {"records":[{"table":…,"rows":…,"hash":…}…],"observations":[…],"files":…}`,
};

export const run = command(told, async ({ flags: given, words }) => {
  if (words.length > 0) return fail('system.bad-option', words.join(' '));
  const to = targetOf(process.env);
  if (!to.ok) return to;
  const done = await moveFolder(given.data ?? './data', to.value, given.json === undefined ? (says) => void process.stderr.write(`${says}\n`) : () => undefined);
  if (!done.ok) return done;
  process.stdout.write(`${JSON.stringify(done.value)}\n`);
  return ok(0);
});

function targetOf(env: NodeJS.ProcessEnv): Result<MoveTarget> {
  const { QINGSHAN_RECORDS_URL: records = '', QINGSHAN_OBSERVATIONS_URL: observations = '', QINGSHAN_FILES_URL: files = '' } = env;
  const wrong = [['QINGSHAN_RECORDS_URL', records], ['QINGSHAN_OBSERVATIONS_URL', observations]].find(([, url = '']) => serversOf(url) === undefined);
  if (wrong !== undefined) return fail('system.bad-option', `${wrong[0]} must name where to`);
  return ok({ records, observations, files: files === '' ? undefined : files });
}

async function moveFolder(path: string, to: MoveTarget, progress: (says: string) => void): Promise<Result<Moved>> {
  const mode = modeOf(path);
  if (mode === undefined) return fail('system.no-data-folder', path);
  const folder = openDataFolder(path, mode);
  if (!folder.ok) return folder;
  try {
    return folder.value.moved ? fail('system.moved', path) : await moveInstallation(folder.value, to, progress);
  } finally {
    folder.value.release();
  }
}
