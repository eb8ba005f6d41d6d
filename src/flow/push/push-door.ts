import { sha256Bytes } from '../../basis/hash.ts';
import { fail, type Result, ok } from '../../basis/result.ts';
import type { FaultCode } from '../../basis/fault.ts';
import type { StreamKey } from '../../codecs/sensorthings/read-stream-id.ts';
import type { PushedRow } from '../../codecs/sensorthings/read-observations.ts';
import type { RawFrame, RefusedFrame, RepeatedFrame } from '../../model/frame.ts';
import { fields, periods } from '../../model/reading.ts';
import { ReadingBuilder } from '../../sense/reading-builder.ts';
import type { Clocks } from '../ports/clock.ts';
import type { DirtyHour, ObservationStore } from '../ports/observations.ts';
import { pushedCommand, pushedSystem } from './frame.ts';
import { heldValues, sameAsHeld, type Held } from './held.ts';

/** Rows of one Datastream that came together, with the bytes that they came in and the world clock by which they were read. */
export type Piece = { readonly sender: string; readonly stream: StreamKey; readonly rows: readonly PushedRow[]; readonly bytes: Uint8Array; readonly worldAt: number };
/** What became of it: stored under a frame, or held already as it is. */
export type Kept = { readonly frame: bigint; readonly fresh: boolean };
export type Refusal = { readonly sender: string; readonly peer: string; readonly fault: FaultCode; readonly detail: string; readonly bytes: Uint8Array };

export type DoorParts = {
  readonly store: ObservationStore; readonly clocks: Clocks;
  /** Ascending over restarts, and of no other door. */
  readonly nextNumber: () => bigint;
  /** After each durable flush: hours to be determined. */
  readonly onStored: (dirty: readonly DirtyHour[], last: bigint) => void;
  /** The store would not take what came. */
  readonly onTrouble: (error: unknown) => void;
};

type Waiting = { readonly piece: Piece; readonly done: (kept: Result<Kept>) => void };
const waitingBytesMost = 16 * 1_048_576;
const refusedBytesMost = 4096;

/**
 * The door of pushed readings: bodies that arrive while others are being stored are stored together next, and each is answered once it
 * is durable. A store that fails fails what waits on it, so that the sender knows and sends again.
 */
export class PushDoor {
  readonly #parts: DoorParts;
  #waiting: Waiting[] = [];
  #refused: Refusal[] = [];
  #bytes = 0;
  #flushing: Promise<void> | undefined;

  constructor(parts: DoorParts) {
    this.#parts = parts;
  }

  /** Resolves when the rows are durable. Faults: push.busy, system.engine-unreachable. */
  push(piece: Piece): Promise<Result<Kept>> {
    if (this.#bytes > waitingBytesMost) return Promise.resolve(fail('push.busy'));
    this.#bytes += piece.bytes.length;
    return new Promise((resolve) => {
      this.#waiting.push({ piece, done: resolve });
      this.#start();
    });
  }

  /** Counted, kept and shown among what the gateway refuses. */
  refuse(refusal: Refusal): void {
    if (this.#bytes > waitingBytesMost) return;
    this.#bytes += refusedBytesMost;
    this.#refused.push(refusal);
    this.#start();
  }

  #start(): void {
    this.#flushing ??= this.#flush().finally(() => {
      this.#flushing = undefined;
      if (this.#waiting.length > 0 || this.#refused.length > 0) this.#start();
    });
  }

  async #flush(): Promise<void> {
    await Promise.resolve();
    const [waiting, refused] = [this.#waiting, this.#refused];
    this.#waiting = [];
    this.#refused = [];
    this.#bytes = 0;
    try {
      const kept = await this.#store(waiting.map(({ piece }) => piece), refused);
      for (const [place, { done }] of waiting.entries()) done(ok(kept[place] ?? { frame: 0n, fresh: false }));
    } catch (error) {
      this.#parts.onTrouble(error);
      for (const { done } of waiting) done(fail('system.engine-unreachable'));
    }
  }

