import type { Upload } from '../../codecs/hj212/upload.ts';

/** The lines to the loggers: a command goes to the link on which its logger delivered its last valid frame. */
export interface DeviceLine {
  stands(mn: string): boolean;
  /** False: no link stands. What was written may still be lost with the line. */
  send(mn: string, bytes: Uint8Array): boolean;
}

/** Who wants to hear what loggers send beyond data: all frames of a logger in `awaited`, of the others what is no record (CN 2xxx). */
export interface DeviceListener {
  readonly awaited: { has(mn: string): boolean };
  heard(mn: string, upload: Upload): void;
}
