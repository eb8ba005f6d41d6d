import { seededRandom } from '../../src/basis/random.ts';
import type { Sm4 } from '../../src/codecs/hj212/cipher.ts';
import { decodeLine } from '../../src/codecs/hj212/decode-line.ts';
import frames from '../../src/codecs/hj212/hj212-frames.json' with { type: 'json' };
import { openSegment, type Sender } from '../../src/codecs/hj212/open.ts';
import { FrameSplitter } from '../../src/codecs/hj212/split.ts';
import { bytesOf, printBytes } from '../../src/codecs/hj212/text.ts';
import { readFrame } from '../../src/codecs/hj212/upload.ts';

/** `threw`, `overBuffer` and `unaccounted` must be 0; `read` and `refused`: what became of the frames that were found in the bytes. */
export type FuzzFigures = {
  readonly frames: number; readonly seed: number; readonly threw: number; readonly overBuffer: number; readonly unaccounted: number;
  readonly read: number; readonly refused: number; readonly noiseBytes: number;
};

const sender: Sender = { crc: 'hj212', keys: [new Uint8Array(16).fill(0x30)] };
const segmentMax = 4096;
/** Head and tail of the longest frame that may still come. */
const bufferMax = 6 + segmentMax + 4;
const framesPerSplitter = 50;
const lineEvery = 10;

/** Mutated frames through splitting and decoding, cut anywhere: nothing throws, the buffer stays bounded, every byte is accounted for. */
export function fuzzFrames({ frames: rounds, seed }: { readonly frames: number; readonly seed: number }, sm4: Sm4): FuzzFigures {
  const random = seededRandom(seed);
  const seeds = frames.map((row) => bytesOf(row.frame).bytes);
  const sums = { threw: 0, overBuffer: 0, unaccounted: 0, read: 0, refused: 0, noiseBytes: 0 };
  const fresh = (): FrameSplitter => new FrameSplitter({ accept: (segment, given) => openSegment(segment, given, sender, sm4).check !== 'wrong' });
  let splitter = fresh();
  for (let round = 0; round < rounds; round += 1) {
    if (round % framesPerSplitter === 0) splitter = fresh();
    const bytes = mutated(seeds[Math.floor(random() * seeds.length)] ?? new Uint8Array(0), random);
    try {
      pass(splitter, bytes, Math.floor(random() * bytes.length), sm4, sums);
      if (round % lineEvery === 0) JSON.parse(decodeLine(JSON.stringify(printBytes(bytes, true)), sm4));
    } catch {
      sums.threw += 1;
      splitter = fresh();
    }
  }
  return { frames: rounds, seed, ...sums };
}

function pass(splitter: FrameSplitter, bytes: Uint8Array, cut: number, sm4: Sm4, sums: { -readonly [Name in keyof FuzzFigures]?: number }): void {
  const add = (name: keyof FuzzFigures, count: number): void => void (sums[name] = (sums[name] ?? 0) + count);
  const before = splitter.pending;
  const events = [...splitter.push(bytes.subarray(0, cut)), ...splitter.push(bytes.subarray(cut))];
  if (splitter.pending > bufferMax) add('overBuffer', 1);
  let [told, whole] = [splitter.pending - before, 0];
  for (const event of events) {
    if (event.kind === 'noise') {
      told += event.count;
      add('noiseBytes', event.count);
    }
    if (event.kind !== 'frame') continue;
    whole += 1;
    told += event.bytes.length;
    add(readFrame(event, sender, 'hj212', sm4).ok ? 'read' : 'refused', 1);
  }
  // Line ends between frames belong to none of them.
  const trailers = bytes.length - told;
  if (trailers < 0 || trailers > 2 * (whole + 1)) add('unaccounted', 1);
}

const tokens = ['##', '&&', 'CP=&&', ';', ',', '=', '//', '\r\n', '##9999', '##0000', '\0', '{0x'].map((token) => [...bytesOf(token).bytes]);

/** One to four edits: a byte changed, cut out, put in, or a stretch doubled; tokens of the grammar come up often. */
function mutated(bytes: Uint8Array, random: () => number): Uint8Array {
  const out = [...bytes];
  for (let edit = Math.floor(random() * 4); edit >= 0; edit -= 1) {
    const at = Math.floor(random() * (out.length + 1));
    const kind = random();
    if (kind < 0.3) out[at] = Math.floor(random() * 256);
    else if (kind < 0.5) out.splice(at, Math.floor(random() * 20));
    else if (kind < 0.8) out.splice(at, 0, ...(tokens[Math.floor(random() * tokens.length)] ?? []));
    else out.push(...out.slice(at));
  }
  return Uint8Array.from(out);
}
