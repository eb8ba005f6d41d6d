import type { Result } from '../../basis/result.ts';
import type { Upload } from '../../codecs/hj212/upload.ts';

export type UpperEnd = { readonly host: string; readonly port: number; readonly tls: boolean };

/** What comes back over a line: whole frames that fit, and that it is gone. */
export interface UpperListener {
  heard(upload: Upload): void;
  gone(why: string): void;
}

/** A line to an upper platform. What was written may be lost with it. */
export interface UpperLine {
  send(bytes: Uint8Array): void;
  close(): void;
}

/** Opens lines. Fault: forward.no-line. */
export interface UpperDialer {
  dial(to: UpperEnd, listener: UpperListener): Promise<Result<UpperLine>>;
}

/** Files that leave the house: written whole or not at all, never over another. Paths have `/` between their parts. */
export interface Outbox {
  /** False: a file of that name is there already. Durable when resolved. */
  write(path: string, bytes: Uint8Array): Promise<boolean>;
  read(path: string): Promise<Uint8Array | undefined>;
}
