/** `send`: bytes for the logger's link. `renew`: the logger's keys are others now. `heard`: a frame of a logger, as it came. */
export type LetterKind = 'send' | 'renew' | 'heard';
/** `door`: whom it is for; `at`: machine clock of who wrote it, ms. */
export type NewLetter = { readonly door: number; readonly kind: LetterKind; readonly mn: string; readonly bytes: Uint8Array; readonly at: number };
export type Letter = NewLetter & { readonly id: number };
/** At which door a logger was last heard; `open`: its link stood then. */
export type LineAt = { readonly mn: string; readonly door: number; readonly open: boolean };

/**
 * What passes between the processes of one installation about the lines to its loggers. Not durable: it may be lost with an engine, and the
 * time-outs of commands then decide.
 */
export interface GatewayRelay {
  /** Letters of one process arrive in the order in which it put them. */
  put(letters: readonly NewLetter[]): Promise<void>;
  /** Of this door, the oldest first; they stay until they are `taken`. */
  waiting(door: number, most: number): Promise<readonly Letter[]>;
  taken(ids: readonly number[]): Promise<void>;
  /**
   * A process begins behind the door: what the one before it was to send or renew is gone, and none of its lines stands; what loggers
   * said waits on.
   */
  begin(door: number, at: number): Promise<void>;
  /** Loggers that came to this door, and those whose link at it has gone; one that has moved on to another door meanwhile stays there. */
  announce(door: number, at: number, came: readonly string[], gone: readonly string[]): Promise<void>;
  /** Lines that changed at or after a moment; all without one. */
  lines(since?: number): Promise<readonly LineAt[]>;
  /** Loggers with a command that has not ended. */
  awaited(): Promise<readonly string[]>;
}
