import { readFileSync } from 'node:fs';
import { fail, ok, type Result } from '../basis/result.ts';
import { readOptions } from '../cli/options.ts';
import { verifyPublicFile } from '../publish/verify.ts';

const flags = {
  key: { type: 'string', says: 'file that holds the installation’s public key: one line ed25519:<base64>, or JSON with noted checkpoints' },
  help: { type: 'boolean', says: 'this' },
} as const;

const help = `qingshan verify FILE --key K

Checks an exported public file offline: canonical form, every disclosed value against its commitment, the chain of events,
each checkpoint and its signature, the seal. Exit 0 and "ok", or exit 1 and the first place that does not hold.

  --key K   ${flags.key.says}
`;

export async function run(args: readonly string[]): Promise<Result<number>> {
  const given = readOptions(args, flags, process.env);
  if (!given.ok) return given;
  if (given.value.flags['help'] !== undefined) {
    process.stdout.write(help);
    return ok(0);
  }
  const [file] = given.value.words;
  const key = given.value.flags['key'];
  if (file === undefined || key === undefined || given.value.words.length !== 1) return fail('system.bad-option', 'verify FILE --key K');
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
