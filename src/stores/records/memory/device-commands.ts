import type { DeviceCommandReader, DeviceCommandWriter } from '../../../flow/ports/device-commands.ts';
import { isOpenCommand, type DeviceCommand } from '../../../model/device-command.ts';
import { RowRefused, sees } from '../row-rules.ts';
import { ascending, type Look } from './state.ts';

export function commandReads({ viewer, state }: Look): DeviceCommandReader {
  const seen = ({ point, contractor }: DeviceCommand): boolean => {
    const place = state().places.get(point);
    return viewer.scope === 'all' || viewer.role === 'system-admin' || (place !== undefined && sees(viewer, place))
      || ((viewer.scope === 'unit' || viewer.scope === 'own') && viewer.unit === contractor);
  };
  const all = (): readonly DeviceCommand[] => [...state().commands.values()].filter(seen).sort((a, b) => ascending(b.id, a.id));
  return {
    deviceCommands: async ({ mn, open, before, limit }) => all().filter((command) =>
      (mn === undefined || command.mn === mn) && (open === undefined || isOpenCommand(command)) && (before === undefined || command.id < before)).slice(0, limit),
    deviceCommand: async (id) => all().find((command) => command.id === id),
    deviceCommandByQn: async (mn, qn) => all().find((command) => command.mn === mn && command.qn === qn),
    deviceCommandEvents: async (commands) => all().filter(({ id }) => commands.includes(id)).toReversed().flatMap(({ id }) => state().commandEvents.get(id) ?? []),
  };
}

export const commandWrites = ({ viewer, state }: Look): DeviceCommandWriter => ({
  async putDeviceCommand(command, event) {
    if (viewer.scope !== 'all') throw new RowRefused('row of device_commands');
    const twin = [...state().commands.values()].some(({ id, mn, qn }) => qn !== undefined && qn === command.qn && mn === command.mn && id !== command.id);
    if (twin) throw new Error(`QN ${command.qn} of ${command.mn} names another command`);
    const past = state().commandEvents.get(command.id) ?? [];
    if (event !== undefined && past.some(({ seq }) => seq === event.seq)) throw new Error(`event ${event.seq} of ${command.id} exists`);
    state().commands.set(command.id, command);
    if (event !== undefined) state().commandEvents.set(command.id, [...past, event]);
  },
});
