import type { Upload } from '../../codecs/hj212/upload.ts';

/** The lines to the loggers: a command goes to the link on which its logger delivered its last valid frame. */
export interface DeviceLine {
  /** The door of the gateway at which its link stands; undefined: it has none. */
  doorOf(mn: string): number | undefined;
  /** False: no link stands. What was written may still be lost with the line. */
  send(mn: string, bytes: Uint8Array): boolean;
}

/** Who wants to hear what loggers send beyond data: all frames of a logger in `awaited`, of the others what is no record (CN 2xxx). */
export interface DeviceListener {
  readonly awaited: { has(mn: string): boolean };
  /** `bytes`: the frame as it came, `##` to the last digit of the check. */
  heard(mn: string, upload: Upload, bytes: Uint8Array): void;
}

/** The lines of one gateway, and what changed of them since this was last asked. */
export interface OwnLines extends DeviceLine {
  takeNews(): readonly string[];
  takeGone(): readonly string[];
}
