import type { Static } from 'typebox';
import { civil, instant } from '../../basis/time.ts';
import type { DocumentRow, listDocuments } from '../../contract/document.ts';
import { declaredType } from '../../flow/cases/case-types.ts';
import { letterRule, type IssuedHead } from '../../flow/cases/issued-documents.ts';
import type { House } from '../../flow/house.ts';
import type { Case } from '../../model/case.ts';
import type { LetterRule } from '../../model/case-type.ts';
import type { Words } from '../../model/words.ts';
import { unitName } from './names.ts';

type Row = Static<typeof DocumentRow>;

/** One line of 发文登记簿. Overdue: its reply was due and none has come. */
export function documentRow(house: House, of: IssuedHead): Row {
  const { document: { number, codeWord, kindWord, year, serial, signedBy, at, due }, doneBy } = of;
  const [type, rule] = [declaredType(house.programmes, of.type), letterRule(house, of)];
  const state = type.states[of.state];
  const received = receiptOf(house, rule, of);
  const kind = rule.kinds[String(of.fields[rule.kind])]?.title.zh ?? '';
  const answer = rule.answeredBy === undefined ? undefined : doneBy[rule.answeredBy];
  const overdue = rule.answeredBy !== undefined && answer === undefined && due !== undefined && of.closedAt === undefined
    && due < house.clocks.world();
  return {
    case: of.id, number, codeWord, kindWord, year, serial, title: `关于${of.title.zh}的${kind}`, signedBy, at, overdue,
    issuer: unitName(house, of.parties[rule.issuer] ?? ''), to: unitName(house, of.parties[rule.to] ?? ''),
    state: { title: state?.title ?? { zh: of.state, en: of.state }, tone: state?.tone ?? 'waiting', ended: of.closedAt !== undefined },
    ...(due !== undefined && { due }),
    ...(answer !== undefined && { answeredAt: answer.at }),
    ...(received !== undefined && { received }),
  };
}

/** 签收回执: who of the addressed unit signed for it, and when. */
export function receiptOf(house: House, { receivedBy }: LetterRule, { doneBy }: Pick<Case,
  'doneBy'>): { readonly at: number; readonly by: Words } | undefined {
  const done = receivedBy === undefined ? undefined : doneBy[receivedBy];
  if (done === undefined) return undefined;
  return { at: done.at, by: house.directory.persons.get(done.person)?.name ?? unitName(house, done.unit).name };
}

/** Unread: sent, not over, and nobody has signed for it; where a kind of paper is not signed for it is never unread. */
export const isUnread = (house: House, of: IssuedHead): boolean => {
  const { receivedBy } = letterRule(house, of);
  return receivedBy !== undefined && of.closedAt === undefined && of.doneBy[receivedBy] === undefined;
};

export function documentsBasis(house: House, year: string): Static<typeof listDocuments.reply>['basis'] {
  const at = civil(instant(house.clocks.world()));
  return {
    zh: `本职务可见的${year}年编号公文|文号按发文机关代字、文种、年份连续编号,每年从1起|撤销的公文保留文号|断号核对覆盖本单位各序列全部公文|截至${at}`,
    en: `numbered papers of ${year} that this office may see | numbered by organ, kind and year from 1 | a revoked paper keeps its number | gaps are looked for in every series of this unit | as of ${at}`,
  };
}
