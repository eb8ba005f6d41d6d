import type { ObservationStore } from '../flow/ports/observations.ts';

type Content = { readonly point: number; readonly cn: string; readonly dataTime: number; readonly key: bigint };
type Mark = { dataTime: number; keys: bigint[] };

/** Contents of one data time that are remembered; where there are more, the store is asked. */
const keysMax = 64;

/**
 * Tells resends from news. Per point and command the newest data time and its keys stand in memory: a frame newer than that
 * cannot be a repeat and costs no query. Older ones are looked up in the store, once a flush.
 */
export class Repeats {
  readonly #marks = new Map<string, Map<number, Mark>>();
  readonly #store: ObservationStore;
  /** Points that may have spoken to another gateway since their marks were read. */
  readonly #doubted = new Set<number>();

  constructor(store: ObservationStore) {
    this.#store = store;
  }

  async load(points: readonly number[] | 'all' = 'all'): Promise<void> {
    for (const mark of await this.#store.watermarks(points)) {
      this.#marksOf(mark.cn).set(mark.point, { dataTime: mark.dataTime, keys: mark.keys.slice(0, keysMax) });
    }
  }

  /** The next frame of this point is held against what all gateways have stored by then. */
  doubt(point: number): void {
    this.#doubted.add(point);
  }

  /** Number of the stored frame that each repeated content came with first. */
  async stored(contents: readonly Content[]): Promise<ReadonlyMap<bigint, bigint>> {
    await this.#settle(contents);
    const unsure = contents.filter((content) => this.#maybeStored(content));
    return unsure.length === 0 ? new Map() : this.#store.known(unsure);
  }

  async #settle(contents: readonly Content[]): Promise<void> {
    if (this.#doubted.size === 0) return;
    const points = [...new Set(contents.map(({ point }) => point))].filter((point) => this.#doubted.has(point));
    await this.load(points);
    for (const point of points) this.#doubted.delete(point);
  }

  #maybeStored({ point, cn, dataTime, key }: Content): boolean {
    const mark = this.#marksOf(cn).get(point);
    if (mark === undefined || dataTime > mark.dataTime) return false;
    return dataTime < mark.dataTime || mark.keys.length >= keysMax || mark.keys.includes(key);
  }

  #marksOf(cn: string): Map<number, Mark> {
    const held = this.#marks.get(cn);
    if (held !== undefined) return held;
    const marks = new Map<number, Mark>();
    this.#marks.set(cn, marks);
    return marks;
  }

  /** To be called with frames that are durable now. */
  note(contents: readonly Content[]): void {
    for (const { point, cn, dataTime, key } of contents) {
      const marks = this.#marksOf(cn);
      const mark = marks.get(point);
      if (mark === undefined) marks.set(point, { dataTime, keys: [key] });
      else if (dataTime > mark.dataTime) {
        mark.dataTime = dataTime;
        mark.keys = [key];
      } else if (dataTime === mark.dataTime && mark.keys.length < keysMax) mark.keys.push(key);
    }
  }
}
