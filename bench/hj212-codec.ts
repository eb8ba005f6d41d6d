import { createHash } from 'node:crypto';
import { encodeFrame } from '../src/codecs/hj212/encode.ts';
import { standardSender } from '../src/codecs/hj212/open.ts';
import { FrameSplitter, type FrameEvent } from '../src/codecs/hj212/split.ts';
import { readFrame } from '../src/codecs/hj212/upload.ts';

export type CodecFigures = {
  readonly frames: number; readonly bytesPerFrame: number; readonly splitPerSecond: number; readonly decodePerSecond: number;
  readonly hash: string;
};

/**
 * One core: frames of ten factors with value and flag, in segments of 16 KiB, split with check, then decoded to exact values.
 * The hash is over all decoded values, so that the figure cannot be won by computing something else.
 */
export function benchHj212Codec(frames: number): CodecFigures {
  const stream = Buffer.concat(Array.from({ length: Math.min(frames, 20_000) }, (_, at) => frame(at)));
  const count = Math.max(1, Math.round(frames / 20_000));
  pass(stream);
  let [splitMs, decodeMs, sum, seen] = [0, 0, 0n, 0];
  for (let round = 0; round < count; round += 1) {
    const one = pass(stream);
    splitMs += one.splitMs;
    decodeMs += one.decodeMs;
    sum += one.sum;
    seen += one.seen;
  }
  const hash = createHash('sha256').update(String(sum)).digest('hex').slice(0, 16);
  return { frames: seen, bytesPerFrame: Math.round(stream.length / (seen / count)), splitPerSecond: perSecond(seen, splitMs), decodePerSecond: perSecond(seen, decodeMs), hash };
}

type Pass = { readonly splitMs: number; readonly decodeMs: number; readonly sum: bigint; readonly seen: number };

/** The stream once, chunk by chunk as a socket brings it: split, then decode what came. */
function pass(stream: Uint8Array): Pass {
  const splitter = new FrameSplitter();
  let [splitMs, decodeMs, sum, seen] = [0, 0, 0n, 0];
  for (let at = 0; at < stream.length; at += 16_384) {
    const started = performance.now();
    const events = splitter.push(stream.subarray(at, at + 16_384));
    const parted = performance.now();
    const frames = events.filter((event) => event.kind === 'frame');
    sum += decode(frames);
    seen += frames.length;
    decodeMs += performance.now() - parted;
    splitMs += parted - started;
  }
  return { splitMs, decodeMs, sum, seen };
}

function decode(events: readonly FrameEvent[]): bigint {
  let sum = 0n;
  for (const event of events) {
    const read = readFrame(event, standardSender);
    if (!read.ok) throw new Error(read.fault);
    let part = 0;
    for (const item of read.value.items) for (const value of item.values) part += Number(value.micro ?? 0);
    sum = sum * 31n % 1_000_000_007n + BigInt(part);
  }
  return sum;
}

function frame(at: number): Uint8Array {
  const values = Array.from({ length: 10 }, (_, factor) => [[`a${21_000 + factor}-Rtd`, `${at % 997}.${factor}5`], [`a${21_000 + factor}-Flag`, 'N']] as const);
  const header = { qn: `20260301110000${String(at % 1000).padStart(3, '0')}`, st: '31', cn: '2011', pw: '123456', mn: '330000A8900016F000169DC1', flag: '9' };
  const encoded = encodeFrame({ header, items: [[['DataTime', '20260301110000']], ...values] }, { edition: '2025' });
  if (!encoded.ok) throw new Error(encoded.fault);
  return encoded.value;
}

const perSecond = (count: number, ms: number): number => Math.round((count / ms) * 1000);

if (import.meta.main) console.log(JSON.stringify(benchHj212Codec(Number(process.argv[2] ?? 200_000))));
