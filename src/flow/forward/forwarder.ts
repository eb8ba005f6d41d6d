import type { RawFrame } from '../../model/frame.ts';
import type { ForwardState, FrameSpan, UpperPlatform } from '../../model/upper-platform.ts';
import type { House } from '../house.ts';
import { machineViewer } from '../viewer.ts';
import type { Carrier, Outcome, Parcel } from './carrier.ts';
import { settledFramesAfter, settledHead } from '../settled-frames.ts';
import { printFor } from './print.ts';
import { selects } from './select.ts';
import { moveState, settle, settleAnswers, spanMoved, type Settled } from './standing.ts';
import type { ForwardTerms } from './terms.ts';

/** Where a piece of work comes from: what is new, a span of the backlog, or the list of what was not accepted. */
type Source = 'live' | 'again' | FrameSpan;
type Work = { readonly source: Source; readonly frames: readonly RawFrame[]; readonly gone: readonly string[] };

const pageFrames = 2000;

/**
 * Forwards to one platform: read → select → print → carry → keep what became of it. The cursor moves last and only over frames that are
 * settled, so that a crash repeats and never leaves a gap. One piece of work at a time.
 */
export class Forwarder {
  readonly #house: House;
  readonly #terms: ForwardTerms;
  readonly carrier: Carrier;
  /** Read ahead behind each cursor. */
  readonly #pages = new Map<'live' | 'backlog', { readonly after: string; readonly frames: readonly RawFrame[] }>();
  #failures = 0;
  #nextAt = 0;
  /** What is new met a silent platform: the backlog may tell whether it is the frame. */
  #yield = false;
  #stopped = false;
  /** What is on its way just now. */
  carried = 0;

  constructor(house: House, carrier: Carrier, terms: ForwardTerms) {
    this.#house = house;
    this.#terms = terms;
    this.carrier = carrier;
  }

  get due(): boolean {
    return !this.#stopped && this.#house.clocks.machine() >= this.#nextAt;
  }

  /** When the line is tried again (machine clock, ms); undefined: all is well. */
  get pausedUntil(): number | undefined {
    return this.#failures === 0 ? undefined : this.#nextAt;
  }

  stop(): void {
    this.#stopped = true;
    this.carrier.close();
  }

  /** Somebody asked for it: no waiting. */
  hurry(): void {
    this.#nextAt = 0;
    this.carrier.forgive();
  }

  /** Works until nothing waits or the line fails, each piece by the version that holds then. Resolves to how many frames were settled. */
  async run(platformNow: () => UpperPlatform | undefined): Promise<number> {
    let count = await this.#hear(platformNow());
    while (!this.#stopped) {
      const platform = platformNow();
      const done = platform === undefined ? undefined : await this.#turn(platform);
      count += done ?? 0;
      if (done === undefined || done === 0 || this.carrier.trouble !== undefined) break;
    }
    return count;
  }

  /** Answers that came later. Counted first and taken then: cut off between, they come again and change nothing. */
  async #hear(platform: UpperPlatform | undefined): Promise<number> {
    const answers = platform === undefined ? [] : await this.carrier.answers?.(platform) ?? [];
    if (platform === undefined || answers.length === 0) return 0;
    await moveState(this.#house, platform, (held, store) => settleAnswers(this.#house, platform.id, this.#terms, answers, held, store));
    await this.carrier.taken?.(platform, answers);
    return answers.length;
  }

