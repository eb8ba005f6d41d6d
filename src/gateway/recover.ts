import type { RawFrame } from '../model/frame.ts';
import type { ReadingColumns } from '../model/reading.ts';
import type { ObservationStore } from '../flow/ports/observations.ts';
import type { Sender } from '../codecs/hj212/open.ts';
import { ReadingBuilder } from '../sense/reading-builder.ts';
import { nothingSensed, senseUpload } from '../sense/sense-upload.ts';
import { readStored } from '../sense/stored-frame.ts';
import { sm4 } from './sm4.ts';

/** Makes readings of a frame that another door kept; false where the frame is a logger's. */
export type SenseOther = (frame: RawFrame, place: number, into: ReadingBuilder) => boolean;

/** Stored frames to readings once more, for the repair when observations are opened. Each is opened with the keys of its own day; what needs a key that nobody has yields none. */
export const recoverWith = (senderThen: (frame: RawFrame) => Sender, senseOther: SenseOther = () => false) =>
  async (frames: readonly RawFrame[], factorNumbers: ObservationStore['factorNumbers']): Promise<ReadingColumns> => {
    const builder = new ReadingBuilder();
    const tally = nothingSensed();
    for (const [place, frame] of frames.entries()) {
      if (senseOther(frame, place, builder)) continue;
      const upload = readStored(frame.bytes, senderThen(frame), sm4);
      if (upload.ok) senseUpload(upload.value, frame.point, place, builder, tally);
    }
    return builder.seal(await factorNumbers(builder.codes), frames.map((frame) => frame.number)).columns;
  };
