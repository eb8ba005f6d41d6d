import type { Upload } from '../../codecs/hj212/upload.ts';
import type { KeyHolder } from '../device-commands/key-desk.ts';
import type { DeviceLine, OwnLines } from '../ports/device-line.ts';
import type { GatewayRelay, Letter, NewLetter } from '../ports/gateway-relay.ts';
import { houseDoor } from '../other-gateways.ts';
import { Announcer } from './announcer.ts';
import { Outbox } from './outbox.ts';
import { lettersAtOnce, overlapMs } from './terms.ts';

export type FarLinesAround = {
  readonly relay: GatewayRelay;
  /** The lines and keys of the gateway in this process. */
  readonly near: OwnLines & KeyHolder;
  /** Doors behind which a process lives. */
  readonly held: () => Promise<ReadonlySet<number>>;
  readonly machine: () => number;
};
/** Who hears what loggers at other gateways say; a letter is taken once what was heard is kept. */
export type FarEar = { read(letter: Letter): Upload | undefined; heard(mn: string, upload: Upload): void; settled(): Promise<void> };

const none = new Uint8Array(0);

/** The lines of all gateways of the installation as one: a logger is reached at the door at which it was last heard. */
export class FarLines implements DeviceLine, KeyHolder {
  readonly #around: FarLinesAround;
  readonly #doorOf = new Map<string, number>();
  #held: ReadonlySet<number> = new Set([houseDoor]);
  readonly #outbox = new Outbox();
  readonly #announcer: Announcer;
  #askedAt: number | undefined;

  constructor(around: FarLinesAround) {
    this.#around = around;
    this.#announcer = new Announcer(around.relay, houseDoor);
  }

  /** When this process begins: nothing that stood at its door before stands. */
  async begin(): Promise<void> {
    const { relay, machine } = this.#around;
    await relay.begin(houseDoor, machine());
    await this.#look();
  }

  doorOf(mn: string): number | undefined {
    const door = this.#farDoor(mn);
    if (door === undefined) return this.#around.near.doorOf(mn);
    return this.#held.has(door) ? door : undefined;
  }

  send(mn: string, bytes: Uint8Array): boolean {
    const door = this.#farDoor(mn);
    if (door === undefined) return this.#around.near.send(mn, bytes);
    this.#write(door, 'send', mn, bytes);
    return this.#held.has(door);
  }

  renew(mn: string): void {
    this.#around.near.renew(mn);
    for (const door of this.#held) if (door !== houseDoor) this.#write(door, 'renew', mn, none);
  }

  /** Letters out, letters in, and where the loggers are; called several times a second, never twice at once. */
  async turn(ear: FarEar): Promise<void> {
    const { relay, near, machine } = this.#around;
    await this.#announcer.say(near, machine());
    await this.#look();
    await this.#outbox.send(relay);
    for (let letters: readonly Letter[]; (letters = await relay.waiting(houseDoor, lettersAtOnce)).length > 0;) {
      for (const letter of letters) {
        const upload = ear.read(letter);
        if (upload !== undefined) ear.heard(letter.mn, upload);
      }
      await ear.settled();
      await relay.taken(letters.map(({ id }) => id));
      if (letters.length < lettersAtOnce) return;
    }
  }

  #farDoor(mn: string): number | undefined {
    const door = this.#doorOf.get(mn);
    return door === houseDoor ? undefined : door;
  }

  #write(door: number, kind: NewLetter['kind'], mn: string, bytes: Uint8Array): void {
    this.#outbox.write({ door, kind, mn, bytes, at: this.#around.machine() });
  }

  /** What changed lately is read more than once, because the clocks of machines differ and writes may end late. */
  async #look(): Promise<void> {
    const { relay, held, machine } = this.#around;
    const now = machine();
    this.#held = await held();
    for (const { mn, door, open } of await relay.lines(this.#askedAt === undefined ? undefined : this.#askedAt - overlapMs)) {
      if (open) this.#doorOf.set(mn, door);
      else this.#doorOf.delete(mn);
    }
    this.#askedAt = now;
  }
}
