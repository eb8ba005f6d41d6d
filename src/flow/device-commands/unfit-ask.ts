import { fail } from '../../basis/result.ts';
import { dayMs } from '../../basis/time.ts';
import { formOf, type CommandKind } from '../../model/command-form.ts';
import type { Device } from '../../model/device.ts';
import type { CommandAsk } from '../../model/device-command.ts';
import type { ProtocolBook } from '../../model/protocol.ts';

/** What one recall may ask for. Technical: a logger sends for minutes, and nothing else can be asked of it meanwhile. */
export const recallSpanMax: Readonly<Partial<Record<CommandKind, number>>> = {
  'minute-records': 3 * dayMs, 'hour-records': 31 * dayMs, 'day-records': 366 * dayMs, 'runtime-records': 366 * dayMs, 'site-log': 31 * dayMs,
};

/** Why this logger cannot be asked that; undefined: it can. Faults: command.not-in-edition, command.unfit. */
export function unfitAsk(ask: CommandAsk, { edition }: Device, worldNow: number, protocol: ProtocolBook): ReturnType<typeof fail> | undefined {
  if (!edition212Has(protocol, ask.kind, edition)) return fail('command.not-in-edition', `HJ 212-${edition} ${formOf(ask.kind).code}`);
  if ('calibration' in ask && edition !== calibrationEdition) return fail('command.not-in-edition', `HJ 212-${edition} CalibrationType`);
  if (!('from' in ask)) return undefined;
  const fits = ask.from < ask.to && ask.to <= worldNow && ask.to - ask.from <= (recallSpanMax[ask.kind] ?? 0);
  return fits ? undefined : fail('command.unfit', '');
}

/** Which calibration is meant came with this edition. */
export const calibrationEdition: Device['edition'] = '2025';

/** Whether the edition has the command behind what is asked. */
export const edition212Has = (protocol: ProtocolBook, kind: CommandKind, edition: Device['edition']): boolean =>
  protocol.commandOf(formOf(kind).code, edition) !== undefined && formOf(kind).editions?.includes(edition) !== false;
