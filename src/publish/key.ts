import { fail, ok, type Result } from '../basis/result.ts';

/** What an outsider brings: the installation's public key and, better, checkpoints noted from earlier publications. */
export type VerificationKey = {
  /** `ed25519:<base64 of the 32 raw bytes>`, as it stands in files. */
  readonly id: string;
  readonly bytes: Uint8Array<ArrayBuffer>;
  readonly noted: readonly NotedCheckpoint[];
};

/** A root that was seen published on its day: the installation cannot sign another one for it without being found out. */
export type NotedCheckpoint = { readonly day: string; readonly root: string };

/**
 * Key file: one line `ed25519:<base64>`, or JSON `{"key":"ed25519:<base64>","checkpoints":[{"day":"2026-03-02","root":"…"}]}`.
 * Fault history.bad-key.
 */
export function parseKey(text: string): Result<VerificationKey> {
  const trimmed = text.trim();
  if (!trimmed.startsWith('{')) return keyOf(trimmed, []);
  const parsed = parseJson(trimmed);
  if (parsed === undefined || typeof parsed['key'] !== 'string') return fail('history.bad-key', 'key');
  const noted = parsed['checkpoints'] ?? [];
  return isNoted(noted) ? keyOf(parsed['key'], noted) : fail('history.bad-key', 'checkpoints');
}

/** The public form of raw key bytes. */
export const keyId = (bytes: Uint8Array): string => `ed25519:${bytes.toBase64()}`;

export function fromBase64(text: string): Uint8Array<ArrayBuffer> | undefined {
  try {
    return Uint8Array.fromBase64(text, { lastChunkHandling: 'strict' });
  } catch {
    return undefined;
  }
}

function keyOf(id: string, noted: readonly NotedCheckpoint[]): Result<VerificationKey> {
  const bytes = id.startsWith('ed25519:') ? fromBase64(id.slice('ed25519:'.length)) : undefined;
  return bytes?.length === 32 && keyId(bytes) === id ? ok({ id, bytes, noted }) : fail('history.bad-key', 'ed25519:<base64>');
}

function parseJson(text: string): Readonly<Record<string, unknown>> | undefined {
  try {
    const parsed: unknown = JSON.parse(text);
    return typeof parsed === 'object' && parsed !== null ? { ...parsed } : undefined;
  } catch {
    return undefined;
  }
}

const isNoted = (rows: unknown): rows is readonly NotedCheckpoint[] =>
  Array.isArray(rows) && rows.every((row: unknown) => typeof row === 'object' && row !== null
    && 'day' in row && typeof row.day === 'string' && 'root' in row && typeof row.root === 'string');
