import type { Result } from '../../basis/result.ts';
import { instant, type Instant } from '../../basis/time.ts';
import { encrypts } from '../../codecs/hj212/cipher.ts';
import { command, deliverKey, setClock, type CommandTo } from '../../codecs/hj212/command.ts';
import { encodeFrame, type EncodeOptions } from '../../codecs/hj212/encode.ts';
import type { Item, Message, Pair } from '../../codecs/hj212/message.ts';
import { printMoment, readQn } from '../../codecs/hj212/moment.ts';
import { formOf, type CommandField, type CommandForm } from '../../model/command-form.ts';
import type { Device } from '../../model/device.ts';
import type { CommandAsk } from '../../model/device-command.ts';
import type { DeviceKey } from '../../model/device-key.ts';
import type { PointKind } from '../../model/point.ts';

/** System code by what is measured (HJ 212 table 5); what an application registered has no logger, and the code of ambient air there. */
const systems: Readonly<Record<PointKind, string>> = {
  'air-station': '22', 'water-section': '21', 'air-outlet': '31', 'water-outlet': '32', 'noise-station': '23', 'sea-buoy': '26', 'application-point': '22',
};

/** `secret`: the key that the logger uses now; `delivered`: the key that a delivery hands over. */
export type CommandSecrets = { readonly secret?: EncodeOptions['secret']; readonly delivered?: DeviceKey | undefined };

/**
 * The bytes of a command under its QN, as this logger's edition and check ask for it. Of what the centre sends, clause 6.4 of 2025 has 1014 and
 * 3020 encrypted. What tells a clock the time is made anew for each resend: an old time would set it wrong. Faults: those of `encodeFrame`.
 */
export function commandBytes(ask: CommandAsk, qn: string, device: Device, kind: PointKind, now: Instant, { secret, delivered }: CommandSecrets = {}): Result<Uint8Array> {
  const { edition, crc } = device;
  const to: CommandTo = { edition, st: systems[kind], mn: device.mn, pw: device.password, at: readQn(qn) ?? now };
  const hidden = secret !== undefined && !formOf(ask.kind).code.startsWith('2') && encrypts(formOf(ask.kind).code);
  return encodeFrame(messageOf(ask, to, now, delivered), { edition, crc, ...(hidden ? { secret } : {}) });
}

function messageOf(ask: CommandAsk, to: CommandTo, now: Instant, delivered: DeviceKey | undefined): Message {
  if (ask.kind === 'clock-set') return setClock(to, now, ask.factor);
  if (ask.kind === 'key-deliver') {
    if (delivered === undefined) throw new RangeError(`key ${ask.fingerprint} of ${to.mn} is not held`);
    return deliverKey(to, String.fromCharCode(...Uint8Array.fromHex(delivered.keyHex)), instant(delivered.createdAt));
  }
  const form = formOf(ask.kind);
  return command(to, form.code, itemsOf(form, ask));
}

const wireNames: Readonly<Record<CommandField, string>> = {
  factor: 'PolId', seconds: 'RtdInterval', resends: 'ReCount', minutes: 'MinInterval', from: 'BeginTime', to: 'EndTime', calibration: 'CalibrationType',
  start: 'CstartTime', cycleHours: 'CTime', info: 'InfoId', value: '-Info',
};

function itemsOf({ fields, wire, paired }: CommandForm, ask: CommandAsk): readonly Item[] {
  const values = new Map<string, unknown>(Object.entries(ask));
  const pairs = fields.map((field) => field.replace('?', '') as CommandField).filter((field) => values.get(field) !== undefined)
    .map((field): Pair => [field === 'value' ? `${values.get('info')}-Info` : wire?.[field] ?? wireNames[field], wireText(field, values.get(field))]);
  return paired === true && pairs.length === fields.length ? [...pairs.slice(0, -2).map((pair) => [pair]), pairs.slice(-2)] : pairs.map((pair) => [pair]);
}

function wireText(field: CommandField, value: unknown): string {
  if (field === 'from') return printMoment(instant(Number(value)));
  if (field === 'to') return printMoment(instant(Number(value) - 1000));
  if (field === 'calibration') return value === 'zero' ? '0' : '1';
  return String(value);
}
