import { fail, ok, type Result } from '../../basis/result.ts';
import { dayOf, instant } from '../../basis/time.ts';
import { forwardItemStates, type ForwardItemState, type ForwardState, type UpperPlatform, type UpperPlatformVersion } from '../../model/upper-platform.ts';
import type { House } from '../house.ts';
import type { RecordWriter } from '../ports/records.ts';
import type { ExchangeTables } from '../ports/exchange-tables.ts';
import type { Outbox, UpperDialer } from '../ports/upper-line.ts';
import { machineViewer } from '../viewer.ts';
import type { Carrier, Trouble } from './carrier.ts';
import { FileCarrier } from './file-carrier.ts';
import { Forwarder } from './forwarder.ts';
import { LineCarrier } from './line-carrier.ts';
import { moveState } from './standing.ts';
import { TableCarrier } from './table-carrier.ts';
import { usualTerms, type ForwardTerms } from './terms.ts';
import { unfitPlatform, withSecretsOf } from './unfit-platform.ts';

/** `lagMs`: world time since the newest accepted frame while something newer waits. `oldest`: receipt of the oldest frame that waits (world clock). */
export type ForwardStanding = {
  readonly platform: UpperPlatform; readonly state: ForwardState | undefined; readonly counts: Readonly<Record<ForwardItemState, number>>;
  readonly lagMs: number | undefined; readonly oldest: number | undefined;
};

/** How it stands beyond what is stored: this process's line. */
export type ForwardNow = { readonly active: boolean; readonly connected: boolean; readonly carried: number; readonly trouble?: Trouble; readonly nextAt?: number };

export type ResendAsked =
  | { readonly kind: 'frames'; readonly frames: readonly string[] } | { readonly kind: 'all' }
  /** Everything selected that was received in this time (world clock, UTC ms, `to` outside), accepted or not. */
  | { readonly kind: 'span'; readonly from: number; readonly to: number };

/** The ways out of the house. */
export type WaysOut = { readonly dialer: UpperDialer; readonly outbox: Outbox; readonly tables: ExchangeTables };

const resendMax = 100_000;

/**
 * 转发: every upper platform with its forwarder. `tick` moves what waits; a platform's work goes on by itself between two ticks.
 * Changes of one platform's state come one after another.
 */
export class ForwardDesk {
  readonly #house: House;
  readonly #ways: WaysOut;
  readonly #onTrouble: (error: unknown) => void;
  readonly #terms: ForwardTerms;
  #platforms = new Map<string, UpperPlatformVersion>();
  readonly #forwarders = new Map<string, { readonly kind: string; readonly forwarder: Forwarder }>();
  readonly #running = new Map<string, Promise<void>>();
  #stopped = false;

  constructor(house: House, ways: WaysOut, onTrouble: (error: unknown) => void, terms: ForwardTerms = usualTerms) {
    this.#house = house;
    this.#ways = ways;
    this.#onTrouble = onTrouble;
    this.#terms = terms;
  }

  /** Versions entered last, by id. */
  async load(): Promise<void> {
    this.#platforms = new Map((await this.#house.records.read(machineViewer).upperPlatforms()).map((version) => [version.platform.id, version]));
  }

