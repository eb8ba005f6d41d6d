import type { GatewayRelay, NewLetter } from '../ports/gateway-relay.ts';
import { keptMax, lettersAtOnce } from './terms.ts';

/** Letters that wait to be put, in their order; what could not be put waits on, up to a bound: then the oldest go, and are counted. */
export class Outbox {
  #letters: NewLetter[] = [];
  #dropped = 0;

  write(letter: NewLetter): void {
    this.#letters.push(letter);
    this.#bound();
  }

  async send(relay: Pick<GatewayRelay, 'put'>): Promise<void> {
    while (this.#letters.length > 0) {
      const out = this.#letters.splice(0, lettersAtOnce);
      try {
        await relay.put(out);
      } catch (error) {
        this.#letters = [...out, ...this.#letters];
        this.#bound();
        throw error;
      }
    }
  }

  /** How many were dropped since this was last asked. */
  takeDropped(): number {
    const dropped = this.#dropped;
    this.#dropped = 0;
    return dropped;
  }

  #bound(): void {
    const over = this.#letters.length - keptMax;
    if (over <= 0) return;
    this.#letters.splice(0, over);
    this.#dropped += over;
  }
}
