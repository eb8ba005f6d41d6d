import { openPause } from '../../act/clock-changes.ts';
import { dayMs, dayOf, hourMs, instant, startOfDay } from '../../basis/time.ts';
import type { Case } from '../../model/case.ts';
import { messageWords } from '../../model/message-words.ts';
import type { InboxMessage } from '../../model/message.ts';
import { messageKinds, type Preferences } from '../../model/preferences.ts';
import type { House } from '../house.ts';
import { machineViewer, viewerOf } from '../viewer.ts';
import { ending, mailText, type MailLine, type MailText } from './mail-text.ts';
import { mailTerms, modeOf, wantsDigest, wishOf } from './mail-terms.ts';
import { caseTitle } from './message-mail.ts';
import { mailTarget } from './queue-messages.ts';
import { mailable, officesToday } from './receivers.ts';
import { mailWord, moment, type Language } from './words.ts';

/** A case with messages that the person has not read, and when it is due for their office. */
type Item = { readonly of: Case; readonly kinds: ReadonlySet<InboxMessage['kind']>; readonly due?: number };

const inboxMost = 200;
const linesMost = 60;

/**
 * Once a day for each person who wants one, from their hour on: a digest waits, unless nothing is unread. By the machine clock: people
 * sleep in real hours.
 */
export async function queueDigests(house: House): Promise<void> {
  const [terms, now] = [mailTerms(house), house.clocks.machine()];
  const today = dayOf(instant(now));
  for (const row of await mailable(house)) {
    const { person, digestDay = '', mail } = row;
    const wish = wishOf(terms, row);
    const from = startOfDay(today) + wish.digestHour * hourMs;
    if (digestDay >= today || now < from || (mail.confirmedAt ?? 0) > from || !wantsDigest(terms, wish)) continue;
    const some = (await unreadItems(house, person, wish)).length > 0;
    const id = `digest/${today}/${person}`;
    await house.records.write(machineViewer, async (store) => {
      if (!(await store.endDigest(person, today)) || !some) return;
      await store.queueDelivery({ id, channel: 'mail', target: mailTarget, lane: id, place: 0, queuedAt: now, dueAt: now,
        content: { person, kind: 'digest', day: today } });
    });
  }
}

/** What the person has not read now, as their offices of today may see it; undefined: nothing. */
export async function digestMail(house: House, origin: string, person: string, wish: Preferences): Promise<MailText | undefined> {
  const items = await unreadItems(house, person, wish);
  if (items.length === 0) return undefined;
  const { language } = wish;
  const now = house.clocks.world();
  const late = items.filter(({ due }) => due !== undefined && due < now).length;
  const more = items.length - linesMost;
  return mailText(house, origin, language, mailWord(language, late > 0 ? 'digest-subject-late' : 'digest-subject',
    { count: items.length, late }), [
    [{ text: mailWord(language, 'digest-head') }],
    ...items.slice(0, linesMost).map((item) => linesOf(house, item, language, now)),
    ...(more > 0 ? [[{ text: mailWord(language, 'digest-more', { count: more }) }]] : []),
    ending(language),
  ]);
}

const linesOf = (house: House, { of, kinds, due }: Item, language: Language, now: number): readonly MailLine[] => [
  { text: `${leftWords(due, now, language)} · ${kindWords(kinds, language)}`, strong: true },
  { text: `${caseTitle(house, of, language)}(${of.number})`, path: `/case/${of.id}` },
];

const kindWords = (kinds: Item['kinds'], language: Language): string =>
  [...kinds].map((kind) => messageWords[language][`kind-${kind}`]).join(mailWord(language, 'comma'));

/** Days from one civil day to the other: what is due tomorrow has a day left, however few hours that is. */
function leftWords(due: number | undefined, now: number, language: Language): string {
  if (due === undefined) return mailWord(language, 'no-term');
  const days = Math.round((startOfDay(dayOf(instant(due))) - startOfDay(dayOf(instant(now)))) / dayMs);
  const values = { days: Math.abs(days), due: moment(due) };
  if (due < now) return mailWord(language, days === 0 ? 'late-today' : 'late', values);
  return mailWord(language, days === 0 ? 'left-today' : 'left', values);
}

async function unreadItems(house: House, person: string, wish: Preferences): Promise<readonly Item[]> {
  const terms = mailTerms(house);
  const items = new Map<string, Item>();
  for (const office of officesToday(house, person)) {
    const inbox = { unit: office.unit, role: office.role, person, until: house.clocks.world() };
    const unread = (await house.records.read(machineViewer).messages(inbox, { unread: true, limit: inboxMost }))
      .filter(({ kind }) => modeOf(terms, wish, kind) !== 'off');
    const seen = house.records.read(viewerOf(office));
    for (const [id, messages] of Map.groupBy(unread, (one) => one.case)) {
      const of = await seen.case(id);
      if (of === undefined) continue;
      const held = items.get(id);
      const [dues, kinds] = [[dueOf(of, office.unit), held?.due].filter((due) => due !== undefined),
        new Set([...(held?.kinds ?? []), ...messages.map(({ kind }) => kind)])];
      items.set(id, { of, kinds: new Set(messageKinds.filter((kind) => kinds.has(kind))),
        ...(dues.length === 0 ? {} : { due: Math.min(...dues) }) });
    }
  }
  return [...items.values()].sort((a, b) => (a.due ?? Infinity) - (b.due ?? Infinity) || (a.of.number < b.of.number ? -1 : 1));
}

function dueOf(of: Case, unit: string): number | undefined {
  const dues = of.clocks.flatMap((clock) =>
    (clock.stoppedAt === undefined && clock.due !== undefined && openPause(clock) === undefined && of.parties[clock.party] === unit
      ? [clock.due] : []));
  return dues.length === 0 ? undefined : Math.min(...dues);
}
