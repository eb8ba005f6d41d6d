import type { Static } from 'typebox';
import { fail, ok } from '../../basis/result.ts';
import { countMessages, listMessages, readMessages, type InboxRow } from '../../contract/message.ts';
import { declaredType } from '../../flow/cases/case-types.ts';
import type { House } from '../../flow/house.ts';
import { messageParts } from '../../flow/message-parts.ts';
import type { Inbox } from '../../flow/ports/messages.ts';
import { machineViewer } from '../../flow/viewer.ts';
import { messageState, type InboxMessage } from '../../model/message.ts';
import type { Case } from '../../model/case.ts';
import type { SignedIn } from '../caller.ts';
import { handle, type Handler } from '../handler.ts';
import { unitName } from '../views/names.ts';

const pageUsual = 50;

/** 消息 of the office that the person acts as; whether it was read is the person's. */
export function messageHandlers(house: House): readonly Handler[] {
  const inboxOf = ({ unit, acting, person }: SignedIn): Inbox => ({ unit: unit.id, role: acting.role, person: person.id, until: house.clocks.world() });
  return [
    handle(listMessages, async ({ query: { unread, after, limit = pageUsual } }, { caller }) => {
      if (caller.kind !== 'signed-in') return fail('access.sign-in-needed');
      const [records, inbox] = [house.records.read(machineViewer), inboxOf(caller)];
      const found = await records.messages(inbox, { limit: limit + 1, ...(unread === undefined ? {} : { unread }), ...(after === undefined ? {} : { after }) });
      const page = found.slice(0, limit);
      const seen = house.records.read(caller.viewer);
      const cases = new Map((await Promise.all([...new Set(page.map((one) => one.case))].map((id) => seen.case(id)))).map((of) => [of?.id, of]));
      const last = page.at(-1);
      return ok({
        unread: await records.unreadMessages(inbox),
        rows: page.flatMap((one) => { const of = cases.get(one.case); return of === undefined ? [] : [rowOf(house, one, of)]; }),
        ...(found.length > limit && last !== undefined ? { next: last.id } : {}),
      });
    }),
    handle(countMessages, async (_input, { caller }) => {
      if (caller.kind !== 'signed-in') return fail('access.sign-in-needed');
      return ok({ unread: await house.records.read(machineViewer).unreadMessages(inboxOf(caller)) });
    }),
    handle(readMessages, async ({ body: { ids } }, { caller }) => {
      if (caller.kind !== 'signed-in') return fail('access.sign-in-needed');
      return ok({ read: await house.records.write(machineViewer, (records) => records.readMessages(inboxOf(caller), ids, house.clocks.world())) });
    }),
  ];
}

const ownLeaders = { zh: '本单位主要负责同志', en: 'those who lead this unit' };

function rowOf(house: House, message: InboxMessage, of: Case): Static<typeof InboxRow> {
  const { id, kind, at, by, reason, due, left, doneAt, doneBy, escalatedAt, escalatedTo = '', unreadSince } = message;
  return {
    id, kind, at, by, state: messageState(message), case: { id: of.id, number: of.number, title: of.title },
    ...messageParts(declaredType(house.programmes, of.type), message),
    ...(reason === undefined ? {} : { reason }),
    ...(due === undefined ? {} : { due }), ...(left === undefined ? {} : { left }), ...(doneAt === undefined ? {} : { doneAt }), ...(doneBy === undefined ? {} : { doneBy }),
    ...(escalatedAt === undefined ? {} : { escalated: { at: escalatedAt, ...(escalatedTo === '' ? {} : { to: escalatedTo === message.unit ? ownLeaders : unitName(house, escalatedTo).name }) } }),
    ...(unreadSince === undefined ? {} : { unreadSince }),
  };
}
