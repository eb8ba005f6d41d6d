import type { Upload } from '../../codecs/hj212/upload.ts';
import { speaksOfCommands } from '../device-commands/heard.ts';
import type { KeyHolder } from '../device-commands/key-desk.ts';
import { houseDoor } from '../other-gateways.ts';
import type { DeviceListener, OwnLines } from '../ports/device-line.ts';
import type { GatewayRelay } from '../ports/gateway-relay.ts';
import { Announcer } from './announcer.ts';
import { Outbox } from './outbox.ts';
import { awaitedMs, lateMs, lettersAtOnce } from './terms.ts';

export type FarDeskAround = {
  readonly relay: GatewayRelay;
  readonly door: number;
  readonly machine: () => number;
  /** Loggers that may go over to another key now. */
  readonly inChange: { has(mn: string): boolean };
  /** Reads the keys of a logger again. */
  readonly keysOf: (mn: string) => Promise<void>;
  readonly onTrouble: (error: unknown) => void;
};

/** At a gateway in a process of its own: what the desk of `serve` sends goes on the line, what loggers say of commands goes to the desk. */
export class FarDesk implements DeviceListener {
  readonly #around: FarDeskAround;
  #awaited: ReadonlySet<string> = new Set();
  #askedAt = 0;
  readonly #outbox = new Outbox();
  readonly #announcer: Announcer;
  readonly awaited = { has: (mn: string): boolean => this.#awaited.has(mn) || this.#around.inChange.has(mn) };

  constructor(around: FarDeskAround) {
    this.#around = around;
    this.#announcer = new Announcer(around.relay, around.door);
  }

  /** When this process begins: letters to the one before it are gone. */
  async begin(): Promise<void> {
    const { relay, door, machine } = this.#around;
    await relay.begin(door, machine());
    this.#awaited = new Set(await relay.awaited());
    this.#askedAt = machine();
  }

  heard(mn: string, upload: Upload, bytes: Uint8Array): void {
    if (!this.awaited.has(mn) && !speaksOfCommands(upload)) return;
    this.#outbox.write({ door: houseDoor, kind: 'heard', mn, bytes: bytes.slice(), at: this.#around.machine() });
  }

  /** Lines, letters in, letters out; called several times a second, never twice at once. */
  async turn(lines: OwnLines, keys: KeyHolder): Promise<void> {
    const { relay, machine, onTrouble } = this.#around;
    await this.#announcer.say(lines, machine());
    if (machine() - this.#askedAt >= awaitedMs) {
      this.#awaited = new Set(await relay.awaited());
      this.#askedAt = machine();
    }
    await this.#takeIn(lines, keys);
    await this.#outbox.send(relay);
    const dropped = this.#outbox.takeDropped();
    if (dropped > 0) onTrouble(new Error(`${dropped} frames that speak of commands were not handed on: the records were out of reach`));
  }

  async #takeIn(lines: OwnLines, keys: KeyHolder): Promise<void> {
    const { relay, door, machine, keysOf, onTrouble } = this.#around;
    const letters = await relay.waiting(door, lettersAtOnce);
    for (const mn of new Set(letters.filter(({ kind }) => kind === 'renew').map((letter) => letter.mn))) {
      await keysOf(mn);
      keys.renew(mn);
    }
    const due = letters.filter(({ kind }) => kind === 'send');
    this.#awaited = new Set([...this.#awaited, ...due.map(({ mn }) => mn)]);
    for (const { mn, bytes, at } of due) {
      if (machine() - at <= lateMs) lines.send(mn, bytes);
      else onTrouble(new Error(`a command to ${mn} came ${machine() - at} ms late and was not put on the line`));
    }
    await relay.taken(letters.map(({ id }) => id));
  }
}
