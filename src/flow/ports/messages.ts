import type { InboxMessage, Told } from '../../model/message.ts';

/** To whom messages go: an office as one person holds it, and until which moment (world clock, ms) they have come. */
export type Inbox = { readonly unit: string; readonly role: string; readonly person: string; readonly until: number };

/** Messages; only the machine sees and writes them, whose they are is asked before. */
export interface MessageReader {
  /** Newest first; `unread`: neither read by this person nor done. `after`: those that follow this one. */
  messages(inbox: Inbox, query: { readonly unread?: boolean; readonly after?: string; readonly limit: number }): Promise<readonly InboxMessage[]>;
  unreadMessages(inbox: Inbox): Promise<number>;
}

export interface MessageWriter {
  /** Told again it changes nothing. */
  tell(told: Told): Promise<void>;
  /** Those of these that are in the inbox; the first reading stands. */
  readMessages(inbox: Inbox, ids: readonly string[], at: number): Promise<number>;
}
