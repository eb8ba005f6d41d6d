import type { Appointment } from '../../model/appointment.ts';
import type { Case } from '../../model/case.ts';
import type { Message } from '../../model/message.ts';
import { filled, messageWords } from '../../model/message-words.ts';
import { declaredType } from '../cases/case-types.ts';
import type { House } from '../house.ts';
import { messageParts } from '../message-parts.ts';
import { ending, mailText, type MailText } from './mail-text.ts';
import { mailWord, moment, said, type Language } from './words.ts';

/** A message of the inbox as a mail says it, to somebody who may see the case in this office. */
export function messageMail(house: House, origin: string, language: Language, message: Message, of: Case, office: Appointment): MailText {
  const kind = messageWords[language][`kind-${message.kind}`];
  const title = caseTitle(house, of, language);
  const unit = house.directory.units.get(office.unit)?.name;
  return mailText(house, origin, language, mailWord(language, 'subject', { kind, title, number: of.number }), [
    [{ text: saidMessage(house, message, of, language), strong: true }],
    [{ text: title }, { text: of.number }, ...(origin === '' ? [] : [{ text: mailWord(language, 'open'), path: `/case/${of.id}` }])],
    [{ text: mailWord(language, 'for', { unit: unit === undefined ? office.unit : said(unit, language),
      office: said(office.title, language) }) }],
    ending(language),
  ]);
}

/** Where who spoke is kept apart, the title may begin with their words: then the type is named instead, as outside programmes hear it. */
export function caseTitle({ programmes }: House, of: Case, language: Language): string {
  const { reporters, title } = declaredType(programmes, of.type);
  return said(reporters === undefined ? of.title : title, language);
}

function saidMessage({ programmes }: House, message: Message, of: Case, language: Language): string {
  const type = declaredType(programmes, of.type);
  const { step, clock, unit } = messageParts(type, message);
  const { kind, by, due, left = 0, unreadSince } = message;
  const words = messageWords[language];
  return filled(words[`says-${kind}`], {
    step: said(step, language), by, clock: clock === undefined ? '' : said(clock, language), left, unit: unit === undefined ? ''
      : words[`unit-${unit}`],
    reason: type.reporters === undefined ? message.reason ?? '' : mailWord(language, 'reason-there'),
    due: due === undefined ? '' : moment(due), since: unreadSince === undefined ? '' : moment(unreadSince),
  });
}
