import type { Static } from 'typebox';
import type { DeviceCommandView } from '../../contract/device.ts';
import type { House } from '../../flow/house.ts';
import type { Edition } from '../../model/device.ts';
import { formOf } from '../../model/command-form.ts';
import type { DeviceCommand, DeviceCommandEvent } from '../../model/device-command.ts';

export function deviceCommandView(
  house: House, edition: Edition, command: DeviceCommand, events: readonly DeviceCommandEvent[], mayCommand: boolean,
): Static<typeof DeviceCommandView> {
  const { id, ask, state, cause, by, reason, givenAt, qn, attempts, records, qnRtn, exeRtn, reply } = command;
  const code = formOf(ask.kind).code;
  const says = house.protocol.commandOf(code, edition);
  const returned = (field: 'QnRtn' | 'ExeRtn', given: number) => {
    const words = house.protocol.returnOf(field, given);
    return { code: given, ...(words === undefined ? {} : { says: words }) };
  };
  return {
    id, ask, code, state, cause, by, reason, givenAt, attempts, records, mayCancel: mayCommand && state === 'queued',
    ...(says === undefined ? {} : { says }), ...(qn === undefined ? {} : { qn }),
    ...(qnRtn === undefined ? {} : { qnRtn: returned('QnRtn', qnRtn) }), ...(exeRtn === undefined ? {} : { exeRtn: returned('ExeRtn', exeRtn) }),
    reply: Object.entries(reply ?? {}).map(([name, text]) => ({ name, text })),
    events: events.map(({ seq, state: stood, worldAt, detail }) => ({ seq, state: stood, worldAt, detail })),
  };
}
