import type { OwnLines } from '../ports/device-line.ts';
import type { GatewayRelay } from '../ports/gateway-relay.ts';

/** Says at which door the loggers are. What could not be said waits for the next turn. */
export class Announcer {
  readonly #relay: GatewayRelay;
  readonly #door: number;
  readonly #came = new Set<string>();
  readonly #gone = new Set<string>();

  constructor(relay: GatewayRelay, door: number) {
    this.#relay = relay;
    this.#door = door;
  }

  async say(lines: OwnLines, at: number): Promise<void> {
    for (const mn of lines.takeNews()) {
      this.#came.add(mn);
      this.#gone.delete(mn);
    }
    for (const mn of lines.takeGone()) {
      this.#gone.add(mn);
      this.#came.delete(mn);
    }
    if (this.#came.size + this.#gone.size === 0) return;
    await this.#relay.announce(this.#door, at, [...this.#came], [...this.#gone]);
    this.#came.clear();
    this.#gone.clear();
  }
}
