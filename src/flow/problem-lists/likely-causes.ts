import { numberParameter } from '../../act/parameters.ts';
import { fail, ok, type Result } from '../../basis/result.ts';
import type { Case } from '../../model/case.ts';
import { sharedPassages } from '../../trace/shared-passages.ts';
import { textMeasure } from '../../trace/text-likeness.ts';
import { declaredType } from '../cases/case-types.ts';
import { parametersOf } from '../cases/parameters-of.ts';
import { coverOf } from '../covered-texts.ts';
import type { House } from '../house.ts';
import type { Viewer } from '../ports/records.ts';
import { causeRegister, type CauseStanding } from './causes.ts';
import type { DeclaredLists } from './declared.ts';
import type { Listed } from './listed-problems.ts';

export type LikelyCause = {
  readonly standing: CauseStanding; readonly share: number; readonly passages: readonly string[]; readonly words: readonly string[];
  /** Of its problems the one that reads most alike, where it reads more alike than the cause itself. */
  readonly like?: Listed;
};

const shownMax = 5;
const wordsShown = 6;

/**
 * 可能的原因 of one problem: the causes that read most alike, or whose problems do, with what is alike. It orders a list and decides nothing.
 * Fault: request.not-found.
 */
export async function likelyCauses(house: House, viewer: Viewer, declared: DeclaredLists, id: string): Promise<Result<{ readonly of: Case; readonly likely: readonly LikelyCause[]; readonly all: readonly CauseStanding[] }>> {
  const of = await house.records.read(viewer).case(id);
  if (of === undefined) return fail('request.not-found', id);
  const { type, causes } = await causeRegister(house, viewer, declared);
  const { linkable, likely: leastOf } = declared.rule.causes;
  const least = numberParameter(type, leastOf, parametersOf(house, type.id));
  const open = causes.filter(({ cause: { state, id: cause } }) => linkable.includes(state) && of.causes?.some((link) => link.id === cause) !== true);
  const cover = await coverOf(house, declaredType(house.programmes, of.type), of.id);
  const own = textOf(cover === undefined ? of : { ...of, fields: cover.fields(of.fields) }, ['problem', 'complaint', 'pattern']);
  const measure = textMeasure([own, ...open.map(({ cause }) => causeText(cause)), ...open.flatMap(({ problems }) => problems.map((one) => one.of.title.zh))]);
  const likely = open.map((standing): LikelyCause => {
    const text = causeText(standing.cause);
    const direct = measure(own, text);
    const [like] = standing.problems.filter((one) => one.of.id !== id)
      .map((one) => ({ one, share: measure(own, textOf(one.of, ['problem'])).share })).sort((a, b) => b.share - a.share);
    const share = Math.max(direct.share, like?.share ?? 0);
    return {
      standing, share, passages: sharedPassages(own, text), words: direct.words.filter(({ known }) => known).slice(0, wordsShown).map(({ word }) => word),
      ...(like !== undefined && like.share > direct.share ? { like: like.one } : {}),
    };
  });
  return ok({ of, all: causes, likely: likely.filter(({ share }) => share >= least).sort((a, b) => b.share - a.share).slice(0, shownMax) });
}

const textOf = ({ title, fields }: Pick<Case, 'title' | 'fields'>, ids: readonly string[]): string =>
  [title.zh, ...ids.flatMap((field) => { const value = fields[field]; return typeof value === 'string' ? [value] : []; })].join('。');
const causeText = (cause: Case): string => textOf(cause, ['cause', 'evidence']);
