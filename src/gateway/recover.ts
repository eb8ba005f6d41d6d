import type { RawFrame } from '../model/frame.ts';
import type { ReadingColumns } from '../model/reading.ts';
import type { ObservationStore } from '../flow/ports/observations.ts';
import { standardSender } from '../codecs/hj212/open.ts';
import { ReadingBuilder } from '../sense/reading-builder.ts';
import { nothingSensed, senseUpload } from '../sense/sense-upload.ts';
import { readStored } from '../sense/stored-frame.ts';
import type { DeviceDirectory } from './devices.ts';
import { sm4 } from './sm4.ts';

/** Makes readings of a frame that another door kept; false where the frame is a logger's. */
export type SenseOther = (frame: RawFrame, place: number, into: ReadingBuilder) => boolean;

/** Stored frames to readings once more, for the repair when observations are opened. Frames that need a key nobody has any more yield none. */
export const recoverWith = (devices: DeviceDirectory, senseOther: SenseOther = () => false) =>
  async (frames: readonly RawFrame[], factorNumbers: ObservationStore['factorNumbers']): Promise<ReadingColumns> => {
    const builder = new ReadingBuilder();
    const tally = nothingSensed();
    for (const [place, frame] of frames.entries()) {
      if (senseOther(frame, place, builder)) continue;
      const upload = readStored(frame.bytes, devices.lookup(frame.mn)?.sender ?? standardSender, sm4);
      if (upload.ok) senseUpload(upload.value, frame.point, place, builder, tally);
    }
    return builder.seal(await factorNumbers(builder.codes), frames.map((frame) => frame.number)).columns;
  };
