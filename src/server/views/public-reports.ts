import type { Static } from 'typebox';
import type { PublicReport } from '../../contract/public.ts';
import { declaredType } from '../../flow/cases/case-types.ts';
import type { House } from '../../flow/house.ts';
import type { Publication } from '../../flow/ports/records.ts';
import { publicViewer } from '../../flow/viewer.ts';

/** An item has a few in its look-back; more than this are on the record and not on the page. */
const shownMost = 200;

type Content = {
  readonly case?: { readonly number?: string; readonly fields?: { readonly answer?: string } };
  readonly openedAt?: number; readonly closedAt?: number | null; readonly answerBy?: number | null;
} | null;

/** 群众反映 of an item, newest first, from what is published of them. */
export async function reportsOn(house: House, item: string): Promise<Static<typeof PublicReport>[]> {
  const rows = await house.records.read(publicViewer).publications({ parent: item, limit: shownMost });
  return rows.filter(({ kind }) => declaredType(house.programmes, kind).reporters !== undefined).map((row) => reportRow(house, row)).sort((a, b) => b.at - a.at);
}

function reportRow(house: House, { kind, state, content }: Publication): Static<typeof PublicReport> {
  const said = content as Content;
  const answer = said?.case?.fields?.answer;
  return {
    number: said?.case?.number ?? '', at: said?.openedAt ?? 0, state, stateTitle: declaredType(house.programmes, kind).states[state]?.title ?? { zh: state, en: state },
    ...(typeof said?.answerBy === 'number' && { answerBy: said.answerBy }),
    ...(answer !== undefined && typeof said?.closedAt === 'number' && { answer, answeredAt: said.closedAt }),
  };
}
