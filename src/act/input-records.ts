import type { Json } from '../basis/canonical.ts';
import type { Actor, Case, ChecklistMark, EvidenceFile, FieldCapture } from '../model/case.ts';
import type { CaseType } from '../model/case-type.ts';
import { pairOf, type PhotoPair } from '../model/photo-pair.ts';

type Row = Readonly<Record<string, Json>>;
type Given = { readonly type: CaseType; readonly of: Case | undefined; readonly actor: Actor; readonly now: number; readonly data: Row };

/** Uploaded files, each for an item of the checklist: content hash, name, type, size. Adds who and when. */
export function validFiles(value: Json, given: Given): readonly EvidenceFile[] | undefined {
  return everyRow(value, (row): EvidenceFile | undefined => {
    const { hash, name, type, size, item } = row;
    if (!isText(hash) || !/^[0-9a-f]{64}$/.test(hash) || !isText(name) || !isText(type) || !isText(item)) return undefined;
    if (typeof size !== 'number' || !Number.isSafeInteger(size) || size < 1) return undefined;
    if (!given.type.checklist.some((known) => known.id === item)) return undefined;
    const captured = row['captured'] === undefined ? given.of?.evidence.find((file) => file.hash === hash)?.captured : validCapture(row['captured']);
    if (row['captured'] !== undefined && captured === undefined) return undefined;
    return { hash, name, type, size, item, by: given.actor.appointment, at: given.now, ...(captured !== undefined && { captured }) };
  });
}

/** What was said in the field; a place is whole or absent. */
function validCapture(value: Json): FieldCapture | undefined {
  if (!isRow(value)) return undefined;
  const { at, note, lon, lat, within } = value;
  if (typeof at !== 'number' || !Number.isSafeInteger(at) || at < 0) return undefined;
  if (note !== undefined && !isText(note)) return undefined;
  const said = { at, ...(note !== undefined && { note }) };
  if (lon === undefined && lat === undefined && within === undefined) return said;
  return isBetween(lon, -180, 180) && isBetween(lat, -90, 90) && isBetween(within, 0, 1e6) ? { ...said, lon, lat, within } : undefined;
}

const isBetween = (value: Json | undefined, least: number, most: number): value is number =>
  typeof value === 'number' && value >= least && value <= most;

/**
 * Marks by item: only material items can be marked by hand, `have` names at least one file that is or is being uploaded.
 * The machine's items are nobody's to mark.
 */
export function validChecklist(value: Json, given: Given): Readonly<Record<string, ChecklistMark>> | undefined {
  if (!isRow(value)) return undefined;
  const marks: Record<string, ChecklistMark> = {};
  for (const [item, mark] of Object.entries(value)) {
    const known = given.type.checklist.some((rule) => rule.id === item && rule.proof === 'material');
    const valid = known && isRow(mark) ? validMark(mark, given) : undefined;
    if (valid === undefined) return undefined;
    marks[item] = valid;
  }
  return Object.keys(marks).length === 0 ? undefined : marks;
}

function validMark(mark: Row, given: Given): ChecklistMark | undefined {
  const { state, files, note } = mark;
  if (state !== 'have' && state !== 'missing' && state !== 'unfit') return undefined;
  const named = files === undefined ? [] : files;
  if (!Array.isArray(named) || !named.every((hash: Json) => isText(hash) && isUploaded(hash, given))) return undefined;
  if (state === 'have' && named.length === 0) return undefined;
  if (note !== undefined && typeof note !== 'string') return undefined;
  return { state, by: given.actor.appointment, at: given.now, files: named as readonly string[], note: note ?? '' };
}

/** Two different photographs that are, or are being, handed in. */
export function validPair(value: Json, given: Given): PhotoPair | undefined {
  const pair = pairOf(value);
  const rows = [...(given.of?.evidence ?? []), ...Object.values(given.data).flatMap((one) => (Array.isArray(one) ? one.filter(isRow) : []))];
  const isPhotograph = (hash: string): boolean => rows.some((row) => row.hash === hash && String(row.type).startsWith('image/'));
  return pair !== undefined && pair.before !== pair.after && isPhotograph(pair.before) && isPhotograph(pair.after) ? pair : undefined;
}

const isUploaded = (hash: string, given: Given): boolean =>
  (given.of?.evidence.some((file) => file.hash === hash) ?? false)
  || Object.values(given.data).some((value) => Array.isArray(value) && value.some((row: Json) => isRow(row) && row['hash'] === hash));

const isText = (value: Json | undefined): value is string => typeof value === 'string' && value !== '' && value.isWellFormed() && value.length <= 500;

const isRow = (value: Json | undefined): value is Row => typeof value === 'object' && value !== null && !Array.isArray(value);

function everyRow<T>(value: Json, read: (row: Row) => T | undefined): readonly T[] | undefined {
  if (!Array.isArray(value)) return undefined;
  const rows = value.map((row: Json) => (isRow(row) ? read(row) : undefined));
  return rows.every((row) => row !== undefined) ? rows : undefined;
}
