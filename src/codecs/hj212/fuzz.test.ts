import { createCipheriv, createDecipheriv } from 'node:crypto';
import { expect, test } from 'vitest';
import { seededRandom } from '../../basis/random.ts';
import frames from './hj212-frames.json' with { type: 'json' };
import type { Sm4 } from './cipher.ts';
import { decodeLine } from './decode-line.ts';
import { openSegment, type Sender } from './open.ts';
import { FrameSplitter } from './split.ts';
import { bytesOf, printBytes } from './text.ts';
import { readFrame } from './upload.ts';

const sm4: Sm4 = {
  encrypt: (key, blocks) => createCipheriv('sm4-ecb', key, null).setAutoPadding(false).update(blocks),
  decrypt: (key, blocks) => createDecipheriv('sm4-ecb', key, null).setAutoPadding(false).update(blocks),
};
const sender: Sender = { crc: 'hj212', keys: [new Uint8Array(16).fill(0x30)] };
const rounds = Number(process.env['QINGSHAN_FUZZ'] ?? 20_000);
const segmentMax = 4096;

/** One to four edits: a byte changed, cut out, put in, or a stretch doubled; tokens of the grammar come up often. */
function mutated(bytes: Uint8Array, random: () => number): Uint8Array {
  let out = [...bytes];
  const tokens = ['##', '&&', 'CP=&&', ';', ',', '=', '//', '\r\n', '##9999', '##0000', '\0', '{0x'].map((token) => [...bytesOf(token).bytes]);
  for (let edit = Math.floor(random() * 4); edit >= 0; edit -= 1) {
    const at = Math.floor(random() * (out.length + 1));
    const kind = random();
    if (kind < 0.3) out[at] = Math.floor(random() * 256);
    else if (kind < 0.5) out.splice(at, Math.floor(random() * 20));
    else if (kind < 0.8) out.splice(at, 0, ...(tokens[Math.floor(random() * tokens.length)] ?? []));
    else out = [...out, ...out.slice(at)];
  }
  return Uint8Array.from(out);
}

test(`${rounds} mutated frames: no throw, bounded buffer, every byte accounted for`, () => {
  const random = seededRandom(212);
  const seeds = frames.map((row) => bytesOf(row.frame).bytes);
  let splitter = new FrameSplitter();
  for (let round = 0; round < rounds; round += 1) {
    if (round % 50 === 0) splitter = new FrameSplitter({ accept: (segment, given) => openSegment(segment, given, sender, sm4).check !== 'wrong' });
    const bytes = mutated(seeds[Math.floor(random() * seeds.length)] ?? new Uint8Array(0), random);
    const cut = Math.floor(random() * bytes.length);
    const before = splitter.pending;
    const events = [...splitter.push(bytes.subarray(0, cut)), ...splitter.push(bytes.subarray(cut))];
    if (splitter.pending > 6 + segmentMax + 4) throw new Error(`round ${round}: ${splitter.pending} bytes kept`);
    let told = splitter.pending - before;
    for (const event of events) {
      if (event.kind === 'noise') told += event.count;
      if (event.kind === 'frame') {
        told += event.bytes.length;
        readFrame(event, sender, 'hj212', sm4);
      }
    }
    const trailers = bytes.length - told;
    const room = 2 * (events.filter((event) => event.kind === 'frame').length + 1);
    if (trailers < 0 || trailers > room) throw new Error(`round ${round}: ${trailers} bytes unaccounted for`);
    if (round % 10 === 0) JSON.parse(decodeLine(JSON.stringify(printBytes(bytes, true)), sm4));
  }
  expect(rounds).toBeGreaterThan(0);
}, 600_000);
