import type { Message } from '../../model/message.ts';
import type { House } from '../house.ts';
import { machineViewer } from '../viewer.ts';
import { mailTerms, modeOf, wishOf } from './mail-terms.ts';
import { personsOf, mailable } from './receivers.ts';

/** Of every mail: there is one way out. */
export const mailTarget = 'mail';
const beganCursor = 'mail-began';
const atOnce = 200;

/** Where no mail server is set up nothing gathers: what came meanwhile is not mailed when one is. */
export async function mailStopped({ records }: House): Promise<void> {
  if (((await records.read(machineViewer).cursor(beganCursor)) ?? '') === '') return;
  await records.write(machineViewer, (store) => store.setCursor(beganCursor, ''));
}

/**
 * Messages whose moment has come are taken over, oldest first, each once and with a mail for whoever wants one at once: all of a batch
 * in one transaction. Resolves to how many were taken over.
 */
export async function queueMessages(house: House): Promise<number> {
  const { records, clocks } = house;
  const now = clocks.world();
  const from = await began(house, now);
  const fresh = await records.read(machineViewer).unmailedMessages({ from, until: now, limit: atOnce });
  if (fresh.length === 0) return 0;
  const people = new Map(fresh.map((message) => [message.id, personsOf(house, message)]));
  const [terms, at] = [mailTerms(house), clocks.machine()];
  const wishes = new Map((await mailable(house, [...new Set([...people.values()].flat())])).map((row) => [row.person, wishOf(terms, row)]));
  await records.write(machineViewer, async (store) => {
    for (const message of fresh) {
      for (const person of people.get(message.id) ?? []) {
        const wish = wishes.get(person);
        if (wish !== undefined && modeOf(terms, wish, message.kind) === 'now') await store.queueDelivery(mailOf(message, person, at));
      }
    }
    await store.mailMessages(fresh.map(({ id }) => id), at);
  });
  return fresh.length;
}

/** One lane each: a mail that is held back holds back no other. */
function mailOf({ id: message, kind, case: of, seq }: Message, person: string, at: number) {
  const id = `mail/${message}/${person}`;
  return { id, channel: 'mail', target: mailTarget, lane: id, place: seq, queuedAt: at, dueAt: at,
    content: { person, kind, message, case: of } } as const;
}

async function began({ records }: House, now: number): Promise<number> {
  const held = (await records.read(machineViewer).cursor(beganCursor)) ?? '';
  if (held !== '') return Number(held);
  await records.write(machineViewer, (store) => store.setCursor(beganCursor, String(now)));
  return now;
}
