import type { InboxMessage, Message, Told } from '../../model/message.ts';

/** To whom messages go: an office as one person holds it, and until which moment (world clock, ms) they have come. */
export type Inbox = { readonly unit: string; readonly role: string; readonly person: string; readonly until: number };

/** Messages; only the machine sees and writes them, whose they are is asked before. */
export interface MessageReader {
  /** Newest first; `unread`: neither read by this person nor done. `after`: those that follow this one. */
  messages(inbox: Inbox, query: { readonly unread?: boolean; readonly after?: string; readonly limit: number }): Promise<readonly InboxMessage[]>;
  unreadMessages(inbox: Inbox): Promise<number>;
  /** One of them as this person has it; undefined where it is told no more. */
  message(id: string, person: string): Promise<InboxMessage | undefined>;
  /** What came between these moments (both included), is not done and was not taken over for mails: the oldest first. */
  unmailedMessages(query: { readonly from: number; readonly until: number; readonly limit: number }): Promise<readonly Message[]>;
  /**
   * What asks for something, came between these moments (both included), is not done, was read by nobody and was not told above: the
   * oldest first.
   */
  unheardMessages(query: { readonly from: number; readonly until: number; readonly limit: number }): Promise<readonly Message[]>;
}

export interface MessageWriter {
  /** Told again it changes nothing. */
  tell(told: Told): Promise<void>;
  /** Once for each message, and only while it is neither done nor read: told above with `fresh`, or to nobody. Whether it was. */
  escalate(of: { readonly id: string; readonly at: number; readonly to: string }, fresh: Message | undefined): Promise<boolean>;
  /** These are taken over for mails, whoever gets one. */
  mailMessages(ids: readonly string[], at: number): Promise<void>;
  /** Those of these that are in the inbox; the first reading stands. */
  readMessages(inbox: Inbox, ids: readonly string[], at: number): Promise<number>;
}
