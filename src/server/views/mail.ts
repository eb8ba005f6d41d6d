import type { House } from '../../flow/house.ts';
import { contentOf } from '../../flow/mail/letter-of.ts';
import { machineViewer } from '../../flow/viewer.ts';
import type { Delivery } from '../../model/delivery.ts';
import { faultWords } from './fault-words.ts';

/** A mail as its keeper reads it: to whom, about which item, what became of it. The number alone: its keeper does no casework. */
export async function mailView(house: House, delivery: Delivery) {
  const { id, state, tries, queuedAt, settledAt, dueAt, trouble } = delivery;
  const { person, kind, case: of } = contentOf(delivery);
  const number = of === undefined ? undefined : (await house.records.read(machineViewer).case(of))?.number;
  const waits = state === 'waiting';
  const held = waits && trouble?.fault === 'mail.held';
  return {
    id, kind, state, tries, queuedAt, person: house.directory.persons.get(person)?.name ?? { zh: person, en: person },
    ...(of === undefined || number === undefined ? {} : { case: of, number }), ...(settledAt === undefined ? {} : { settledAt }),
    ...(held ? { heldUntil: dueAt } : {}), ...(waits && !held ? { nextInMs: Math.max(0, dueAt - house.clocks.machine()) } : {}),
    ...(trouble === undefined || held ? {} : { trouble: { ...trouble, message: faultWords(trouble.fault) } }),
  };
}
