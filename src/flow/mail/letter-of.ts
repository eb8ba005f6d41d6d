import type { FaultCode } from '../../basis/fault.ts';
import type { Json } from '../../basis/canonical.ts';
import type { Delivery } from '../../model/delivery.ts';
import type { Message } from '../../model/message.ts';
import type { PersonPreferences, Preferences } from '../../model/preferences.ts';
import { quietUntil } from '../../model/quiet-hours.ts';
import type { House } from '../house.ts';
import type { MailLetter } from '../ports/mail-post.ts';
import { machineViewer, viewerOf } from '../viewer.ts';
import { digestMail } from './digest.ts';
import type { MailText } from './mail-text.ts';
import { mailTerms, modeOf, wishOf } from './mail-terms.ts';
import { messageMail } from './message-mail.ts';
import { mailable, officeOf } from './receivers.ts';

/** What a queued mail is about: a message of a person's inbox, or their digest of a day. */
export type MailContent = {
  readonly person: string; readonly kind: Message['kind'] | 'digest';
  readonly message?: string; readonly case?: string; readonly day?: string;
};
export const contentOf = ({ content }: Delivery): MailContent => content as Json & MailContent;

type Withheld = { readonly next: 'withhold'; readonly why: Extract<FaultCode, `mail.${string}`> };
export type LetterOutcome = { readonly next: 'post'; readonly letter: MailLetter } | {
  readonly next: 'hold'; readonly until: number } | Withheld;
const withhold = (why: Withheld['why']): Withheld => ({ next: 'withhold', why });

/** What becomes of a mail at the moment when it would leave: who may see what, who still wants it and who sleeps is asked now. */
export async function letterOf(house: House, origin: string, delivery: Delivery): Promise<LetterOutcome> {
  const { person, kind } = contentOf(delivery);
  const [row] = await mailable(house, [person]);
  const terms = mailTerms(house);
  const wish = wishOf(terms, row);
  const to = row?.mail.address;
  if (row === undefined || to === undefined || (kind !== 'digest'
    && modeOf(terms, wish, kind) !== 'now')) return withhold('mail.not-wanted');
  const until = wish.quiet === undefined || terms.neverHeld.includes(kind) ? undefined : quietUntil(wish.quiet, house.clocks.machine());
  if (until !== undefined) return { next: 'hold', until };
  const said = await textOf(house, origin, delivery, row, wish);
  if ('next' in said) return said;
  const { text, thread } = said;
  const id = house.hash(delivery.id).slice(0, idLength);
  return { next: 'post', letter: { to, id, ...(thread === undefined ? {} : { thread: `case-${thread}` }), at: house.clocks.machine(),
    language: wish.language, ...text } };
}

const idLength = 32;
type Said = { readonly text: MailText; readonly thread?: string };

async function textOf(house: House, origin: string, delivery: Delivery, { person }: PersonPreferences,
  wish: Preferences): Promise<Said | Withheld> {
  const { message: id } = contentOf(delivery);
  if (id === undefined) {
    const text = await digestMail(house, origin, person, wish);
    return text === undefined ? withhold('mail.not-needed') : { text };
  }
  const message = await house.records.read(machineViewer).message(id, person);
  if (message === undefined || message.doneAt !== undefined || message.readAt !== undefined) return withhold('mail.not-needed');
  const office = officeOf(house, person, message);
  const of = office === undefined ? undefined : await house.records.read(viewerOf(office)).case(message.case);
  if (office === undefined || of === undefined) return withhold('mail.no-right');
  return { text: messageMail(house, origin, wish.language, message, of, office), thread: of.id };
}
