import type { Json } from '../basis/canonical.ts';
import type { CaseEvent } from '../model/case.ts';
import { flaw, type Flaw } from '../publish/flaw.ts';
import type { House } from './house.ts';
import { FileDamaged } from './ports/files.ts';
import { machineViewer } from './viewer.ts';

export type VerifiedFiles = { readonly files: number; readonly flaws: readonly Flaw[] };

const casesAtOnce = 500;

/**
 * Every file that a stored history names (佐证材料, scans of signed sheets), read whole and compared with the hash under which it was
 * handed in. A flaw names the case, the event that brought the file, and the file. Each file is read once, however often it is named.
 */
export async function verifyFiles(house: House): Promise<VerifiedFiles> {
  const records = house.records.read(machineViewer);
  const heads = await records.chainHeads();
  const seen = new Set<string>();
  const flaws: Flaw[] = [];
  for (let from = 0; from < heads.length; from += casesAtOnce) {
    const events = await records.eventsUntil(heads.slice(from, from + casesAtOnce).map((head) => head.case), Number.MAX_SAFE_INTEGER);
    for (const { event, file } of events.flatMap(filesNamed)) {
      if (seen.has(file.hash)) continue;
      seen.add(file.hash);
      flaws.push(...await fileFlaws(house, event, file));
    }
  }
  return { files: seen.size, flaws };
}

type NamedFile = { readonly hash: string; readonly name: string };

const filesNamed = (event: CaseEvent): readonly { readonly event: CaseEvent; readonly file: NamedFile }[] =>
  filesIn(event.data).map((file) => ({ event, file }));

/** Whatever in an event looks like a kept file: a hash with a size and a media type. */
function filesIn(value: Json): readonly NamedFile[] {
  if (Array.isArray(value)) return value.flatMap(filesIn);
  if (typeof value !== 'object' || value === null) return [];
  const { hash, size, type, name } = value as Readonly<Record<string, Json | undefined>>;
  const own = typeof hash === 'string' && /^[0-9a-f]{64}$/.test(hash) && typeof size === 'number' && typeof type === 'string';
  return own ? [{ hash, name: typeof name === 'string' ? name : type }] : Object.values(value).flatMap((part) => filesIn(part as Json));
}

async function fileFlaws(house: House, { case: id, seq }: CaseEvent, { hash, name }: NamedFile): Promise<readonly Flaw[]> {
  const where = `case ${id}, event ${seq}, file ${name} (${hash.slice(0, 12)})`;
  try {
    const pieces = await house.files.open(hash);
    if (pieces === undefined) return [flaw('file.missing', where, '登记的文件在存储中不存在', 'the recorded file is not in the store')];
    // Read to its end: the store compares the whole.
    for await (const piece of pieces) void piece;
    return [];
  } catch (error) {
    if (!(error instanceof FileDamaged)) throw error;
    return [flaw('file.damaged', where, '存储中的文件已被改动或损坏', 'the stored file was changed or damaged')];
  }
}
