import type { Static } from 'typebox';
import { letterContent } from '../../act/letter-content.ts';
import type { readLetter } from '../../contract/letter.ts';
import { declaredType } from '../../flow/cases/case-types.ts';
import { letterFacts } from '../../flow/cases/number-document.ts';
import { parametersOf } from '../../flow/cases/parameters-of.ts';
import type { House } from '../../flow/house.ts';
import type { Case } from '../../model/case.ts';
import type { CaseType, LetterRule } from '../../model/case-type.ts';
import type { LetterContent } from '../../model/letter-content.ts';
import type { Words } from '../../model/words.ts';
import { receiptOf } from './document.ts';

/** The paper of a case: as it was issued where it bears a number, else as the record reads now. */
export function letterOf(house: House, of: Case, language: keyof Words = 'zh'): LetterContent | undefined {
  const type = declaredType(house.programmes, of.type);
  const facts = letterFacts(house, type, of);
  if (type.letter === undefined || facts === undefined) return undefined;
  const mark = isRevoked(of) ? { mark: revokedMark[language] } : {};
  if (of.document !== undefined && language === 'zh') return { ...of.document.content, ...mark };
  const done = of.doneBy[type.letter.issuedBy];
  const due = of.document?.due ?? of.clocks.find(({ id }) => id === type.letter?.clock)?.due;
  const issued = done === undefined ? undefined : { signer: '', at: done.at, ...(due !== undefined && { due }) };
  // Letters from before there was a number of their own keep that of their case.
  const number = of.document ?? { codeWord: '', kindWord: '', year: '', serial: 0, number: of.number };
  const written = letterContent({
    type, rule: type.letter, of, facts: issued === undefined ? facts : { ...facts, number }, ...(issued !== undefined && { issued }),
    parameters: parametersOf(house, of.type),
  }, language);
  return { ...written, ...mark };
}

/** 撤销: it keeps its number, and every copy of it says so. */
const isRevoked = (of: Case): boolean => of.document !== undefined && of.doneBy['revoke'] !== undefined;
const revokedMark: Words = { zh: '本文已撤销', en: 'Revoked' };

/** With where each of its figures stands: in the item above where that says it, else in the letter's own case. */
export function letterView(house: House, of: Case, parent: Case | undefined): Static<typeof readLetter.reply> | undefined {
  const [content, reading] = [letterOf(house, of), letterOf(house, of, 'en')];
  const type = declaredType(house.programmes, of.type);
  if (content === undefined || reading === undefined || type.letter === undefined) return undefined;
  const received = receiptOf(house, type.letter, of);
  const { document } = of;
  const press = house.papers.standing();
  return {
    content, reading, sources: sourcesOf(type, type.letter, of, parent), pdf: { ready: press.pdf, font: press.font },
      draft: content.date === undefined,
    revoked: isRevoked(of), ...(received !== undefined && { received }),
    ...(document !== undefined && { issued: {
      number: document.number, signedBy: document.signedBy, at: document.at, hash: document.hash,
        ...(document.due !== undefined && { due: document.due }),
    } }),
  };
}

function sourcesOf(type: CaseType, rule: LetterRule, of: Case, parent: Case | undefined): Static<typeof readLetter.reply>['sources'] {
  const written = type.steps.flatMap(({ input }) => input);
  const fields = [...type.fields, ...written].map(({ id, title }) => {
    // What the letter's own steps are given is its own, though the item remembers the last of it.
    const from = parent === undefined || written.some((one) => one.id === id) || parent.fields[id] !== of.fields[id] ? of : parent;
    return [`fields.${id}`, { case: from.id, number: from.number, says: title }] as const;
  });
  const clock = type.clocks.find(({ id }) => id === rule.clock);
  const running = of.clocks.find(({ id }) => id === rule.clock)?.says;
  const says = running ?? clock?.title;
  return Object.fromEntries([...fields, ...(says === undefined ? [] : [[`clocks.${rule.clock}`, { case: of.id, number: of.number,
    says }] as const])]);
}
