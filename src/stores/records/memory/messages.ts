import type { Inbox, MessageReader, MessageWriter } from '../../../flow/ports/messages.ts';
import { askingKinds, type InboxMessage, type Message, type Told } from '../../../model/message.ts';
import { RowRefused } from '../row-rules.ts';
import { ascending, type Look, type State } from './state.ts';

const isFor = ({ unit, roles, at }: Message, inbox: Inbox): boolean => unit === inbox.unit && roles.some((role) => role === inbox.role) && at <= inbox.until;
const readKey = (message: string, person: string): string => `${message} ${person}`;

const isUnheard = ({ messageReads: reads }: State, { id, kind, doneAt, escalatedAt }: InboxMessage): boolean =>
  doneAt === undefined && escalatedAt === undefined && askingKinds.some((asks) => asks === kind) && ![...reads.keys()].some((key) => key.startsWith(readKey(id, '')));

/** As it was told, without what became of it. */
const told = ({ doneAt: _doneAt, doneBy: _doneBy, escalatedAt: _escalatedAt, escalatedTo: _escalatedTo,
  ...one }: InboxMessage): Message => one;

export function messageReads({ viewer, state }: Look): MessageReader {
  const inOrder = (inbox: Inbox): InboxMessage[] => (viewer.scope === 'all' ? [...state().messages.values()] : []).filter((one) => isFor(one, inbox))
    .map((one) => { const readAt = state().messageReads.get(readKey(one.id, inbox.person)); return readAt === undefined ? one : { ...one, readAt }; })
    .sort((a, b) => b.at - a.at || ascending(b.id, a.id));
  const unread = ({ readAt, doneAt }: InboxMessage): boolean => readAt === undefined && doneAt === undefined;
  return {
    messages: async (inbox, query) => {
      const all = inOrder(inbox);
      const from = query.after === undefined ? 0 : all.findIndex(({ id }) => id === query.after) + 1;
      return all.slice(from).filter((one) => query.unread !== true || unread(one)).slice(0, query.limit);
    },
    unreadMessages: async (inbox) => inOrder(inbox).filter(unread).length,
    message: async (id, person) => {
      const [one, readAt] = [viewer.scope === 'all' ? state().messages.get(id) : undefined, state().messageReads.get(readKey(id, person))];
      return one === undefined || readAt === undefined ? one : { ...one, readAt };
    },
    unmailedMessages: async ({ from, until, limit }) => (viewer.scope === 'all' ? [...state().messages.values()] : [])
      .filter(({ id, at, doneAt }) => at >= from && at <= until && doneAt === undefined && !state().messageMails.has(id))
      .sort((a, b) => a.at - b.at || ascending(a.id, b.id)).slice(0, limit).map(told),
    unheardMessages: async ({ from, until, limit }) => (viewer.scope === 'all' ? [...state().messages.values()] : []).filter((one) => one.at >= from && one.at <= until && isUnheard(state(), one))
      .sort((a, b) => a.at - b.at || ascending(a.id, b.id)).slice(0, limit).map(told),
  };
}

export function messageWrites({ viewer, state }: Look): MessageWriter {
  const mayWrite = (): void => { if (viewer.scope !== 'all') throw new RowRefused('row of messages'); };
  return {
    async tell({ case: of, at, by, ended, relays, fresh }: Told) {
      mayWrite();
      const { messages } = state();
      const own = [...messages.values()].filter((one) => one.case === of);
      if (relays) for (const one of own.filter((ahead) => ahead.at > at)) { messages.delete(one.id); state().messageMails.delete(one.id); }
      for (const one of own.filter((open) => open.at <= at && open.doneAt === undefined && open.kind !== 'answered')) {
        if (ended.some((task) => task.party === one.party && task.event === one.event)) messages.set(one.id, { ...one, doneAt: at, doneBy: by });
      }
      for (const one of fresh) if (!messages.has(one.id)) messages.set(one.id, one);
    },
    async escalate({ id, at, to }, fresh) {
      mayWrite();
      const held = state().messages.get(id);
      if (held === undefined || !isUnheard(state(), held)) return false;
      state().messages.set(id, { ...held, escalatedAt: at, escalatedTo: to });
      if (fresh !== undefined && !state().messages.has(fresh.id)) state().messages.set(fresh.id, fresh);
      return true;
    },
    async mailMessages(ids, at) {
      mayWrite();
      for (const id of ids) if (state().messages.has(id)) state().messageMails.set(id, at);
    },
    async readMessages(inbox, ids, at) {
      mayWrite();
      const read = ids.filter((id) => { const one = state().messages.get(id); return one !== undefined && isFor(one, inbox) && !state().messageReads.has(readKey(id, inbox.person)); });
      for (const id of read) state().messageReads.set(readKey(id, inbox.person), at);
      return read.length;
    },
  };
}
