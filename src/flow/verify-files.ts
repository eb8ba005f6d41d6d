import type { Json } from '../basis/canonical.ts';
import type { EventText } from '../model/event-text.ts';
import { flaw, type Flaw } from '../publish/flaw.ts';
import type { House } from './house.ts';
import { FileDamaged } from './ports/files.ts';

export type VerifiedFiles = { readonly files: number; readonly flaws: readonly Flaw[] };

type NamedFile = { readonly hash: string; readonly name: string };
type Place = { readonly case: string; readonly seq: number; readonly name: string };

/** The files that stored histories name (佐证材料, scans of signed sheets), gathered as the histories pass by. */
export class FilesNamed {
  readonly #files = new Map<string, Place>();

  note({ case: id, seq, text }: EventText): void {
    if (!text.includes('"size":')) return;
    for (const { hash, name } of filesIn((JSON.parse(text) as { readonly data: Json }).data)) if (!this.#files.has(hash)) this.#files.set(hash, { case: id, seq, name });
  }

  /**
   * Each read whole, once, and compared with the hash under which it was handed in. A flaw names the case, the event that brought the
   * file, and the file.
   */
  async verify({ files }: Pick<House, 'files'>): Promise<VerifiedFiles> {
    const flaws: Flaw[] = [];
    for (const [hash, place] of this.#files) flaws.push(...await fileFlaws(files, hash, place));
    return { files: this.#files.size, flaws };
  }
}

/** Whatever in an event looks like a kept file: a hash with a size and a media type. */
function filesIn(value: Json): readonly NamedFile[] {
  if (Array.isArray(value)) return value.flatMap(filesIn);
  if (typeof value !== 'object' || value === null) return [];
  const { hash, size, type, name } = value as Readonly<Record<string, Json | undefined>>;
  const own = typeof hash === 'string' && /^[0-9a-f]{64}$/.test(hash) && typeof size === 'number' && typeof type === 'string';
  return own ? [{ hash, name: typeof name === 'string' ? name : type }] : Object.values(value).flatMap((part) => filesIn(part as Json));
}

async function fileFlaws(files: House['files'], hash: string, { case: id, seq, name }: Place): Promise<readonly Flaw[]> {
  const where = `case ${id}, event ${seq}, file ${name} (${hash.slice(0, 12)})`;
  try {
    const pieces = await files.open(hash);
    if (pieces === undefined) return [flaw('file.missing', where, '登记的文件在存储中不存在', 'the recorded file is not in the store')];
    // Read to its end: the store compares the whole.
    for await (const piece of pieces) void piece;
    return [];
  } catch (error) {
    if (!(error instanceof FileDamaged)) throw error;
    return [flaw('file.damaged', where, '存储中的文件已被改动或损坏', 'the stored file was changed or damaged')];
  }
}