  async #store(pieces: readonly Piece[], refusals: readonly Refusal[]): Promise<readonly Kept[]> {
    const { store, clocks, nextNumber, onStored } = this.#parts;
    const held = await heldValues(store, pieces);
    const [receivedAt, worldAt] = [clocks.machine(), clocks.world()];
    const [frames, repeated, kept]: [RawFrame[], RepeatedFrame[], Kept[]] = [[], [], []];
    const builder = new ReadingBuilder();
    const [numberOf, hours]: [bigint[], Map<string, DirtyHour>] = [[], new Map()];
    let batch: bigint | undefined;
    for (const piece of pieces) {
      const number = nextNumber();
      batch ??= number;
      numberOf.push(number);
      const fresh = lastOfEach(piece.rows).filter((row) => !sameAsHeld(held, piece.stream, row));
      noteHeld(held, piece, fresh, number);
      const of = fresh.length > 0 ? undefined : firstFrame(held, piece);
      if (of !== undefined) repeated.push({ number, of, mn: piece.sender, asked: true, receivedAt });
      else frames.push(frameOf(piece, number, batch, receivedAt));
      addRows(builder, piece, fresh, numberOf.length - 1);
      for (const hour of hoursOf(piece, fresh)) hours.set(`${hour.point} ${hour.at}`, hour);
      kept.push({ frame: of ?? number, fresh: of === undefined });
    }
    const refused = refusals.map((refusal): RefusedFrame => refusedFrame(refusal, nextNumber(), receivedAt, worldAt));
    const { columns } = builder.seal(await store.factorNumbers(builder.codes), numberOf);
    await store.append({ frames, readings: columns, repeated, refused });
    const last = numberOf.at(-1);
    if (last !== undefined) onStored([...hours.values()], last);
    return kept;
  }

  /** Until nothing waits. */
  async settled(): Promise<void> {
    while (this.#flushing !== undefined) await this.#flushing;
  }
}

/** Of rows of one moment the last. */
const lastOfEach = (rows: readonly PushedRow[]): readonly PushedRow[] => [...new Map(rows.map((row) => [row.at, row])).values()];

function addRows(builder: ReadingBuilder, { stream: { point, factor, period, field } }: Piece, rows: readonly PushedRow[], place: number): void {
  for (const { at, micro, flag } of rows) builder.add(point, factor, periods[period], fields[field], at, micro, flag, place);
}

/** What holds from now on, for later pieces of the same flush. */
function noteHeld(held: Held, { stream }: Piece, rows: readonly PushedRow[], frame: bigint): void {
  for (const { at, micro, flag } of rows) held.set(held.keyOf(stream, at), { micro, flag, frame });
}

const firstFrame = (held: Held, { stream, rows }: Piece): bigint | undefined => (rows[0] === undefined ? undefined : held.get(held.keyOf(stream, rows[0].at))?.frame);

const hoursOf = ({ stream: { point, period } }: Piece, rows: readonly PushedRow[]): readonly DirtyHour[] =>
  (period === 'hour' ? rows.map(({ at }) => ({ point, at })) : []);

/** The key holds the number: the same bytes sent again after a correction are a frame of their own, not the first one once more. */
function frameOf({ sender, stream, rows, bytes, worldAt }: Piece, number: bigint, batch: bigint, receivedAt: number): RawFrame {
  const key = BigInt.asIntN(64, BigInt(`0x${sha256Bytes(Buffer.concat([bytes, Buffer.from(`|${number}`)])).slice(0, 16)}`));
  return {
    number, batch, point: stream.point, mn: sender, cn: pushedCommand, st: pushedSystem, dataTime: Math.max(...rows.map(({ at }) => at)), packet: 0, key, asked: true,
    receivedAt, worldAt, bytes,
  };
}

const refusedFrame = ({ sender, peer, fault, detail, bytes }: Refusal, number: bigint, receivedAt: number, worldAt: number): RefusedFrame =>
  ({ number, mn: sender, peer, fault, detail, receivedAt, worldAt, bytes: bytes.subarray(0, refusedBytesMost) });
