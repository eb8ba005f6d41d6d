import type { Static } from 'typebox';
import { fraction, fractionText, type Fraction } from '../../basis/fraction.ts';
import type { ListedRow, problemLists } from '../../contract/problem-list.ts';
import type { DeclaredLists } from '../../flow/problem-lists/declared.ts';
import { isOverdue, type Period, type Side } from '../../flow/problem-lists/counted.ts';
import type { Listed } from '../../flow/problem-lists/listed-problems.ts';
import type { ListFigures, PlaceFigures } from '../../flow/problem-lists/overview.ts';
import type { House } from '../../flow/house.ts';
import { declaredType } from '../../flow/cases/case-types.ts';
import type { Words } from '../../model/words.ts';
import { caseRow } from './case-row.ts';
import { regionName, unitName } from './names.ts';

type Overview = Static<typeof problemLists.reply>;
const all: Words = { zh: '全部清单', en: 'All lists' };

/** As this place names them now; one that it names no more is shown by its id. */
export function listTitle({ type, rule }: DeclaredLists, id: string): Words {
  const field = type.fields.find((one) => one.id === rule.fields.list);
  return id === '' ? all : field?.choices?.find((choice) => choice.id === id)?.title ?? { zh: id, en: id };
}

export const listIds = ({ type, rule }: DeclaredLists): readonly string[] => type.fields.find(({ id }) => id === rule.fields.list)?.choices?.map(({ id }) => id) ?? [];

export const listView = (declared: DeclaredLists, figures: ListFigures): Overview['lists'][number] => ({ ...figures, title: listTitle(declared, figures.list) });

export const placeView = (house: House, { region, parts, index, asHandedDown, place, total, solved }: PlaceFigures): Overview['places'][number] => ({
  region: regionName(house, region), total, solved, parts: parts.map(({ value, ...part }) => ({ ...part, ...(value === undefined ? {} : { value: percent(value) }) })),
  ...(place === undefined ? {} : { place }), ...(index === undefined ? {} : { index: percent(index) }), ...(asHandedDown === undefined ? {} : { asHandedDown: percent(asHandedDown) }),
});

/** 0 to 100, one decimal, rounded once half to even from the exact ratio. */
const percent = ({ top, bottom }: Fraction): string => fractionText(fraction(top * 100n, bottom), 1);

export function listedRow(house: House, declared: DeclaredLists, one: Listed, period: Period, side?: Side): Static<typeof ListedRow> {
  const { of, list, byReference, selfFound, found, deadline, closed, solved, rebounded, similar, similarFound } = one;
  const type = declaredType(house.programmes, of.type);
  const grade = type.steps.flatMap(({ input }) => input).find(({ id }) => id === 'grade')?.choices?.find(({ id }) => id === of.fields['grade']);
  const unit = Object.hasOwn(of.parties, 'county') ? of.parties['county'] : Object.values(of.parties).at(-1);
  return {
    case: caseRow(house, of, undefined), list, listTitle: listTitle(declared, list), byReference, selfFound, found, solved, rebounded, similar, overdue: isOverdue(one, period),
    causes: (of.causes ?? []).map(({ number }) => number),
    ...(deadline === undefined ? {} : { deadline }), ...(closed === undefined ? {} : { closed }), ...(similarFound === undefined ? {} : { similarFound }),
    ...(grade === undefined ? {} : { grade: grade.title }), ...(unit === undefined ? {} : { unit: unitName(house, unit) }), ...(side === undefined ? {} : { side }),
  };
}
