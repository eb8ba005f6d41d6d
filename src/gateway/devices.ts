import type { Sender } from '../codecs/hj212/open.ts';
import type { Device } from '../model/device.ts';
import { senderOf } from '../sense/sender-of.ts';

export type KnownDevice = { readonly device: Device; readonly sender: Sender };

/** Looks devices up by MN. Flow reloads it when the register changes, with the devices in force on the day. */
export type DeviceDirectory = {
  lookup(mn: string): KnownDevice | undefined;
  reload(devices: readonly Device[]): void;
  readonly size: number;
};

export function deviceDirectory(devices: readonly Device[]): DeviceDirectory {
  let byMn = indexed(devices);
  return {
    lookup: (mn) => byMn.get(mn),
    reload: (next) => { byMn = indexed(next); },
    get size() { return byMn.size; },
  };
}

const indexed = (devices: readonly Device[]): Map<string, KnownDevice> => new Map(devices.map((device) => [device.mn, { device, sender: senderOf(device) }]));
