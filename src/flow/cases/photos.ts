import type { Json } from '../../basis/canonical.ts';
import type { Facts } from '../../act/context.ts';
import { numberParameter } from '../../act/parameters.ts';
import { photoMarks, type PhotoMark } from '../../close/photo-marks.ts';
import type { Case, EvidenceFile } from '../../model/case.ts';
import type { CaseType } from '../../model/case-type.ts';
import { nearestPlace, type NearestPlace, type PhotoFacts, type PhotoPlace } from '../../model/photo-facts.ts';
import type { House } from '../house.ts';
import type { FileUse, Viewer } from '../ports/records.ts';
import { parametersOf } from './parameters-of.ts';

/** What the cameras wrote into the files that a step hands in, and the places of the item; undefined where no photograph comes. */
export async function photosHandedIn(house: House, of: Case, data: Readonly<Record<string, Json>>): Promise<Facts['photos']> {
  const read: Record<string, PhotoFacts> = {};
  const known = new Set(of.evidence.map(({ hash }) => hash));
  for (const { hash, type } of Object.values(data).flatMap(rowsOf)) {
    if (typeof hash !== 'string' || typeof type !== 'string' || !type.startsWith('image/') || known.has(hash)) continue;
    const bytes = await house.files.get(hash);
    const facts = bytes === undefined ? undefined : house.pictures.facts(type, bytes);
    if (facts !== undefined) read[hash] = facts;
  }
  return { read, places: placesOf(house, of) };
}

type Row = Readonly<Record<string, Json>>;
const rowsOf = (value: Json): readonly Row[] => (Array.isArray(value) ? value.filter((row: Json): row is Row => typeof row === 'object'
  && row !== null && !Array.isArray(row)) : []);

/** The points of the item that have a place. */
const placesOf = ({ directory }: House, { points }: Case): readonly PhotoPlace[] => points.flatMap((number) => {
  const { name, lon, lat } = directory.points.get(number) ?? {};
  return name === undefined || lon === undefined || lat === undefined ? [] : [{ name, lon, lat }];
});

export type PhotoView = { readonly hash: string; readonly marks: readonly PhotoMark[]; readonly nearest?: NearestPlace };

/** Each photograph of a case with what is to be said of it to this viewer. */
export async function photosOf(house: House, viewer: Viewer, type: CaseType, of: Case): Promise<readonly PhotoView[]> {
  const photographs = [...new Map(of.evidence.filter((file) => file.type.startsWith('image/')).map((file) => [file.hash, file])).values()];
  if (photographs.length === 0) return [];
  const uses = Map.groupBy(await house.records.read(viewer).fileUses(photographs.map(({ hash }) => hash)), ({ hash }) => hash);
  const places = placesOf(house, of);
  return photographs.map((file) => {
    const nearest = nearestPlace(file.photo ?? {}, places);
    const scene = { openedAt: of.openedAt, ...bounds(house, type, file), elsewhere: elsewhere(uses.get(file.hash) ?? [], of),
      ...(nearest !== undefined && { nearest }) };
    return { hash: file.hash, marks: photoMarks(file, scene), ...(nearest !== undefined && { nearest }) };
  });
}

function bounds(house: House, type: CaseType, { item }: EvidenceFile): { readonly distanceMost?: number; readonly clockHours?: number } {
  const rule = type.checklist.find(({ id }) => id === item)?.photo;
  const parameters = parametersOf(house, type.id);
  return rule === undefined ? {} : { distanceMost: numberParameter(type, rule.distance, parameters),
    clockHours: numberParameter(type, rule.clock, parameters) };
}

function elsewhere(uses: readonly FileUse[], { id }: Case): { readonly numbers: readonly string[]; readonly count: number } {
  const others = uses.filter((use) => use.case?.id !== id);
  return { count: others.length, numbers: others.flatMap((use) => use.case?.number ?? []) };
}
