import { fail, ok } from '../../basis/result.ts';
import { cancelCommand, giveCommand, listCommands } from '../../contract/device.ts';
import type { House } from '../../flow/house.ts';
import type { Viewer } from '../../flow/ports/records.ts';
import type { Device } from '../../model/device.ts';
import { handle, type Handler } from '../handler.ts';
import { mayCall } from '../permission.ts';
import { maySeeDevice } from '../rights.ts';
import type { Runtime } from '../runtime.ts';
import { deviceCommandView } from '../views/device-command.ts';

/** 反控指令: given to loggers that the office sees, by those whom the contract lets; what became of them is seen by all who see the logger. */
export function deviceCommandHandlers(house: House, { commands }: Runtime): readonly Handler[] {
  const deviceFor = (viewer: Viewer, mn: string): Device | undefined => {
    const device = house.directory.devices.get(mn);
    return device !== undefined && maySeeDevice(house, viewer, device) ? device : undefined;
  };
  return [
    handle(listCommands, async ({ params, query }, { caller }) => {
      const device = deviceFor(caller.viewer, params.mn);
      if (device === undefined) return fail('request.not-found', params.mn);
      const limit = query.limit ?? 20;
      const records = house.records.read(caller.viewer);
      const rows = await records.deviceCommands({ mn: device.mn, limit, ...(query.before === undefined ? {} : { before: query.before }) });
      const events = Map.groupBy(await records.deviceCommandEvents(rows.map(({ id }) => id)), ({ command }) => command);
      const mayCommand = mayCall(giveCommand.who, caller).ok;
      const last = rows.at(-1);
      return ok({
        rows: rows.map((row) => deviceCommandView(house, device.edition, commands.standing(row), events.get(row.id) ?? [], mayCommand)),
        ...(rows.length === limit && last !== undefined ? { next: last.id } : {}),
      });
    }),
    handle(giveCommand, async ({ params, body }, { caller }) => {
      if (caller.kind !== 'signed-in') return fail('access.sign-in-needed');
      const device = deviceFor(caller.viewer, params.mn);
      const reason = body.reason.trim();
      if (device === undefined) return fail('request.not-found', params.mn);
      if (reason === '') return fail('request.invalid', 'reason');
      const given = await commands.give({ mn: device.mn, ask: body.ask, cause: 'person', by: caller.actor.says, reason });
      return given.ok ? ok({ id: given.value.id }) : given;
    }),
    handle(cancelCommand, async ({ params }, { caller }) => {
      if (caller.kind !== 'signed-in') return fail('access.sign-in-needed');
      const device = deviceFor(caller.viewer, params.mn);
      const held = device === undefined ? undefined : await house.records.read(caller.viewer).deviceCommand(params.id);
      if (held === undefined || held.mn !== device?.mn) return fail('request.not-found', params.id);
      const over = await commands.cancel(held.id, caller.actor.says);
      return over.ok ? ok({ id: over.value.id }) : over;
    }),
  ];
}
