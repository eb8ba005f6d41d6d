import { chosenLinks } from './chosen-links.ts';
import type { FaultName } from './fault-list.ts';
import type { FaultOrder } from './fault-orders.ts';

/** What each fault came to: links that have it, and how often it was done. */
export class FaultCounts {
  readonly links = new Map<FaultName, number>();
  readonly times = new Map<FaultName, number>();

  did(name: FaultName, times = 1): void {
    this.times.set(name, (this.times.get(name) ?? 0) + times);
  }
}

/** The faults of one link: which it has, which are on now, and whose turn it is. */
export class Troubles {
  readonly #orders: ReadonlyMap<FaultName, FaultOrder>;
  readonly #turns = new Map<FaultName, number>();
  readonly #counts: FaultCounts;

  constructor(orders: readonly FaultOrder[], counts: FaultCounts) {
    this.#orders = new Map(orders.map((order) => [order.name, order]));
    this.#counts = counts;
    for (const { name } of orders) counts.links.set(name, (counts.links.get(name) ?? 0) + 1);
  }

  get names(): readonly FaultName[] {
    return [...this.#orders.keys()];
  }

  /** The fault's number while it is on; undefined otherwise. */
  on(name: FaultName, elapsed: number): number | undefined {
    const order = this.#orders.get(name);
    return order === undefined || elapsed < order.from || elapsed >= order.to ? undefined : order.value;
  }

  /** Is it on and is this the nth time it is asked? */
  turn(name: FaultName, elapsed: number): boolean {
    const every = this.on(name, elapsed);
    if (every === undefined) return false;
    const turn = (this.#turns.get(name) ?? 0) + 1;
    this.#turns.set(name, turn);
    return turn % Math.max(1, Math.round(every)) === 0;
  }

  /** Has the next of the times come that lie `value` seconds apart, from the first on plus `phase` (0…1) of it? */
  isTime(name: FaultName, elapsed: number, phase: number): boolean {
    const every = this.on(name, elapsed);
    if (every === undefined) return false;
    const passed = Math.floor((elapsed - (this.#orders.get(name)?.from ?? 0)) / every + phase);
    const before = this.#turns.get(name) ?? 0;
    this.#turns.set(name, Math.max(passed, before));
    return passed > before;
  }

  did(name: FaultName, times = 1): void {
    this.#counts.did(name, times);
  }
}

/** The orders of each link: every order falls on a seeded share of them. */
export function sharedOut(orders: readonly FaultOrder[], links: number, seed: number): (link: number) => readonly FaultOrder[] {
  const chosen = orders.map((order, turn) => ({ order, links: chosenLinks(links, order.share, seed, turn) }));
  return (link) => chosen.filter((one) => one.links.has(link)).map(({ order }) => order);
}
