import { sql } from 'kysely';
import type { DeviceCommandReader, DeviceCommandWriter } from '../../../flow/ports/device-commands.ts';
import { isOpenCommand } from '../../../model/device-command.ts';
import type { Run, Transaction } from './database.ts';

export const commandReads = (run: Run): DeviceCommandReader => ({
  deviceCommands: (query) => run(async (records) => {
    let rows = records.selectFrom('device_commands').select('body');
    if (query.mn !== undefined) rows = rows.where('mn', '=', query.mn);
    if (query.open === true) rows = rows.where('open', '=', true);
    if (query.before !== undefined) rows = rows.where('id', '<', query.before);
    return (await rows.orderBy('id', 'desc').limit(query.limit).execute()).map((row) => row.body);
  }),
  deviceCommand: (id) => run(async (records) =>
    (await records.selectFrom('device_commands').select('body').where('id', '=', id).executeTakeFirst())?.body),
  deviceCommandByQn: (mn, qn) => run(async (records) =>
    (await records.selectFrom('device_commands').select('body').where('mn', '=', mn).where('qn', '=', qn).executeTakeFirst())?.body),
  deviceCommandEvents: (commands) => run(async (records) => {
    const rows = await records.selectFrom('device_command_events').select('event')
      .where('command_id', '=', sql<string>`any(${commands}::text[])`).orderBy('command_id').orderBy('seq').execute();
    return rows.map((row) => row.event);
  }),
});

export const commandWrites = (records: Transaction): DeviceCommandWriter => ({
  async putDeviceCommand(command, event) {
    const { id, mn, point, contractor = null, qn = null } = command;
    const moved = { open: isOpenCommand(command), qn, body: JSON.stringify(command) };
    await records.insertInto('device_commands').values({ id, mn, point, contractor, ...moved })
      .onConflict((met) => met.column('id').doUpdateSet(moved)).execute();
    if (event === undefined) return;
    await records.insertInto('device_command_events')
      .values({ command_id: event.command, seq: event.seq, at: event.at, event: JSON.stringify(event) }).execute();
  },
});
