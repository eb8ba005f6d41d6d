import { fail, ok, type Result } from '../basis/result.ts';
import type { Upload } from './handler.ts';

/** What may be handed in as material: extension → declared type and the first bytes that such a file has (-1: any). */
const accepted: Readonly<Record<string, { readonly type: string; readonly starts: readonly (readonly number[])[] }>> = {
  pdf: { type: 'application/pdf', starts: [[0x25, 0x50, 0x44, 0x46]] },
  png: { type: 'image/png', starts: [[0x89, 0x50, 0x4e, 0x47]] },
  jpg: { type: 'image/jpeg', starts: [[0xff, 0xd8, 0xff]] },
  jpeg: { type: 'image/jpeg', starts: [[0xff, 0xd8, 0xff]] },
  heic: { type: 'image/heic', starts: ['heic', 'heix', 'mif1'].map((brand) => [0, 0, 0, -1,
    ...[...`ftyp${brand}`].map((char) => char.charCodeAt(0))]) },
  docx: { type: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document', starts: [[0x50, 0x4b, 0x03, 0x04]] },
  xlsx: { type: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet', starts: [[0x50, 0x4b, 0x03, 0x04]] },
  ofd: { type: 'application/ofd', starts: [[0x50, 0x4b, 0x03, 0x04]] },
  mp4: { type: 'video/mp4', starts: [[0, 0, 0]] },
  txt: { type: 'text/plain; charset=utf-8', starts: [] },
  csv: { type: 'text/csv; charset=utf-8', starts: [] },
};

export const uploadBytesMax = 20 * 1024 * 1024;
/** One byte more than is taken: a file that the reader cut is too long still, whether or not it saw in time that it cut. */
export const uploadLimits = { fileSize: uploadBytesMax + 1, files: 1, fields: 10, fieldSize: 10_000 } as const;

function isText(bytes: Uint8Array): boolean {
  if (bytes.subarray(0, 4096).includes(0)) return false;
  try {
    new TextDecoder('utf-8', { fatal: true }).decode(bytes);
    return true;
  } catch {
    return false;
  }
}

/** A name that every system can keep. Fault file.name-refused. */
export function checkName(name: string): Result<string> {
  const clean = name.normalize('NFC').trim();
  const hasControl = [...clean].some((char) => char < ' ' || char === '\u007f' || '/\\:*?"<>|'.includes(char));
  return clean.length === 0 || clean.length > 120 || hasControl || clean.startsWith('.') ? fail('file.name-refused', clean.slice(0, 60)) : ok(clean);
}

/** Type, size and name of a handed-in file; the type that is kept follows from the content, not from what the sender says. */
export function checkUpload(name: string, bytes: Uint8Array): Result<Upload> {
  const named = checkName(name);
  if (!named.ok) return named;
  const clean = named.value;
  if (bytes.length === 0) return fail('file.empty', clean);
  if (bytes.length > uploadBytesMax) return fail('request.too-large', `${bytes.length} > ${uploadBytesMax}`);
  const extension = /\.([a-z0-9]{2,5})$/i.exec(clean)?.[1]?.toLowerCase() ?? '';
  if (!Object.hasOwn(accepted, extension)) return fail('file.type-refused', extension);
  const kind = accepted[extension];
  if (kind === undefined) return fail('file.type-refused', extension);
  const fits = kind.starts.length === 0 ? isText(bytes) : kind.starts.some((start) => start.every((byte, at) => byte === -1
    || bytes[at] === byte));
  if (!fits) return fail('file.content-mismatch', clean);
  return ok({ name: clean, type: kind.type, bytes });
}
