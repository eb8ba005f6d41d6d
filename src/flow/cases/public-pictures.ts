import type { Case } from '../../model/case.ts';
import type { CaseType } from '../../model/case-type.ts';
import { pairOf, type PhotoPair } from '../../model/photo-pair.ts';
import type { PublicPicture } from '../../model/public-picture.ts';
import { withoutMetadata } from '../../publish/picture.ts';
import type { House } from '../house.ts';
import type { RecordWriter } from '../ports/records.ts';

/** `withheld`: photographs that may be shown and cannot, because they are no whole JPEG or PNG. */
export type PublicPictures = { readonly pictures: readonly PublicPicture[]; readonly withheld: number };

/**
 * The photographs of a case that its type shows the public in this state: those that the check names as 有, in the order in which they
 * were handed in. Each is kept a second time without metadata, and only that copy is ever served.
 */
export async function publicPictures(house: House, records: RecordWriter, type: CaseType, of: Case): Promise<PublicPictures> {
  const rule = type.publication?.pictures;
  if (rule?.states.includes(of.state) !== true) return { pictures: [], withheld: 0 };
  const accepted = of.evidence.flatMap((file) => {
    const mark = of.checklist[file.item];
    const shown = rule.items.includes(file.item) && mark?.state === 'have' && mark.files.includes(file.hash) && file.type.startsWith('image/');
    return shown ? [{ file, checkedAt: mark.at }] : [];
  });
  const pictures: PublicPicture[] = [];
  const looked = await lookedAt(house, records, accepted.map(({ file }) => file.hash));
  const pair = rule.pair === undefined ? undefined : pairOf(of.fields[rule.pair]);
  for (const { file: { hash, item, type: kind, at, photo }, checkedAt } of accepted) {
    const bytes = looked.has(hash) ? await house.files.get(hash) : undefined;
    const clean = bytes === undefined ? undefined : withoutMetadata(kind, bytes);
    if (clean !== undefined) pictures.push({ hash: await house.files.put(clean.bytes), item, type: clean.type, at, checkedAt,
      ...sideOf(pair, hash, photo?.takenAt) });
  }
  return { pictures, withheld: accepted.length - pictures.length };
}

/**
 * Those that the scanner found clean. Where the place runs one, a file of which it knows nothing is put before it; where it runs none,
 * all.
 */
async function lookedAt(house: House, records: RecordWriter, hashes: readonly string[]): Promise<ReadonlySet<string>> {
  const known = new Map((await records.fileScans(hashes)).map(({ hash, state }) => [hash, state]));
  if (house.scanner === undefined) return new Set(hashes.filter((hash) => !known.has(hash) || known.get(hash) === 'clean'));
  const unknown = [...new Set(hashes)].filter((hash) => !known.has(hash));
  for (const hash of unknown) await records.putFileScan({ hash, state: 'waiting', says: '', at: house.clocks.machine(), tries: 0 });
  return new Set(hashes.filter((hash) => known.get(hash) === 'clean'));
}

function sideOf(pair: PhotoPair | undefined, hash: string, takenAt: number | undefined): Pick<PublicPicture, 'side' | 'takenAt'> {
  const side = hash === pair?.before ? 'before' : hash === pair?.after ? 'after' : undefined;
  return side === undefined ? {} : { side, ...(takenAt !== undefined && { takenAt }) };
}
