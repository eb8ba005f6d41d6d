import type { Result } from '../../basis/result.ts';
import { instant, type Instant } from '../../basis/time.ts';
import {
  command, requestHistory, sampleNow, setClock, setMinuteInterval, setRealtimeInterval, type CommandTo,
} from '../../codecs/hj212/command.ts';
import { encodeFrame } from '../../codecs/hj212/encode.ts';
import type { Message } from '../../codecs/hj212/message.ts';
import { readQn } from '../../codecs/hj212/moment.ts';
import type { Device } from '../../model/device.ts';
import { commandCodes, type CommandAsk } from '../../model/device-command.ts';
import type { PointKind } from '../../model/point.ts';

/** System code by what is measured (HJ 212 table 5); what an application registered has no logger, and the code of ambient air there. */
const systems: Readonly<Record<PointKind, string>> = {
  'air-station': '22', 'water-section': '21', 'air-outlet': '31', 'water-outlet': '32', 'noise-station': '23', 'application-point': '22',
};

/**
 * The bytes of a command under its QN, as this logger's edition and check ask for it. Nothing is encrypted: clause 6.4 of 2025 names records from the
 * field, 1014 and 3020 only. What tells a clock the time is made anew for each resend: an old time would set it wrong. Faults: those of
 * `encodeFrame`.
 */
export function commandBytes(ask: CommandAsk, qn: string, device: Device, kind: PointKind, now: Instant): Result<Uint8Array> {
  const { edition, crc } = device;
  const to: CommandTo = { edition, st: systems[kind], mn: device.mn, pw: device.password, at: readQn(qn) ?? now };
  return encodeFrame(messageOf(ask, to, now), { edition, crc });
}

function messageOf(ask: CommandAsk, to: CommandTo, now: Instant): Message {
  switch (ask.kind) {
    case 'clock-read': return command(to, commandCodes[ask.kind]);
    case 'clock-set': return setClock(to, now);
    case 'realtime-interval': return setRealtimeInterval(to, ask.seconds);
    case 'minute-interval': return setMinuteInterval(to, ask.minutes);
    case 'sample-now': return ask.factor === undefined ? command(to, commandCodes[ask.kind]) : sampleNow(to, ask.factor);
    default: return requestHistory(to, commandCodes[ask.kind], instant(ask.from), instant(ask.to - 1000));
  }
}
