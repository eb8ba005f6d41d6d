import type { Message } from '../../codecs/hj212/message.ts';
import type { FaultName } from './fault-list.ts';
import type { Load, Station } from './station.ts';

/** What goes on the line before a good frame. `qn` must never be answered; absent where there is none. */
export type Ahead = { readonly fault: FaultName; readonly bytes: Uint8Array; readonly qn?: string; readonly refused: boolean };

const faults = ['wrong-crc', 'wrong-password', 'unknown-device', 'garbage', 'no-qn'] as const;

/** The worthless that this station's faults put before the frame, each with a request number of its own. */
export function aheadOf(load: Load, station: Station, now: number, elapsed: number): readonly Ahead[] {
  const { troubles } = station.plan;
  return faults.filter((fault) => troubles.turn(fault, elapsed)).flatMap((fault) => {
    if (fault === 'no-qn' && load.kind === 'heartbeat') return [];
    troubles.did(fault);
    return [made(fault, load, station, now)];
  });
}

function made(fault: (typeof faults)[number], load: Load, station: Station, now: number): Ahead {
  if (fault === 'garbage') return { fault, bytes: chatter(now), refused: false };
  const qn = station.qn(now);
  const { header: { qn: _own, ...header }, items } = load.message;
  const message = (of: Partial<Message['header']>): Message => ({ header: { qn, ...header, ...of }, items });
  switch (fault) {
    case 'wrong-crc': return { fault, bytes: withWrongCrc(station.bytesOf(message({}))), qn, refused: true };
    case 'wrong-password': return { fault, bytes: station.bytesOf(message({ pw: header.pw === 'wrong0' ? 'wrong1' : 'wrong0' })), qn, refused: true };
    // A stranger has no key, and its check is the standard's: of any other the gateway could not say more than that it does not fit.
    case 'unknown-device': return { fault, bytes: station.bytesOf(message({ mn: `NOBODY${(header.mn ?? '').slice(-8)}` }), true, 'hj212'), qn, refused: true };
    case 'no-qn': return { fault, bytes: station.bytesOf({ header, items }), refused: false };
  }
}

/** The last digit of the check with its second bit turned: no HJ 212 check ends so (only 256 values occur), and no other fits either. */
function withWrongCrc(frame: Uint8Array): Uint8Array {
  const bytes = Uint8Array.from(frame);
  const at = bytes.length - 3;
  const digit = Number.parseInt(String.fromCharCode(bytes[at] ?? 0x30), 16);
  bytes[at] = (digit ^ 2).toString(16).toUpperCase().charCodeAt(0);
  return bytes;
}

/** No `#` in it, and it begins with no line end, which would count as the end of the frame before. */
function chatter(now: number): Uint8Array {
  const words = ['AT+CSQ\r\n', 'SIZE=0\r\n', '+++', '\0\0', 'OK\r\n', 'NO CARRIER\r\n'];
  let text = 'AT\r\n';
  for (let turn = 0; turn < 3 + (now % 12); turn += 1) text += words[(now + turn * turn) % words.length];
  return Buffer.from(text, 'latin1');
}
