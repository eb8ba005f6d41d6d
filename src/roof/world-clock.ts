import type { Clocks } from '../flow/ports/clock.ts';

/** Where the drill's time stood, and when by the machine; written often, so that a restart goes on and never jumps. */
export type ClockState = { readonly world: number; readonly speed: number };

/**
 * 世界时钟. Real mode: the machine's time. Drill: hurried time from a stored moment; while the process is down it stands
 * still. It stops at `end`, the last moment of the published working-day calendar, and says so.
 */
export class WorldClock implements Clocks {
  #anchorWorld: number;
  #anchorMachine: number;
  #speed: number;
  #aside: number | undefined;
  readonly #end: number;

  constructor(state: ClockState, end: number) {
    this.#anchorWorld = state.world;
    this.#anchorMachine = Date.now();
    this.#speed = state.speed;
    this.#end = end;
  }

  static real(): Clocks & { readonly state: undefined } {
    return { world: () => Date.now(), machine: () => Date.now(), state: undefined };
  }

  machine(): number {
    return Date.now();
  }

  world(): number {
    if (this.#aside !== undefined) return this.#aside;
    return this.#now();
  }

  #now(): number {
    const passed = Math.max(0, Date.now() - this.#anchorMachine);
    return Math.min(this.#end, Math.floor(this.#anchorWorld + passed * this.#speed));
  }

  get speed(): number {
    return this.#speed;
  }

  get ended(): boolean {
    return this.world() >= this.#end;
  }

  /** New speed from now on; 0 pauses. */
  setSpeed(speed: number): void {
    this.#reAnchor(this.world());
    this.#speed = speed;
  }

  /** A step forward by the administrator; never back. */
  step(ms: number): void {
    this.#reAnchor(Math.min(this.#end, this.world() + Math.max(0, ms)));
  }

  /** While `work` runs, time stands at this moment for whoever asks, and goes on afterwards from where it was; it is never written down. */
  async standAt<T>(moment: number, work: () => Promise<T>): Promise<T> {
    this.#aside = Math.min(this.#now(), moment);
    try {
      return await work();
    } finally {
      this.#aside = undefined;
    }
  }

  state(): ClockState {
    return { world: this.#now(), speed: this.#speed };
  }

  #reAnchor(world: number): void {
    this.#anchorWorld = world;
    this.#anchorMachine = Date.now();
  }
}
