import type { Static } from 'typebox';
import type { leaderLink } from '../../contract/leader-link.ts';
import { declaredType } from '../../flow/cases/case-types.ts';
import type { House } from '../../flow/house.ts';
import type { Case } from '../../model/case.ts';
import { checkViews } from './case-view.ts';
import { basisOf, instructionRows, linkRow, type Link } from './leader-link.ts';

/** What a leader looks at before the next visit: from the item, from the visits, and from nobody's report alone. */
export async function leaderPage(house: House, link: Link): Promise<Static<typeof leaderLink.reply>> {
  const { of, item } = link;
  const measures = (item?.measures ?? []).filter(({ dropped }) => dropped === undefined);
  const photo = lastPhoto([of, ...(item === undefined ? [] : [item])]);
  return {
    row: linkRow(house, link), problem: String(of.fields['problem'] ?? ''),
    measures: { total: measures.length, verified: measures.filter(({ verified }) => verified?.holds === true).length },
    ...(photo === undefined ? {} : { photo }),
    checks: item === undefined ? [] : await checkViews(house, declaredType(house.programmes, item.type), item),
    visits: (of.visits ?? []).toSorted((a, b) => (a.day > b.day ? -1
      : Number(a.day < b.day))).map(({ photos, ...visit }) => ({ ...visit, photos: [...photos] })),
    instructions: instructionRows(house, link), basis: basisOf(house),
  };
}

const lastPhoto = (cases: readonly Case[]): { readonly case: string; readonly hash: string; readonly name: string; readonly at: number } | undefined =>
  cases.flatMap(({ id, evidence }) => evidence.filter(({ type }) => type.startsWith('image/')).map(({ hash, name, at }) => ({ case: id,
    hash, name, at }))).toReversed().toSorted((a, b) => b.at - a.at)[0];
