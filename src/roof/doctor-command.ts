import { fail, ok } from '../basis/result.ts';
import { command } from '../cli/command.ts';
import { examine } from './doctor.ts';
import { openMailPost } from './mail-setting.ts';
import { askServer, isRunning } from './terminal.ts';
import { withHouse } from './with-house.ts';

const flags = {
  data: { type: 'string', env: 'QINGSHAN_DATA', fallback: './data', says: 'data folder' },
  json: { type: 'boolean', says: 'one JSON object on one line' },
} as const;

const told = { calls: ['doctor [--json] [--data DIR]'], says: 'Engines, versions, disk, limits, counters in balance. Exit 1 when something is not well.', flags };

/** Exit 0 when all is well, 1 when something is not. */
export const run = command(told, async ({ flags: given, words }) => {
  if (words.length > 0) return fail('system.bad-option', words.join(' '));
  const data = given.data ?? './data';
  const mail = openMailPost(process.env);
  if (!mail.ok) return mail;
  const found = isRunning(data) ? await askServer(data, 'GET', '/api/terminal/doctor') : await withHouse<unknown>(data, undefined, async (house, folder) => {
    const counts = await house.observations.counts();
    return ok(await examine(house, folder.folder, { ...counts, pending: 0 }, mail.value));
  });
  if (!found.ok) return found;
  process.stdout.write(given.json === undefined ? `${JSON.stringify(found.value, null, 2)}\n` : `${JSON.stringify(found.value)}\n`);
  return ok((found.value as { status: string }).status === 'ok' ? 0 : 1);
});
