import type { Parsed } from './ast.ts';

/** Leaves the parser from any depth; never leaves the room: `reading` makes a flaw of it. */
export class Unreadable extends Error {
  readonly at: number;
  readonly unsupported: boolean;

  constructor(at: number, says: string, unsupported = false) {
    super(says);
    this.at = at;
    this.unsupported = unsupported;
  }
}

export function reading<T>(option: string, work: () => T): Parsed<T> {
  try {
    return { ok: true, value: work() };
  } catch (error) {
    if (!(error instanceof Unreadable)) throw error;
    return { ok: false, flaw: { option, position: error.at, says: error.message, ...(error.unsupported ? { unsupported: true } : {}) } };
  }
}
