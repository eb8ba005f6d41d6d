import { faults, type FaultCode } from '../basis/fault.ts';
import type { House } from '../flow/house.ts';
import type { DirtyHour } from '../flow/ports/observations.ts';
import { machineViewer } from '../flow/viewer.ts';
import type { DeviceDirectory } from '../gateway/devices.ts';
import type { Gateway } from '../gateway/gateway.ts';
import type { GatewayView } from '../server/runtime.ts';
import type { FlowLoop } from './flow-loop.ts';

const connectedMs = 10 * 60_000;

/** When each point was last heard, by the machine clock. */
export class SeenPoints {
  readonly #at = new Map<number, number>();
  readonly #machine: () => number;

  constructor(machine: () => number) {
    this.#machine = machine;
  }

  note(hours: readonly DirtyHour[]): void {
    const now = this.#machine();
    for (const { point } of hours) this.#at.set(point, now);
  }

  lately(point: number): boolean {
    return this.#machine() - (this.#at.get(point) ?? 0) < connectedMs;
  }
}

/** The gateway as the server shows it: what is wrong is said in both languages, never left to be guessed. */
export function gatewayView(house: House, devices: DeviceDirectory, gateway: Gateway, seen: SeenPoints, loop: FlowLoop): GatewayView {
  return {
    links: () => gateway.state().links,
    refusals: () => gateway.state().refusals,
    counts: () => loop.others?.countsWith(gateway.state().frames) ?? gateway.state().frames,
    others: () => loop.others?.beats ?? [],
    acknowledging: () => gateway.state().status === 'ok' && loop.trouble === undefined,
    says: () => {
      const { fault, detail } = gateway.state();
      if (fault !== undefined) return { zh: faults[fault].zh, en: `${faults[fault].en}${detail === undefined ? '' : `: ${detail}`}` };
      return loop.trouble === undefined ? { zh: '', en: '' } : { zh: '判定出错,正在重试', en: `determination failed and is tried again: ${loop.trouble}` };
    },
    connected: (mn) => {
      const device = house.directory.devices.get(mn);
      return device !== undefined && seen.lately(device.point);
    },
    reloadDevices: async () => {
      await house.directory.reload(house.records.read(machineViewer), ['device']);
      devices.reload([...house.directory.devices.values()]);
    },
  };
}

/** One line of the log when acknowledgements stop and when they go on. */
export const troubleLine = (trouble: { readonly fault: FaultCode; readonly detail: string } | undefined): string =>
  trouble === undefined ? 'gateway: frames are acknowledged again' : `gateway: ${faults[trouble.fault].en} (${faults[trouble.fault].zh}): ${trouble.detail} [${trouble.fault}]`;
