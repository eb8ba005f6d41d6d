import { dueOf } from '../act/clock.ts';
import { dayOf, instant } from '../basis/time.ts';
import { holdsOffice, type Appointment } from '../model/appointment.ts';
import type { Message } from '../model/message.ts';
import { roles, type Role } from '../model/role.ts';
import { localParameter } from '../programmes/declare.ts';
import { parametersOf } from './cases/parameters-of.ts';
import type { House } from './house.ts';
import { viewerOfUnit } from './outgoing/unit-viewer.ts';
import { machineViewer } from './viewer.ts';

/** Set by each place under `messages` among its parameters. */
export const unreadTerm = localParameter(2, 'working-day', '消息未看后告知上级的时限', 'after which an unread message is told above');
const parameterId = 'unread-working-days';

/** 党政主要负责同志 of a unit. */
const leading: readonly Role[] = ['party-secretary', 'head-of-government'];

const beganCursor = 'escalation-began';
const atOnce = 200;
const namedMost = 5;

/**
 * What asks an office to act and was read by none of its people in time is told above, once: to those who lead the unit, where it has
 * such and they were not told already, else to the nearest superior in the line of assignment whose people may see the case; with who
 * did not read. A deputy (AB岗) reads the same inbox, so reading by one of them counts.
 * Messages from before this began are left alone. Resolves to how many were told.
 */
export async function escalateUnread(house: House): Promise<number> {
  const now = house.clocks.world();
  const from = await began(house, now);
  let told = 0;
  for (const message of await house.records.read(machineViewer).unheardMessages({ from, until: now, limit: atOnce })) {
    const due = dueOf(instant(message.at), { length: termOf(house), unit: 'working-day' }, house.calendar);
    // The oldest first: the others are not due either, or reach into a year without a calendar.
    if (!due.ok || due.value.due >= now) break;
    told += Number(await tellAbove(house, message, now));
  }
  return told;
}

function termOf(house: House): number {
  const local = parametersOf(house, 'messages')[parameterId];
  return typeof local === 'number' && Number.isSafeInteger(local) && local > 0 ? local : Number(unreadTerm.value);
}

async function began({ records }: House, now: number): Promise<number> {
  const held = await records.read(machineViewer).cursor(beganCursor);
  if (held !== undefined) return Number(held);
  await records.write(machineViewer, (store) => store.setCursor(beganCursor, String(now)));
  return now;
}

async function tellAbove(house: House, message: Message, now: number): Promise<boolean> {
  const to = leadersAbove(house, message).length > 0 ? message.unit : await nearestAbove(house, message);
  const fresh = to === undefined ? undefined : escalated(house, message, to, now);
  return house.records.write(machineViewer, (store) => store.escalate({ id: message.id, at: now, to: to ?? '' }, fresh));
}

const leadersAbove = (house: House, { unit, roles: asked }: Message): readonly Role[] =>
  inOffice(house, unit).map(({ role }) => role).filter((role) => leading.includes(role) && !asked.some((one) => leading.includes(one)));

/** Whoever may not see the case is passed over: nobody is told what they cannot open. */
async function nearestAbove(house: House, { unit, case: of }: Message): Promise<string | undefined> {
  const passed = new Set([unit]);
  for (let above = house.directory.units.get(unit)?.superior; above !== undefined && !passed.has(above); above = house.directory.units.get(above)?.superior) {
    passed.add(above);
    const viewer = viewerOfUnit(house, above);
    if (viewer !== undefined && (await house.records.read(viewer).case(of)) !== undefined) return above;
  }
  return undefined;
}

function escalated(house: House, message: Message, to: string, now: number): Message {
  const { id, case: of, seq, party, event, unit, roles: asked, at } = message;
  const told = [...new Set(to === unit ? leadersAbove(house, message) : inOffice(house, to).map(({ role }) => role))].filter((role) => roles[role].scope !== 'none');
  const silent = inOffice(house, unit).filter(({ role }) => asked.includes(role));
  const names = [...new Set(silent.map(({ person }) => house.directory.persons.get(person)?.name.zh ?? person))];
  const office = house.directory.units.get(unit)?.name.zh ?? unit;
  const by = `${office} ${names.slice(0, namedMost).join('、')}${names.length > namedMost ? `等${names.length}人` : ''}`.trim();
  return { id: `${id}/escalated`, kind: 'escalated', case: of, seq, party, event, unit: to, roles: told, at: now, by, unreadSince: at };
}

function inOffice({ directory, clocks }: House, unit: string): readonly Appointment[] {
  const today = dayOf(instant(clocks.world()));
  return [...directory.appointments.values()].filter((held) => held.unit === unit && holdsOffice(held, today));
}
