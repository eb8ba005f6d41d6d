import { readFile } from 'node:fs/promises';
import { Type } from 'typebox';
import { Check } from 'typebox/value';
import { fail, ok, type Result } from '../basis/result.ts';
import { Device, type Edition } from '../model/device.ts';

const Line = Type.Pick(Device, ['mn', 'password', 'edition', 'crc', 'keyHex']);

/** What a sender needs of a device. */
export type SimulatedDevice = Pick<Device, 'mn' | 'password' | 'edition' | 'crc'> & { readonly keyHex?: string };

/** SIM00000, SIM00001 … with the password 123456 and the usual check. */
export const madeUpDevices = (count: number, edition: Edition): readonly SimulatedDevice[] =>
  Array.from({ length: count }, (_, index) => ({ mn: `SIM${String(index).padStart(5, '0')}`, password: '123456', edition, crc: 'hj212' }));

/**
 * The file that the administrator's screen and the drill export: one JSON object a line, `{"mn","password","edition","crc",
 * "keyHex"?,"point"}`. Faults: `import.unreadable`, `row.malformed` (with the line).
 */
export async function readDevices(path: string): Promise<Result<readonly SimulatedDevice[]>> {
  const text = await readFile(path, 'utf8').catch(() => undefined);
  if (text === undefined) return fail('import.unreadable', path);
  const devices: SimulatedDevice[] = [];
  for (const [index, line] of text.split('\n').entries()) {
    if (line.trim() === '') continue;
    const device = readDevice(line);
    if (device === undefined) return fail('row.malformed', `${path} line ${index + 1}`);
    devices.push(device);
  }
  return ok(devices);
}

function readDevice(line: string): SimulatedDevice | undefined {
  try {
    const value: unknown = JSON.parse(line);
    return Check(Line, value) ? value : undefined;
  } catch {
    return undefined;
  }
}
