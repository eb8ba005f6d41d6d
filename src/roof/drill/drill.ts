import { dayMs, hourMs } from '../../basis/time.ts';
import type { House } from '../../flow/house.ts';
import type { Records } from '../../flow/ports/records.ts';
import { machineViewer } from '../../flow/viewer.ts';
import type { DrillAccount } from '../../server/handlers/session.ts';
import type { ClockControl } from '../../server/runtime.ts';
import { growProvince, type Province } from '../../../sim/province/province.ts';
import type { Size } from '../../../sim/province/sizes.ts';
import type { Officers } from '../../../sim/officers/officers.ts';
import { startSender, type Sender } from '../../../sim/sender/sender.ts';
import type { FlowLoop } from '../flow-loop.ts';
import type { WorldClock } from '../world-clock.ts';
import { accountList } from './account-list.ts';
import { clockControl, drillStart, keepClock } from './drill-clock.ts';
import { bringPeople } from './people.ts';
import { sealLeaders } from './leaders-seals.ts';
import { settleProvince } from './settle.ts';
import { watersOf } from './waters.ts';

export type DrillOptions = {
  readonly seed: number; readonly size: Size; readonly speed: number; readonly fillDays: number; readonly officers: boolean;
};

/** 演练省 beside the installation: its loggers in a thread of their own, its clock, its people. */
export type Drill = {
  readonly clock: ClockControl;
  accounts(): readonly DrillAccount[];
  waters(): unknown;
  filling(): { readonly done: number; readonly of: number } | undefined;
  /**
   * Sends what is missing and resolves when the first fill is stored and determined, or when somebody asks to stop: the next start goes
   * on.
   */
  fill(gatewayPort: number, loop: FlowLoop, say: (text: string) => void, stopping: () => boolean): Promise<void>;
  /** Once the installation answers at its address: its people lay out the first casework, once, and go to work. Then the clock runs. */
  peopleIn(address: string, say: (text: string) => void): Promise<void>;
  stop(): Promise<void>;
};

const filledSetting = 'drill-filled-to';
const beatMs = 1_000;

/**
 * The province of this folder, settled before anything reads what the place has set. A drill folder remembers the seed and
 * size it was made with; other flags on a later start do not change its land.
 */
export async function settleDrill(records: Records, options: DrillOptions): Promise<Province> {
  const made = (await records.read(machineViewer).setting('drill')) as { seed: number; size: Size } | undefined;
  const province = growProvince({ seed: made?.seed ?? options.seed, size: made?.size ?? options.size });
  await settleProvince(records, province);
  return province;
}

export async function openDrill(house: House, clock: WorldClock, province: Province, options: DrillOptions): Promise<Drill> {
  await house.directory.reload(house.records.read(machineViewer), ['region', 'unit', 'person', 'appointment', 'point', 'device', 'enterprise', 'outlet-limit']);
  await sealLeaders(house, province);
  return new RunningDrill(house, clock, options, province);
}

class RunningDrill implements Drill {
  readonly clock: ClockControl;
  readonly #house: House;
  readonly #clock: WorldClock;
  readonly #options: DrillOptions;
  readonly #province: Province;
  #sender: Sender | undefined;
  #beat: NodeJS.Timeout | undefined;
  #keep: (() => Promise<void>) | undefined;
  #officers: Officers | undefined;
  #filledTo = 0;
  #savedTo = 0;

  constructor(house: House, clock: WorldClock, options: DrillOptions, province: Province) {
    this.#house = house;
    this.#clock = clock;
    this.#options = options;
    this.#province = province;
    this.clock = clockControl(clock, () => this.#tell());
  }

  accounts(): readonly DrillAccount[] {
    return accountList(this.#province, this.#house.directory);
  }

  waters(): unknown {
    return watersOf(this.#province);
  }

  filling(): { readonly done: number; readonly of: number } | undefined {
    const progress = this.#sender?.progress();
    return progress?.phase === 'filling' ? { done: progress.answered, of: progress.of } : undefined;
  }

  async fill(gatewayPort: number, loop: FlowLoop, say: (text: string) => void, stopping: () => boolean): Promise<void> {
    const held = (await this.#house.records.read(machineViewer).setting(filledSetting)) as number | undefined;
    const from = held ?? drillStart - this.#options.fillDays * dayMs;
    this.#savedTo = from;
    this.#sender = startSender({
      port: gatewayPort, keys: this.#house.directory.keys.handedOver(), seed: this.#province.seed, size: this.#province.size, from, to: Math.max(from, drillStart),
      onProgress: ({ filledTo }) => { this.#filledTo = Math.max(this.#filledTo, filledTo); },
      onError: (error) => { console.error('the drill’s loggers stopped', error); },
    });
    await this.#until(() => stopping() || (this.#sender?.progress() !== undefined && this.filling() === undefined), loop, say);
    if (stopping()) return;
    loop.start();
    await this.#until(() => stopping() || loop.idle, loop, say);
    if (stopping()) return;
    await this.#saveFilled();
    this.#keep = keepClock(this.#house.records, this.#clock);
    this.#tell();
    this.#beat = setInterval(() => {
      this.#tell();
      void this.#saveFilled();
    }, beatMs);
  }

  async #until(done: () => boolean, loop: FlowLoop, say: (text: string) => void): Promise<void> {
    let said = 0;
    while (!done()) {
      const progress = this.#sender?.progress();
      if (progress !== undefined && Date.now() - said > 2_000) {
        said = Date.now();
        say(progress.phase === 'filling' ? `filling the drill province: ${progress.answered} of about ${progress.of} hour records` : `determining: ${loop.waiting} hours wait`);
      }
      await new Promise((resolve) => setTimeout(resolve, 50));
    }
  }

  #tell(): void {
    this.#sender?.world(this.#clock.state().world, this.#clock.ended ? 0 : this.#clock.speed);
  }

  /** Where the loggers have got to, so that the next start goes on from there; an hour is sent twice rather than lost. */
  async #saveFilled(): Promise<void> {
    if (this.#filledTo <= this.#savedTo) return;
    const to = Math.max(this.#savedTo, Math.floor(this.#filledTo / hourMs) * hourMs);
    this.#savedTo = to;
    await this.#house.records.write(machineViewer, (records) => records.setSetting(filledSetting, to)).catch((error: unknown) => console.error('fill mark not saved', error));
  }

  async peopleIn(address: string, say: (text: string) => void): Promise<void> {
    if (this.#options.officers) this.#officers = await bringPeople({ address, records: this.#house.records, province: this.#province, clock: this.#clock, say, fillDays: this.#options.fillDays });
    this.#clock.setSpeed(this.#options.speed);
    this.#tell();
  }

  async stop(): Promise<void> {
    clearInterval(this.#beat);
    await this.#officers?.stop();
    await this.#sender?.stop();
    await this.#saveFilled();
    await this.#keep?.();
  }
}
