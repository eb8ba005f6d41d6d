import type { GatewayRelay, Letter, LineAt } from '../ports/gateway-relay.ts';

/** The relay of one test: the same laws as the tables of PostgreSQL (`relay-laws.fixture.ts`). `out`: the engine is out of reach. */
export class MemoryRelay implements GatewayRelay {
  readonly #letters: Letter[] = [];
  readonly #lines = new Map<string, LineAt & { readonly at: number }>();
  #last = 0;
  out = false;
  awaitedNow: () => Promise<readonly string[]> = async () => [];

  async put(letters: Parameters<GatewayRelay['put']>[0]): Promise<void> {
    this.#reach();
    for (const letter of letters) this.#letters.push({ ...letter, id: (this.#last += 1) });
  }

  async waiting(door: number, most: number): Promise<readonly Letter[]> {
    this.#reach();
    return this.#letters.filter((letter) => letter.door === door).slice(0, most);
  }

  async taken(ids: readonly number[]): Promise<void> {
    this.#reach();
    for (const id of ids) this.#letters.splice(this.#letters.findIndex((letter) => letter.id === id), 1);
  }

  async begin(door: number, at: number): Promise<void> {
    await this.taken(this.#letters.filter((letter) => letter.door === door && letter.kind !== 'heard').map(({ id }) => id));
    await this.announce(door, at, [], [...this.#lines.keys()]);
  }

  async announce(door: number, at: number, came: readonly string[], gone: readonly string[]): Promise<void> {
    this.#reach();
    for (const mn of came) this.#lines.set(mn, { mn, door, open: true, at });
    for (const mn of gone) {
      const held = this.#lines.get(mn);
      if (held?.door === door && held.open) this.#lines.set(mn, { ...held, open: false, at });
    }
  }

  async lines(since = 0): Promise<readonly LineAt[]> {
    this.#reach();
    return [...this.#lines.values()].filter(({ at }) => at >= since).map(({ mn, door, open }) => ({ mn, door, open }));
  }

  awaited(): Promise<readonly string[]> {
    this.#reach();
    return this.awaitedNow();
  }

  #reach(): void {
    if (this.out) throw new Error('out of reach');
  }
}