  /** Undefined: there was nothing to do. */
  async #turn(platform: UpperPlatform): Promise<number | undefined> {
    const held = await this.#house.records.read(machineViewer).forwardState(platform.id) ?? (await moveState(this.#house, platform, async (first) => first));
    const work = await this.#next(platform, held);
    if (work === undefined) return undefined;
    const { decided, parcels } = await this.#print(platform, work);
    this.carried = parcels.length;
    const outcomes = parcels.length === 0 ? [] : await this.carrier.carry(platform, parcels);
    this.carried = 0;
    for (const [place, { frame }] of parcels.entries()) decided.set(frame.number, outcomes[place]);
    const settled = await this.#keep(platform, work, decided);
    this.#pause(work);
    return settled;
  }

  #pause({ source }: Work): void {
    const { trouble } = this.carrier;
    this.#failures = trouble === undefined ? 0 : this.#failures + 1;
    this.#yield = trouble?.fault === 'forward.silent' && source === 'live' && !this.#yield;
    if (trouble === undefined) return;
    this.#pages.clear();
    this.#nextAt = this.#house.clocks.machine() + Math.min(this.#terms.pauseMs * 2 ** (this.#failures - 1), this.#terms.pauseMsMax);
  }

  /** New frames first, then what is to be sent again, then the backlog. */
  async #next(platform: UpperPlatform, held: ForwardState): Promise<Work | undefined> {
    const again = (): Promise<Work | undefined> => this.#again(platform);
    const backlog = async (): Promise<Work | undefined> => {
      const [span] = held.backlog;
      return span === undefined ? undefined : this.#pieceOf(platform, span, span.after, this.#terms.backlogChunk, BigInt(span.to));
    };
    const live = (): Promise<Work | undefined> => this.#live(platform, held);
    const order = this.#yield ? [again, backlog, live] : platform.order === 'in-order' ? [backlog, live, again] : [live, again, backlog];
    for (const source of order) {
      const work = await source();
      if (work !== undefined) return work;
    }
    return undefined;
  }

  /** What could not be sent while it was new goes into the backlog, so that newly collected frames go first (HJ 212-2025 clause 8). */
  async #live(platform: UpperPlatform, held: ForwardState): Promise<Work | undefined> {
    const work = await this.#pieceOf(platform, 'live', held.live, this.#terms.liveChunk);
    const [first] = work?.frames ?? [];
    const old = first !== undefined && this.#house.clocks.machine() - first.receivedAt > this.#terms.freshMs;
    if (!old || platform.order === 'in-order' || platform.address.kind === 'files') return work;
    const head = String(await settledHead(this.#house));
    await moveState(this.#house, platform, async (now) => ({ ...now, live: head, backlog: [...now.backlog, { after: now.live, to: head }] }));
    this.#pages.clear();
    return this.#next(platform, await moveState(this.#house, platform, async (now) => now));
  }

  /** The frames behind a cursor, up to so many selected ones. */
  async #pieceOf(platform: UpperPlatform, source: Source, after: string, selectedMax: number, to?: bigint): Promise<Work | undefined> {
    const own = (await this.#ahead(source === 'live' ? 'live' : 'backlog', after)).filter(({ number }) => to === undefined || number <= to);
    const selected = selects(platform, this.#house);
    const piece = platform.address.kind === 'files' ? fileOf(own, platform.address.every, this.#house.clocks.world(), to !== undefined) : own;
    let [count, end] = [0, 0];
    for (; end < piece.length && count < (platform.address.kind === 'files' ? Infinity : selectedMax); end += 1) if (selected(piece[end] as RawFrame)) count += 1;
    const frames = piece.slice(0, end);
    if (frames.length === 0 && to !== undefined && own.length === 0) await this.#endSpan(platform, source);
    return frames.length === 0 ? undefined : { source, frames, gone: [] };
  }

  async #ahead(cursor: 'live' | 'backlog', after: string): Promise<readonly RawFrame[]> {
    const held = this.#pages.get(cursor);
    if (held?.after === after && held.frames.length > 0) return held.frames;
    const frames = await settledFramesAfter(this.#house, BigInt(after), pageFrames);
    this.#pages.set(cursor, { after, frames });
    return frames;
  }

  async #endSpan(platform: UpperPlatform, source: Source): Promise<void> {
    if (typeof source !== 'string') await moveState(this.#house, platform, async (now) => ({ ...now, backlog: spanMoved(now.backlog, source, BigInt(source.to)) }));
  }

  async #again({ id }: UpperPlatform): Promise<Work | undefined> {
    const items = await this.#house.records.read(machineViewer).forwardItemsDue(id, this.#house.clocks.machine(), this.#terms.backlogChunk);
    const found = await Promise.all(items.map(async ({ frame }) => [frame, await this.#house.observations.frame(BigInt(frame))] as const));
    const gone = found.flatMap(([frame, held]) => (held === undefined ? [frame] : []));
    return items.length === 0 ? undefined : { source: 'again', frames: found.flatMap(([, frame]) => (frame === undefined ? [] : [frame])), gone };
  }

  async #print(platform: UpperPlatform, { source, frames }: Work): Promise<{ decided: Map<bigint, Outcome | 'passed' | undefined>; parcels: readonly Parcel[] }> {
    const selected = source === 'again' ? (): boolean => true : selects(platform, this.#house);
    const decided = new Map<bigint, Outcome | 'passed' | undefined>();
    const parcels: Parcel[] = [];
    for (const frame of frames) {
      if (!selected(frame)) decided.set(frame.number, 'passed');
      else {
        const printed = await printFor(platform, this.#house, frame, source !== 'live');
        if (printed.ok) parcels.push({ frame, pieces: printed.value });
        else decided.set(frame.number, { kind: 'not-sendable', fault: printed.fault, detail: printed.detail });
      }
    }
    return { decided, parcels };
  }

  /** Counts, list and cursor in one transaction; a cursor moves over what is settled without a gap. */
  #keep(platform: UpperPlatform, { source, frames, gone }: Work, decided: ReadonlyMap<bigint, Outcome | 'passed' | undefined>): Promise<number> {
    const known = frames.flatMap((frame): (Settled | undefined)[] => {
      const outcome = decided.get(frame.number);
      return [outcome === undefined ? undefined : { frame, outcome }];
    });
    const open = known.indexOf(undefined);
    const settled = (source === 'again' ? known : open < 0 ? known : known.slice(0, open)).flatMap((one) => (one === undefined ? [] : [one]));
    const cursor = source === 'again' ? undefined : settled.at(-1)?.frame.number;
    return moveState(this.#house, platform, async (held, store) => {
      if (gone.length > 0) await this.#markGone(platform.id, gone, store);
      const next = await settle(this.#house, platform.id, this.#terms, settled, held, store);
      if (cursor === undefined) return next;
      this.#advance(source === 'live' ? 'live' : 'backlog', cursor);
      return typeof source === 'string' ? { ...next, live: String(cursor) } : { ...next, backlog: spanMoved(next.backlog, source, cursor) };
    }).then(() => settled.length + gone.length);
  }

  #advance(of: 'live' | 'backlog', cursor: bigint): void {
    this.#pages.set(of, { after: String(cursor), frames: this.#pages.get(of)?.frames.filter(({ number }) => number > cursor) ?? [] });
  }

  async #markGone(platform: string, gone: readonly string[], store: Parameters<Parameters<typeof moveState>[2]>[1]): Promise<void> {
    const items = await store.forwardItemsOf(platform, gone);
    await store.putForwardItems(items.map(({ dueAt: _due, ...item }) => ({ ...item, state: 'not-sendable' as const, fault: 'forward.frame-gone', detail: '', at: this.#house.clocks.world() })));
  }
}

/** Frames of one file: those received in the period of the first, once that period is over. */
function fileOf(frames: readonly RawFrame[], every: 'hour' | 'day', now: number, late: boolean): readonly RawFrame[] {
  const length = every === 'hour' ? 3_600_000 : 86_400_000;
  const periodOf = (at: number): number => Math.floor((at + 28_800_000) / length);
  const [first] = frames;
  if (first === undefined) return [];
  const period = periodOf(first.worldAt);
  if (!late && period >= periodOf(now)) return [];
  const end = frames.findIndex(({ worldAt }) => periodOf(worldAt) !== period);
  return end < 0 ? frames : frames.slice(0, end);
}
