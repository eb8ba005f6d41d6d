import { readFileSync } from 'node:fs';
import { fail, ok } from '../basis/result.ts';
import { command } from '../cli/command.ts';
import { verifyPublicFile } from '../publish/verify.ts';

const flags = {
  key: { type: 'string', says: 'file that holds the installation’s public key: one line ed25519:<base64>, or JSON with noted checkpoints' },
} as const;

const told = {
  calls: ['verify FILE --key K'], flags,
  says: `Checks an exported public file offline: canonical form, every disclosed value against its commitment, the chain of events,
each checkpoint and its signature, the seal. Exit 0 and "ok", or exit 1 and the first place that does not hold.`,
};

export const run = command(told, async ({ flags: { key }, words }) => {
  const [file] = words;
  if (file === undefined || key === undefined || words.length !== 1) return fail('system.bad-option', 'verify FILE --key K');
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
});

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
