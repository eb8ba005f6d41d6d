import type { Role } from './role.ts';

/**
 * 消息 to one office: something waits for it, was returned to it, was urged, is about to be due, is overdue; or what it urged was done.
 * Made of a case's events and clocks alone (src/act/messages.ts); that somebody read it is new knowledge, and that nobody did, which
 * is told above (escalated, src/flow/escalate-unread.ts).
 */
export type Message = {
  readonly id: string;
  readonly kind: 'waits' | 'returned' | 'urged' | 'warning' | 'overdue' | 'answered' | 'escalated';
  readonly case: string;
  /** Number of the event that it follows. */
  readonly seq: number;
  /** The task that it speaks of. */
  readonly party: string;
  readonly event: string;
  /** To whom: whoever holds one of these roles in this unit. */
  readonly unit: string;
  readonly roles: readonly Role[];
  /** World clock, ms. A warning lies ahead until its moment comes. */
  readonly at: number;
  /** Who did it, as they stood on the day; empty where a clock speaks. */
  readonly by: string;
  readonly reason?: string;
  readonly clock?: string;
  readonly due?: number;
  readonly left?: number;
  /** Of an escalated one: since when the other office did not read; `by` says who they are. */
  readonly unreadSince?: number;
  /** The task was done, or done by somebody else's step: when, and by whom. */
  readonly doneAt?: number;
  readonly doneBy?: string;
};

/** What one event of a case says: ended tasks, new messages; where its clocks moved, the warnings ahead are laid anew. */
export type Told = {
  readonly case: string;
  readonly at: number;
  readonly by: string;
  readonly ended: readonly { readonly party: string; readonly event: string }[];
  readonly relays: boolean;
  readonly fresh: readonly Message[];
};

/** A message as one person finds it. */
export type InboxMessage = Message & { readonly readAt?: number; readonly escalatedAt?: number; readonly escalatedTo?: string };
/** What asks its office to do something: nobody reads it, it is told above. */
export const askingKinds = ['waits', 'returned', 'urged', 'overdue'] as const;
export type MessageState = 'sent' | 'read' | 'acted' | 'answered' | 'escalated';

/** What was urged is answered once it is done. */
export function messageState({ kind, doneAt, readAt, escalatedAt }: InboxMessage): MessageState {
  if (doneAt !== undefined) return kind === 'urged' ? 'answered' : 'acted';
  if (readAt !== undefined) return 'read';
  return escalatedAt === undefined ? 'sent' : 'escalated';
}
