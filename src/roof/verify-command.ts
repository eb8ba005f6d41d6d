import { readFileSync } from 'node:fs';
import { fail, ok, type Result } from '../basis/result.ts';
import { command } from '../cli/command.ts';
import { verifyPublicFile } from '../publish/verify.ts';
import { askServer, isRunning } from './terminal.ts';
import { verifyStored, type VerifiedStore } from './verify-stored.ts';
import { withHouse } from './with-house.ts';

const flags = {
  key: { type: 'string', says: 'file that holds the installation’s public key: one line ed25519:<base64>, or JSON with noted checkpoints' },
  all: { type: 'boolean', says: 'every history that the installation has stored, and its checkpoints' },
  data: { type: 'string', env: 'QINGSHAN_DATA', fallback: './data', says: 'data folder, for --all' },
} as const;

const told = {
  calls: ['verify FILE --key K', 'verify --all [--data DIR]'], flags,
  says: `Checks an exported public file offline: canonical form, every disclosed value against its commitment, the chain of events,
each checkpoint and its signature, the seal. With --all the stored histories themselves, and every file that they name: asks the
running server, or opens the folder where none runs. Exit 0 and "ok", or exit 1 and each place that does not hold.`,
};

export const run = command(told, async ({ flags: given, words }) => {
  if (given.all !== undefined && words.length === 0) return all(given.data ?? './data');
  const [file] = words;
  if (file === undefined || given.key === undefined || words.length !== 1) return fail('system.bad-option', 'verify FILE --key K, or verify --all');
  return one(file, given.key);
});

function one(file: string, key: string): Result<number> {
  const text = readText(file);
  const keyText = readText(key);
  if (text === undefined) return fail('file.missing', file);
  if (keyText === undefined) return fail('file.missing', key);
  const verified = verifyPublicFile(text, keyText);
  if (verified.ok) {
    process.stdout.write(`ok\n${verified.says.en}\n${verified.says.zh}\n`);
    return ok(0);
  }
  process.stdout.write(`${verified.where}: ${verified.says.en}\n${verified.says.zh} [${verified.fault}]\n`);
  return ok(1);
}

const flawsShown = 100;

async function all(data: string): Promise<Result<number>> {
  const say = (done: number, of: number): void => void (process.stderr.isTTY && process.stderr.write(`\r${done} / ${of}`));
  const found = isRunning(data)
    ? ((await askServer(data, 'POST', '/api/terminal/verify', {})) as Result<VerifiedStore>)
    : await withHouse(data, undefined, async (house) => ok(await verifyStored(house, say)));
  if (!found.ok) return found;
  const { cases, events, checkpoints, files, flaws } = found.value;
  for (const { where, says, fault } of flaws.slice(0, flawsShown)) process.stdout.write(`${where}: ${says.en}; ${says.zh} [${fault}]\n`);
  if (flaws.length > flawsShown) process.stdout.write(`… ${flaws.length - flawsShown} more\n`);
  process.stdout.write(`${flaws.length === 0 ? 'ok' : `${flaws.length} flaws`}
${cases} histories, ${events} events, ${checkpoints} checkpoints, ${files} files
${cases}件案卷,${events}条记录,${checkpoints}个检查点,${files}个文件
`);
  return ok(flaws.length === 0 ? 0 : 1);
}

/** The bytes as Latin-1 when they are not UTF-8, so that a changed byte is judged, not repaired. */
function readText(path: string): string | undefined {
  try {
    const bytes = readFileSync(path);
    const text = bytes.toString('utf8');
    return Buffer.from(text, 'utf8').equals(bytes) ? text : bytes.toString('latin1');
  } catch {
    return undefined;
  }
}
