import { isDeepStrictEqual } from 'node:util';
import type { DeviceKeyReader, DeviceKeyWriter } from '../../../flow/ports/device-keys.ts';
import type { DeviceKey } from '../../../model/device-key.ts';
import { machineViewer } from '../../../flow/viewer.ts';
import { RowRefused } from '../row-rules.ts';
import { ascending, type Look } from './state.ts';

const isMachine = ({ viewer }: Look): boolean => viewer.scope === 'all' && viewer.role === machineViewer.role;

export const deviceKeyReads = (look: Look): DeviceKeyReader => ({
  deviceKeys: async (mn) => (isMachine(look) ? [...look.state().deviceKeys.values()] : [])
    .filter((key) => mn === undefined || key.mn === mn).sort((a, b) => ascending(a.mn, b.mn) || a.createdAt - b.createdAt),
});

export const deviceKeyWrites = (look: Look): DeviceKeyWriter => ({
  async putDeviceKey(key) {
    if (!isMachine(look)) throw new RowRefused('row of device_keys');
    const id = `${key.mn}|${key.createdAt}`;
    const held = look.state().deviceKeys.get(id);
    if (held !== undefined && !mayFollow(held, key)) throw new RowRefused('a change of a key');
    look.state().deviceKeys.set(id, key);
  },
});

function mayFollow(held: DeviceKey, next: DeviceKey): boolean {
  const same = (name: 'takenAt' | 'heardAt'): boolean => held[name] === undefined || held[name] === next[name];
  const { takenAt: _t, heardAt: _h, ...before } = held;
  const { takenAt: _taken, heardAt: _heard, ...after } = next;
  return isDeepStrictEqual(before, after) && same('takenAt') && same('heardAt');
}
