import { fail } from '../../basis/result.ts';
import { dayMs } from '../../basis/time.ts';
import type { Device } from '../../model/device.ts';
import { commandCodes, type CommandAsk, type CommandKind } from '../../model/device-command.ts';
import type { ProtocolBook } from '../../model/protocol.ts';

/** What one recall may ask for. Technical: a logger sends for minutes, and nothing else can be asked of it meanwhile. */
export const recallSpanMax = { 'minute-records': 3 * dayMs, 'hour-records': 31 * dayMs, 'day-records': 366 * dayMs } as const;

/** Why this logger cannot be asked that; undefined: it can. Faults: command.not-in-edition, command.unfit. */
export function unfitAsk(ask: CommandAsk, { edition }: Device, worldNow: number, protocol: ProtocolBook): ReturnType<typeof fail> | undefined {
  if (!edition212Has(protocol, ask.kind, edition)) return fail('command.not-in-edition', `HJ 212-${edition} ${commandCodes[ask.kind]}`);
  if (!('from' in ask)) return undefined;
  const fits = ask.from < ask.to && ask.to <= worldNow && ask.to - ask.from <= recallSpanMax[ask.kind];
  return fits ? undefined : fail('command.unfit', '');
}

/** Whether the edition has the command behind what is asked. */
export const edition212Has = (protocol: ProtocolBook, kind: CommandKind, edition: Device['edition']): boolean =>
  protocol.commandOf(commandCodes[kind], edition) !== undefined;
