import type { Static } from 'typebox';
import type { GoodCaseRow, publicGoodCases } from '../../contract/good-case.ts';
import { declaredType } from '../../flow/cases/case-types.ts';
import type { GoodCase } from '../../flow/good-cases.ts';
import type { House } from '../../flow/house.ts';
import type { Publication } from '../../flow/ports/records.ts';
import type { PublicPicture } from '../../model/public-picture.ts';
import { regionName, unitName } from './names.ts';

type Row = Static<typeof GoodCaseRow>;
type PublicRow = Static<typeof publicGoodCases.reply>[number];
type Content = {
  readonly case?: { readonly number?: string; readonly title?: Publication['title']; readonly fields?: Readonly<Record<string, unknown>> };
  readonly pictures?: readonly PublicPicture[];
} | null;

/** Only what is published of a case leaves its own parties: the declared public fields. */
export function goodCaseRow(house: House, { of, item, alike }: GoodCase): Row {
  const type = declaredType(house.programmes, of.type);
  const shown = Object.fromEntries((type.publication?.fields ?? []).map((id) => [id, of.fields[id]]));
  return {
    ...stateOf(house, of.type, of.state), id: of.id, number: of.number, title: of.title, region: regionName(house, of.region), unit: unitName(house, of.parties['author'] ?? ''),
    fields: textsOf(shown), reuseCount: Number(of.fields['reuseCount'] ?? 0),
    measures: item.measures.filter(({ dropped }) => dropped === undefined).map(({ what, quantity, unit, works }) => ({ what, quantity, unit, works: works === true })),
    ...(alike !== undefined && { alike: { share: alike.share, words: [...alike.words], passages: [...alike.passages] } }),
  };
}

/** From the publication alone; the photographs are those that its item publishes. */
export function publicGoodCase(house: House, { id, kind, region, state, title, content, publishedAt, parent }: Publication, item: Publication | undefined): PublicRow {
  const said = (content as Content)?.case;
  const fields = said?.fields ?? {};
  const because = withdrawnWords(house, kind, fields['withdrawnBecause'], state);
  return {
    ...stateOf(house, kind, state), id, number: said?.number ?? '', title: said?.title ?? title, region: regionName(house, region), publishedAt,
    fields: textsOf(fields), reuseCount: Number(fields['reuseCount'] ?? 0), item: parent ?? '',
    pictures: ((item?.content as Content)?.pictures ?? []).map(({ hash, at }) => ({ hash, at })), ...(because !== undefined && { withdrawnBecause: because }),
  };
}

function stateOf(house: House, kind: string, state: string): Pick<Row, 'state' | 'stateTitle' | 'withdrawn'> {
  const rule = declaredType(house.programmes, kind).states[state];
  return { state, stateTitle: rule?.title ?? { zh: state, en: state }, withdrawn: rule?.end === true };
}

/** The machine says by which way the item came back; the office by a choice of its own. */
function withdrawnWords(house: House, kind: string, value: unknown, state: string): PublicRow['withdrawnBecause'] {
  const type = declaredType(house.programmes, kind);
  if (type.states[state]?.end !== true) return undefined;
  const choices = type.steps.flatMap(({ input }) => input).find(({ id }) => id === 'withdrawnBecause')?.choices ?? [];
  return choices.find(({ id }) => id === (value ?? 'office'))?.title;
}

const textsOf = (fields: Readonly<Record<string, unknown>>): Record<string, string> =>
  Object.fromEntries(Object.entries(fields).flatMap(([id, value]) => (typeof value === 'string' ? [[id, value]] : [])));
