import { fail, ok, type Result } from '../../basis/result.ts';
import { isMailAddress, mailDomain } from '../../model/mail-address.ts';
import type { Preferences } from '../../model/preferences.ts';
import type { Words } from '../../model/words.ts';
import type { House } from '../house.ts';
import type { MailPost } from '../ports/mail-post.ts';
import { machineViewer } from '../viewer.ts';
import { mailText } from './mail-text.ts';
import { mailTerms, wishOf } from './mail-terms.ts';
import { mailWord, moment, said } from './words.ts';

/** A new code for the same person is mailed at the earliest after so long: technical, no law. */
const againMs = 60_000;

export type CodeAsked = {
  readonly person: string; readonly name: Words; readonly address: string; readonly code: string; readonly codeHash: string };

/**
 * A code is mailed to the address; it counts once the code came back. The one that is confirmed already stays until then.
 * Faults: mail.not-configured, mail.address-unfit, mail.domain-refused, mail.asked-too-soon, as the post.
 */
export async function askAddress(house: House, post: MailPost,
  { person, name, address, code, codeHash }: CodeAsked): Promise<Result<{ readonly until: number }>> {
  const terms = mailTerms(house);
  if (post.about === undefined) return fail('mail.not-configured');
  if (!isMailAddress(address)) return fail('mail.address-unfit');
  if (!mayGoTo(terms.domains, mailDomain(address))) return fail('mail.domain-refused', mailDomain(address));
  const now = house.clocks.machine();
  const held = await house.records.read(machineViewer).preferences(person);
  if (held?.mail.asked !== undefined && now < held.mail.asked.at + againMs) return fail('mail.asked-too-soon');
  const until = now + terms.codeMinutes * 60_000;
  // Kept before it is mailed: two requests at once mail one code after the other, and the later one counts.
  await house.records.write(machineViewer, (store) => store.putMailAddress(person,
    { ...held?.mail, asked: { address, codeHash, at: now, until } }));
  const { language } = wishOf(terms, held);
  const text = mailText(house, '', language, mailWord(language, 'code-subject'), [
    [{ text: mailWord(language, 'code-text', { name: said(name, language) }) }],
    [{ text: mailWord(language, 'code-code', { code }), strong: true }],
    [{ text: mailWord(language, 'code-until', { until: moment(until) }) }],
  ]);
  const posted = await post.post({ to: address, id: house.newId(), at: now, language, ...text });
  if (posted.ok) return ok({ until });
  await house.records.write(machineViewer, (store) => store.putMailAddress(person, held?.mail ?? {}));
  return posted;
}

const mayGoTo = (domains: readonly string[], domain: string): boolean => domains.length === 0 || domains
  .some((one) => domain === one || domain.endsWith(`.${one}`));

/** The address counts from now on. Every try is counted before it is looked at. Faults: mail.code-over, mail.code-wrong. */
export async function confirmAddress(house: House, person: string, fits: (hash: string) =>
  Promise<boolean>): Promise<Result<{ readonly address: string }>> {
  const row = await house.records.write(machineViewer, (store) => store.countTry(person));
  const now = house.clocks.machine();
  const asked = row?.mail.asked;
  if (row === undefined || asked === undefined || now >= asked.until
    || row.tries > mailTerms(house).codeTries) return fail('mail.code-over');
  if (!(await fits(asked.codeHash))) return fail('mail.code-wrong');
  await house.records.write(machineViewer, (store) => store.putMailAddress(person, { address: asked.address, confirmedAt: now }));
  return ok({ address: asked.address });
}

/** Nothing is mailed any more, and no code waits. */
export const dropAddress = (house: House, person: string): Promise<void> =>
  house.records.write(machineViewer, (store) => store.putMailAddress(person, {}));

/** Fault: preferences.unfit, which names the field. */
export async function putPreferences(house: House, person: string, wish: Preferences): Promise<Result<true>> {
  if (!mailTerms(house).digestHours.includes(wish.digestHour)) return fail('preferences.unfit', 'digestHour');
  // Quiet at every moment is nothing that ends.
  if (wish.quiet?.from === wish.quiet?.to && wish.quiet?.days.length === 7) return fail('preferences.unfit', 'quiet');
  await house.records.write(machineViewer, (store) => store.putPreferences(person, wish));
  return ok(true);
}
