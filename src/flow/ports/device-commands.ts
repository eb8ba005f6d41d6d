import type { DeviceCommand, DeviceCommandEvent } from '../../model/device-command.ts';

export type DeviceCommandQuery = {
  readonly mn?: string;
  /** Only those that have not ended. */
  readonly open?: true;
  /** Keyset: rows before this id. */
  readonly before?: string;
  readonly limit: number;
};

/** Commands to loggers. Seen by whose point it is, by the logger's contractor and by the system administrator. */
export interface DeviceCommandReader {
  /** Newest first. */
  deviceCommands(query: DeviceCommandQuery): Promise<readonly DeviceCommand[]>;
  deviceCommand(id: string): Promise<DeviceCommand | undefined>;
  deviceCommandByQn(mn: string, qn: string): Promise<DeviceCommand | undefined>;
  /** By command and number. */
  deviceCommandEvents(commands: readonly string[]): Promise<readonly DeviceCommandEvent[]>;
}

export interface DeviceCommandWriter {
  /** Only the machine writes. The event is added, earlier ones stay; without one the command is kept as it stands. */
  putDeviceCommand(command: DeviceCommand, event?: DeviceCommandEvent): Promise<void>;
}
