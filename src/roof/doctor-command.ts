import { ok, type Result } from '../basis/result.ts';
import { readOptions } from '../cli/options.ts';
import { examine } from './doctor.ts';
import { askServer, isRunning } from './terminal.ts';
import { withHouse } from './with-house.ts';

const flags = {
  data: { type: 'string', env: 'QINGSHAN_DATA', fallback: './data', says: 'data folder' },
  json: { type: 'boolean', says: 'one JSON object on one line' },
  help: { type: 'boolean', says: 'this' },
} as const;

/** Exit 0 when all is well, 1 when something is not. */
export async function run(args: readonly string[]): Promise<Result<number>> {
  const given = readOptions(args, flags, process.env);
  if (!given.ok) return given;
  if (given.value.flags['help'] !== undefined) {
    process.stdout.write('qingshan doctor [--json] [--data DIR]\n\nEngines, versions, disk, limits, counters in balance. Exit 1 when something is not well.\n');
    return ok(0);
  }
  const data = given.value.flags['data'] ?? './data';
  const found = isRunning(data) ? await askServer(data, 'GET', '/api/terminal/doctor') : await withHouse<unknown>(data, 'real', async (house, folder) => {
    const counts = await house.observations.counts();
    return ok(await examine(house, folder.folder, { ...counts, pending: 0 }));
  });
  if (!found.ok) return found;
  process.stdout.write(given.value.flags['json'] === undefined ? `${JSON.stringify(found.value, null, 2)}\n` : `${JSON.stringify(found.value)}\n`);
  return ok((found.value as { status: string }).status === 'ok' ? 0 : 1);
}
