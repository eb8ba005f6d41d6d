import type { Sender } from '../codecs/hj212/open.ts';
import type { Device } from '../model/device.ts';
import { senderOf } from '../sense/sender-of.ts';

export type KnownDevice = { readonly device: Device; readonly sender: Sender };

/** Looks devices up by MN. Flow reloads it when the register changes, with the devices in force on the day. */
export type DeviceDirectory = {
  lookup(mn: string): KnownDevice | undefined;
  reload(devices: readonly Device[]): void;
  /** The keys of this logger are others now. */
  renew(mn: string): void;
  readonly size: number;
};

/** `sender`: how a logger's frames are opened now; without it by the registered key alone. */
export function deviceDirectory(devices: readonly Device[], sender: (device: Device) => Sender = senderOf): DeviceDirectory {
  const known = (device: Device): [string, KnownDevice] => [device.mn, { device, sender: sender(device) }];
  let byMn = new Map(devices.map(known));
  return {
    lookup: (mn) => byMn.get(mn),
    reload: (next) => { byMn = new Map(next.map(known)); },
    renew: (mn) => {
      const held = byMn.get(mn);
      if (held !== undefined) byMn.set(...known(held.device));
    },
    get size() { return byMn.size; },
  };
}
