import { FrameSplitter } from '../../src/codecs/hj212/split.ts';
import { openSegment } from '../../src/codecs/hj212/open.ts';
import type { ObservationStore } from '../../src/flow/ports/observations.ts';
import { admit, mnOf, type Door } from '../../src/gateway/admit.ts';
import { answersByCommand, standardCommands } from '../../src/gateway/commands.ts';
import { Committer } from '../../src/gateway/committer.ts';
import { Counters } from '../../src/gateway/counters.ts';
import { deviceDirectory } from '../../src/gateway/devices.ts';
import { usualLimits } from '../../src/gateway/limits.ts';
import { FrameNumbers } from '../../src/sense/frame-numbers.ts';
import { Repeats } from '../../src/gateway/repeats.ts';
import type { Device } from '../../src/model/device.ts';
import type { FrameCounts } from '../../src/model/frame.ts';
import { sm4 } from '../../src/gateway/sm4.ts';
import type { ReceiverPort } from './trial.ts';

type Core = { readonly committer: Committer; readonly counters: Counters; readonly splitters: Map<string, FrameSplitter> };

/** The gateway's own checks, group commit, repeats and counters over a store, without sockets: what a restart keeps is what the store holds. */
export class GatewayPort implements ReceiverPort {
  readonly #store: ObservationStore;
  readonly #door: Door;
  readonly #now: number;
  #core: Core | undefined;

  constructor(store: ObservationStore, devices: readonly Device[], worldNow: number) {
    this.#store = store;
    this.#now = worldNow;
    this.#door = { devices: deviceDirectory(devices), commands: answersByCommand(standardCommands()), futureMs: usualLimits.futureMs };
  }

  async receive(link: string, bytes: Uint8Array): Promise<readonly Uint8Array[]> {
    const core = await this.#running();
    const splitter = core.splitters.get(link) ?? new FrameSplitter({ accept: (segment, given) => this.#fits(segment, given) });
    core.splitters.set(link, splitter);
    const answers: Uint8Array[] = [];
    for (const event of splitter.push(bytes)) {
      if (event.kind === 'noise') continue;
      const common = { receivedAt: this.#now, worldAt: this.#now, bytes: event.bytes.slice() };
      const read = event.kind === 'frame' ? admit(event, 'hj212', mnOf(event.segment), this.#now, this.#door) : { ok: false as const, fault: event.fault, detail: event.detail };
      if (!read.ok) {
        core.counters.refusing(read.fault);
        core.committer.add({ ...common, kind: 'refused', mn: link, peer: 'trial', fault: read.fault, detail: read.detail });
        continue;
      }
      const { admitted, upload } = read.value;
      core.committer.add({ ...common, kind: 'frame', link: { answer: (answer) => void answers.push(Buffer.from(answer, 'latin1')) }, admitted }, upload);
    }
    while (core.counters.frames().pending > 0) await new Promise((resolve) => setImmediate(resolve));
    await new Promise((resolve) => setImmediate(resolve));
    return answers;
  }

  cut(link: string): void {
    this.#core?.splitters.delete(link);
  }

  async restart(): Promise<void> {
    await this.#core?.committer.stop();
    this.#core = undefined;
  }

  async counts(): Promise<FrameCounts> {
    return (await this.#running()).counters.frames();
  }

  #fits(segment: Uint8Array, given: string): boolean {
    const known = this.#door.devices.lookup(mnOf(segment));
    return known !== undefined && openSegment(segment, given, known.sender, sm4).check === 'fits';
  }

  async #running(): Promise<Core> {
    if (this.#core !== undefined) return this.#core;
    const store = this.#store;
    const repeats = new Repeats(store);
    await repeats.load();
    const counters = new Counters(await store.counts());
    const numbers = new FrameNumbers(0, await store.lastNumber(), () => this.#now);
    const committer = new Committer({ store, numbers, repeats, counters, limits: { ...usualLimits, flushMs: 0 }, onStored: () => undefined, onTrouble: () => undefined });
    this.#core = { committer, counters, splitters: new Map() };
    return this.#core;
  }
}
