import { numberParameter } from '../../act/parameters.ts';
import { fail, ok, type Result } from '../../basis/result.ts';
import type { CaseHead } from '../../model/case.ts';
import type { AlikeRule, CaseType } from '../../model/case-type.ts';
import type { Trait, Traits } from '../../trace/field-likeness.ts';
import { rankAlike } from '../../trace/rank-alike.ts';
import { sharedPassages } from '../../trace/shared-passages.ts';
import { textMeasure } from '../../trace/text-likeness.ts';
import type { House } from '../house.ts';
import type { Viewer } from '../ports/records.ts';
import { declaredType } from './case-types.ts';
import { parametersOf } from './parameters-of.ts';

export type AlikeCase = {
  readonly of: CaseHead;
  readonly share: number;
  /** Words of the trade that both have, the weightiest first; the longest passages that stand in both. */
  readonly words: readonly string[];
  readonly passages: readonly string[];
  /** Traits in which they agree wholly or in part. */
  readonly traits: readonly { readonly id: TraitId; readonly share: number }[];
};
export type TraitId = 'region' | 'industry' | 'outlets' | 'firm';

const comparedMax = 5_000;
const shownMax = 10;
const wordsShown = 6;

/**
 * 同类问题 of one case: others of its kinds that this viewer sees, by text and by traits (fused ranks), each with why. It orders a list
 * and decides nothing. Fault: request.not-found.
 */
export async function alikeCases(house: House, viewer: Viewer, id: string): Promise<Result<{ readonly compared: number; readonly least: number; readonly rows: readonly AlikeCase[] }>> {
  const records = house.records.read(viewer);
  const own = await records.case(id);
  const type = own === undefined ? undefined : declaredType(house.programmes, own.type);
  if (own === undefined || type?.alike === undefined) return fail('request.not-found', id);
  const { alike } = type;
  const least = numberParameter(type, alike.least, parametersOf(house, type.id));
  const others = (await records.caseHeads({ types: typesAlike(house, type, alike), limit: comparedMax })).filter((of) => of.id !== id && own.parent !== of.id && of.parent !== own.id);
  const same = sameFeedback(type, own);
  const describe = (of: CaseHead) => ({ head: of, text: textOf(of, alike), traits: traitsOf(house, of) });
  const [mine, theirs] = [describe(own), others.filter((of) => !same(of)).map(describe)];
  const names = [...house.directory.units.values()].filter(({ kind }) => kind === 'enterprise').map(({ name }) => name.zh);
  const measure = textMeasure([mine, ...theirs].map(({ text }) => text), names);
  const rows = rankAlike(mine, theirs, measure).filter(({ text }) => text.share >= least).slice(0, shownMax).map(({ of: { head, text: read }, text, fields }): AlikeCase => ({
    of: head, share: text.share, words: text.words.filter(({ known }) => known).slice(0, wordsShown).map(({ word }) => word),
    passages: sharedPassages(mine.text, read), traits: fields.fields.filter(({ share }) => share > 0).map(({ id: trait, share }) => ({ id: trait as TraitId, share })),
  }));
  return ok({ compared: theirs.length, least, rows });
}

/** Its own kind and those that are compared with one another under the same text. */
const typesAlike = (house: House, own: CaseType, { among }: AlikeRule): readonly string[] => [
  own.id, ...house.programmes.flatMap(({ cases }) => cases).filter((type) => type.id !== own.id && type.alike?.among === among).map((type) => type.id),
];

/** The same feedback handed down to other places is no other problem. */
const sameFeedback = ({ documentField = '', alike }: CaseType, own: CaseHead) => (of: CaseHead): boolean =>
  alike !== undefined && own.fields[documentField] !== undefined && of.fields[documentField] === own.fields[documentField] && of.fields[alike.text] === own.fields[alike.text];

const textOf = ({ title, fields }: CaseHead, { text }: AlikeRule): string => {
  const said = fields[text];
  return typeof said === 'string' ? said : title.zh;
};

/** Where it is, whose outlets, of what kind and in which industry (GB/T 4754: class within group within section). */
function traitsOf({ directory }: House, of: CaseHead): Traits {
  const points = of.points.flatMap((number) => directory.points.get(number) ?? []);
  const firms = [...new Set(points.flatMap(({ enterprise }) => enterprise ?? []))];
  const [industry] = firms.flatMap((unit) => directory.enterprises.get(unit)?.industry.code ?? []);
  const traits: Partial<Record<TraitId, Trait>> = {
    region: { path: [of.region.slice(0, 2), of.region.slice(2, 4), of.region.slice(4)].filter((part) => !/^0*$/.test(part)) },
    ...(industry === undefined ? {} : { industry: { path: [...industry] } }),
    ...(points.length === 0 ? {} : { outlets: { set: points.map(({ kind }) => kind) } }),
    ...(firms.length === 0 ? {} : { firm: { set: firms } }),
  };
  return traits as Traits;
}