  get platforms(): readonly UpperPlatformVersion[] {
    return [...this.#platforms.values()].sort((a, b) => (a.platform.id < b.platform.id ? -1 : 1));
  }

  now(id: string): ForwardNow {
    const held = this.#forwarders.get(id)?.forwarder;
    const { trouble, connected = false } = held?.carrier ?? {};
    const nextAt = held?.pausedUntil;
    const version = this.#platforms.get(id);
    return {
      active: version !== undefined && this.#active(version.platform), connected, carried: held?.carried ?? 0,
      ...(trouble === undefined ? {} : { trouble }), ...(nextAt === undefined ? {} : { nextAt }),
    };
  }

  /** Enters a version; empty secrets stay those of the version before. Faults: forward.unfit. */
  async put(given: UpperPlatform, by: string): Promise<Result<UpperPlatform>> {
    const before = this.#platforms.get(given.id);
    const platform = withSecretsOf(given, before?.platform);
    const unfit = unfitPlatform(platform, this.#house);
    if (unfit !== undefined) return unfit;
    const enteredAt = Math.max(this.#house.clocks.machine(), (before?.enteredAt ?? 0) + 1);
    const { identity, address: { ...address }, ...rest } = platform;
    if (address.kind === 'tables') address.password = '';
    const told = { ...rest, address };
    await this.#house.records.write(machineViewer, async (store) => {
      await store.putUpperPlatform({ platform, enteredAt, by });
      await this.#audit(store, by, before === undefined ? 'upper-platform.created' : 'upper-platform.changed', platform.id, { ...told, identities: identity.list.length, others: identity.others });
    });
    this.#platforms.set(platform.id, { platform, enteredAt, by });
    if (!this.#active(platform) || this.#forwarders.get(platform.id)?.kind !== platform.address.kind) this.#dismiss(platform.id);
    this.#forwarders.get(platform.id)?.forwarder.hurry();
    return ok(platform);
  }

  /** Puts what was not accepted, or a span of time, in the queue again. Resolves to how many rows; a span is counted as it is read. */
  async resend(id: string, asked: ResendAsked, by: string): Promise<Result<number>> {
    const version = this.#platforms.get(id);
    if (version === undefined) return fail('forward.unknown-platform', id);
    if (asked.kind === 'span' && asked.from >= asked.to) return fail('forward.unfit', 'from, to');
    const span = asked.kind === 'span' ? await this.#numbersOf(asked.from, asked.to) : undefined;
    let count = 0;
    await moveState(this.#house, version.platform, async (held, store) => {
      await this.#audit(store, by, 'upper-platform.resend', id, asked);
      if (span !== undefined) return { ...held, backlog: [...held.backlog, span] };
      const states = forwardItemStates.filter((state) => state !== 'waiting' && state !== 'written');
      const rows = asked.kind === 'frames' ? await store.forwardItemsOf(id, asked.frames) : await store.forwardItems({ platform: id, states, limit: resendMax });
      await store.putForwardItems(rows.map((item) => ({ ...item, state: 'waiting' as const, dueAt: this.#house.clocks.machine() })));
      count = rows.length;
      return held;
    });
    this.#forwarders.get(id)?.forwarder.hurry();
    return ok(count);
  }

  tick(): void {
    if (this.#stopped) return;
    for (const { platform } of this.#platforms.values()) {
      if (!this.#active(platform)) {
        this.#dismiss(platform.id);
        continue;
      }
      const forwarder = this.#forwarderOf(platform);
      forwarder.carrier.tick();
      if (!this.#running.has(platform.id) && forwarder.due) this.#start(platform, forwarder);
    }
  }

  /** Resolves when nothing is being worked on; what waits for an answer needs its tick. */
  async settled(): Promise<void> {
    while (this.#running.size > 0) await Promise.all(this.#running.values());
  }

  async stop(): Promise<void> {
    this.#stopped = true;
    for (const id of this.#forwarders.keys()) this.#dismiss(id);
    await this.settled();
  }

  /** Of all platforms, for Prometheus. */
  async standings(): Promise<readonly ForwardStanding[]> {
    const read = this.#house.records.read(machineViewer);
    return Promise.all(this.platforms.map(async ({ platform }) => {
      const state = await read.forwardState(platform.id);
      const counts = await read.forwardItemCounts(platform.id);
      if (state === undefined) return { platform, state, counts, lagMs: undefined, oldest: undefined };
      return { platform, state, counts, lagMs: await this.#lag(state), oldest: await this.#oldest(state.live, state.backlog) };
    }));
  }

  /** World time from the newest frame that was accepted to now, while something newer waits; 0: nothing does. */
  async #lag({ live, backlog, newest }: ForwardState): Promise<number> {
    const [first] = await this.#house.observations.framesAfter(BigInt(live), 1);
    const behind = first !== undefined || backlog.some(({ to }) => BigInt(to) > BigInt(newest?.frame ?? '0'));
    if (!behind) return 0;
    const since = newest?.worldAt ?? (await this.#oldest(live, backlog));
    return since === undefined ? 0 : Math.max(0, this.#house.clocks.world() - since);
  }

  /** When the oldest frame was received that waits to be read (world clock). */
  async #oldest(live: string, [span]: ForwardState['backlog']): Promise<number | undefined> {
    return (await this.#house.observations.framesAfter(BigInt(span?.after ?? live), 1))[0]?.worldAt;
  }

  #active({ paused, from, to }: UpperPlatform): boolean {
    const today = dayOf(instant(this.#house.clocks.world()));
    return !paused && from <= today && (to === undefined || today <= to);
  }

  #forwarderOf({ id, address: { kind } }: UpperPlatform): Forwarder {
    const held = this.#forwarders.get(id);
    if (held !== undefined) return held.forwarder;
    const forwarder = new Forwarder(this.#house, this.#carrierOf(kind), this.#terms);
    this.#forwarders.set(id, { kind, forwarder });
    return forwarder;
  }

  #carrierOf(kind: UpperPlatform['address']['kind']): Carrier {
    const { dialer, outbox, tables } = this.#ways;
    if (kind === 'files') return new FileCarrier(outbox, this.#house);
    if (kind === 'tables') return new TableCarrier(tables, this.#house, this.#terms);
    return new LineCarrier(dialer, () => this.#house.clocks.machine(), this.#terms);
  }

  #dismiss(id: string): void {
    this.#forwarders.get(id)?.forwarder.stop();
    this.#forwarders.delete(id);
  }

  #start(platform: UpperPlatform, forwarder: Forwarder): void {
    const work = forwarder.run(() => this.#platforms.get(platform.id)?.platform).then(() => undefined, this.#onTrouble);
    const over = work.finally(() => { if (this.#running.get(platform.id) === over) this.#running.delete(platform.id); });
    this.#running.set(platform.id, over);
  }

  /** Frame numbers of what was received in a time of the world clock: by halving, because numbers and receipt go up together. */
  async #numbersOf(from: number, to: number): Promise<{ readonly after: string; readonly to: string }> {
    const bound = async (at: number): Promise<string> => {
      let [low, high] = [0n, await this.#house.observations.lastNumber()];
      while (low < high) {
        const middle = (low + high) / 2n;
        const [frame] = await this.#house.observations.framesAfter(middle, 1);
        if (frame !== undefined && frame.worldAt < at) low = frame.number;
        else high = middle;
      }
      return String(low);
    };
    return { after: await bound(from), to: await bound(to) };
  }

  async #audit(store: RecordWriter, actor: string, action: string, subject: string, detail: object): Promise<void> {
    const { clocks } = this.#house;
    await store.putAudit([{ at: clocks.machine(), worldAt: clocks.world(), actor, action, subject, outcome: 'ok', detail: JSON.parse(JSON.stringify(detail)) }]);
  }
}
