import type { Json } from '../basis/canonical.ts';
import { versionOn, type Version } from '../model/version.ts';
import type { RegisterEntry } from './ports/records.ts';

/** A noun of a register with the days of its version. */
export type Dated<T> = Version & { readonly body: T };

/** A register in memory that is asked by owner and day: every version is kept, because last year's page shows last year's entry. */
export class DatedRegister<T extends Json> {
  readonly #ownerOf: (body: T) => string;
  #byId = new Map<string, readonly Dated<T>[]>();
  /** Ids of all nouns that some version gives to the owner: a record may be put right to another. */
  #ids = new Map<string, Set<string>>();

  constructor(ownerOf: (body: T) => string) {
    this.#ownerOf = ownerOf;
  }

  fill(entries: readonly RegisterEntry[]): void {
    this.#byId = new Map();
    this.#ids = new Map();
    for (const [id, versions] of Map.groupBy(entries, (entry) => entry.id)) {
      const held = versions.map(({ from, to, enteredAt, body }): Dated<T> => ({ from, enteredAt, body: body as T, ...(to === undefined ? {} : { to }) }));
      this.#byId.set(id, held);
      for (const { body } of held) this.#ids.set(this.#ownerOf(body), (this.#ids.get(this.#ownerOf(body)) ?? new Set()).add(id));
    }
  }

  /** What the owner has on a day. */
  on(owner: string, day: string): readonly Dated<T>[] {
    return [...this.#ids.get(owner) ?? []].flatMap((id) => {
      const held = versionOn(this.#byId.get(id) ?? [], day);
      return held !== undefined && this.#ownerOf(held.body) === owner ? [held] : [];
    });
  }
}
