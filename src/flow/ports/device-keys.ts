import type { DeviceKey } from '../../model/device-key.ts';

/** Keys that were made for loggers. Only the machine itself reads and writes them: no office, whatever it sees. */
export interface DeviceKeyReader {
  /** By logger and creation. */
  deviceKeys(mn?: string): Promise<readonly DeviceKey[]>;
}

export interface DeviceKeyWriter {
  /** A key stays what it is: only `takenAt` and `heardAt` may be added. */
  putDeviceKey(key: DeviceKey): Promise<void>;
}
