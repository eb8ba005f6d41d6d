import type { Inbox, MessageReader, MessageWriter } from '../../../flow/ports/messages.ts';
import type { InboxMessage, Message, Told } from '../../../model/message.ts';
import { RowRefused } from '../row-rules.ts';
import { ascending, type Look } from './state.ts';

const isFor = ({ unit, roles, at }: Message, inbox: Inbox): boolean => unit === inbox.unit && roles.some((role) => role === inbox.role) && at <= inbox.until;
const readKey = (message: string, person: string): string => `${message} ${person}`;

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
  };
}

export function messageWrites({ viewer, state }: Look): MessageWriter {
  const mayWrite = (): void => { if (viewer.scope !== 'all') throw new RowRefused('row of messages'); };
  return {
    async tell({ case: of, at, by, ended, relays, fresh }: Told) {
      mayWrite();
      const { messages } = state();
      const own = [...messages.values()].filter((one) => one.case === of);
      if (relays) for (const one of own.filter((ahead) => ahead.at > at)) messages.delete(one.id);
      for (const one of own.filter((open) => open.at <= at && open.doneAt === undefined && open.kind !== 'answered')) {
        if (ended.some((task) => task.party === one.party && task.event === one.event)) messages.set(one.id, { ...one, doneAt: at, doneBy: by });
      }
      for (const one of fresh) if (!messages.has(one.id)) messages.set(one.id, one);
    },
    async readMessages(inbox, ids, at) {
      mayWrite();
      const read = ids.filter((id) => { const one = state().messages.get(id); return one !== undefined && isFor(one, inbox) && !state().messageReads.has(readKey(id, inbox.person)); });
      for (const id of read) state().messageReads.set(readKey(id, inbox.person), at);
      return read.length;
    },
  };
}
