import { instant } from '../../basis/time.ts';
import { printQn, readQn } from '../../codecs/hj212/moment.ts';
import type { House } from '../house.ts';
import { machineViewer } from '../viewer.ts';

const lookBack = 50;

/** QN of commands: the world clock to the millisecond, ascending for each logger also over a restart. */
export class CommandNumbers {
  readonly #house: House;
  readonly #last = new Map<string, number>();

  constructor(house: House) {
    this.#house = house;
  }

  async next(mn: string): Promise<string> {
    const last = this.#last.get(mn) ?? (await this.#stored(mn));
    const at = Math.max(this.#house.clocks.world(), last + 1);
    this.#last.set(mn, at);
    return printQn(instant(at));
  }

  async #stored(mn: string): Promise<number> {
    const past = await this.#house.records.read(machineViewer).deviceCommands({ mn, limit: lookBack });
    return Math.max(0, ...past.map(({ qn }) => (qn === undefined ? 0 : readQn(qn) ?? 0)));
  }
}
