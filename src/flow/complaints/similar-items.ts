import { numberParameter } from '../../act/parameters.ts';
import { fail, ok, type Result } from '../../basis/result.ts';
import type { Case } from '../../model/case.ts';
import { sharedPassages } from '../../trace/shared-passages.ts';
import { textMeasure } from '../../trace/text-likeness.ts';
import { parametersOf } from '../cases/parameters-of.ts';
import { coverOf } from '../covered-texts.ts';
import type { House } from '../house.ts';
import type { Viewer } from '../ports/records.ts';
import { complaintType, itemsMax } from './complaint-type.ts';

export type SimilarItem = {
  readonly of: Case;
  /** Its text and the passages as those read them who may not know who complained. */
  readonly text: string;
  readonly share: number;
  /** The longest passages that stand in both. */
  readonly passages: readonly string[];
  readonly sameKind: boolean;
  readonly confirmed: boolean;
};

const shownMax = 10;

/** 疑似同一问题: other items of the same region that read alike, most alike first; those that a person has grouped with it in any case. */
export async function similarItems(house: House, viewer: Viewer, id: string): Promise<Result<readonly SimilarItem[]>> {
  const declared = complaintType(house);
  if (!declared.ok) return declared;
  const { type, rule } = declared.value;
  const records = house.records.read(viewer);
  const own = await records.case(id);
  if (own === undefined || own.type !== type.id) return fail('request.not-found', id);
  const least = numberParameter(type, 'similar-least', parametersOf(house, type.id));
  const others = (await records.cases({ types: [type.id], region: own.region, limit: itemsMax })).filter((of) => of.id !== id);
  const measure = textMeasure([own, ...others].map(textOf));
  const found = others
    .map((of) => ({
      of,
      share: measure(textOf(own), textOf(of)).share,
      sameKind: of.fields[rule.kind] === own.fields[rule.kind],
      confirmed: of.fields['sameNumber'] === own.number || own.fields['sameNumber'] === of.number,
    }))
    .filter(({ share, confirmed }) => confirmed || share >= least)
    .sort((a, b) => Number(b.confirmed) - Number(a.confirmed) || b.share - a.share)
    .slice(0, shownMax);
  const ownCover = await coverOf(house, type, own.id);
  const shown = found.map(async (one): Promise<SimilarItem> => {
    const cover = await coverOf(house, type, one.of.id);
    const covered = (text: string): string => ownCover?.text(cover?.text(text) ?? text) ?? text;
    // A number that begins before a passage is whole only in the text itself.
    const passages = sharedPassages(covered(textOf(own)), covered(textOf(one.of)));
    return { ...one, text: covered(textOf(one.of)), passages };
  });
  return ok(await Promise.all(shown));
}

const textOf = (of: Case): string => String(of.fields['complaint'] ?? '');
