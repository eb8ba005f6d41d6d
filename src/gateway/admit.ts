import { hash } from 'node:crypto';
import { fail, ok, type Result } from '../basis/result.ts';
import { answerTo, wantsAnswer } from '../codecs/hj212/answer.ts';
import { areaBytes } from '../codecs/hj212/cipher.ts';
import { likelyEdition, printFlag, readFlag, type Edition } from '../codecs/hj212/edition.ts';
import { encodeFrame } from '../codecs/hj212/encode.ts';
import type { Header } from '../codecs/hj212/message.ts';
import { readQn } from '../codecs/hj212/moment.ts';
import { readFrame, type Upload } from '../codecs/hj212/upload.ts';
import { crcHj212OfText, printCrc, type CrcProfile } from '../codecs/hj212/crc.ts';
import { standardSender } from '../codecs/hj212/open.ts';
import type { FrameEvent } from '../codecs/hj212/split.ts';
import type { AnswerKind } from './commands.ts';
import type { DeviceDirectory } from './devices.ts';
import { sm4 } from './sm4.ts';

/** A frame that may be stored. `key` identifies its content. `point` is 0 for a logger that has no number yet (1001 with an empty MN). */
export type Admitted = {
  readonly mn: string; readonly point: number; readonly cn: string; readonly st: string;
  readonly dataTime: number; readonly packet: number; readonly key: bigint;
  /** The answer, one byte a character; absent when none is asked for, or when there is no QN to answer. */
  readonly answer: string | undefined;
};

export type Door = {
  readonly devices: DeviceDirectory;
  readonly commands: ReadonlyMap<string, AnswerKind>;
  readonly futureMs: number;
};

/** All checks of one whole frame, cheapest first. Nothing is kept of the event's views. */
export function admit(event: FrameEvent, splitCrc: CrcProfile, mnSeen: string, worldNow: number, door: Door): Result<{ readonly admitted: Admitted; readonly upload: Upload }> {
  const known = mnSeen === '' ? undefined : door.devices.lookup(mnSeen);
  if (known === undefined && mnSeen !== '') return fail('frame.unknown-device', mnSeen);
  const read = readFrame(event, known?.sender ?? standardSender, splitCrc, sm4);
  if (!read.ok) return read;
  const upload = read.value;
  const { header } = upload;
  if ((header.mn ?? '') !== mnSeen) return fail('frame.malformed', 'two values of MN');
  const cn = header.cn ?? '';
  if (known === undefined && cn !== '1001') return fail('frame.unknown-device', 'empty MN');
  if (known !== undefined && (header.pw ?? '') !== known.device.password) return fail('frame.wrong-password', mnSeen);
  const edition = known?.device.edition ?? '2025';
  const wrong = wrongEdition(header, edition, door, known !== undefined);
  if (wrong !== undefined) return wrong;
  const timed = dataTimeOf(upload, cn, worldNow, door.futureMs);
  if (!timed.ok) return timed;
  const admitted: Admitted = {
    mn: mnSeen, point: known?.device.point ?? 0, cn, st: header.st ?? '', dataTime: timed.value, packet: packetOf(header),
    key: contentKey(upload.plain ?? event.segment, upload, timed.value), answer: answerText(header, door.commands.get(cn), edition),
  };
  return ok({ admitted, upload });
}

/** Edition by Flag's version code; frames without Flag are of the old form, which every edition's gateway meets and takes. */
function wrongEdition(header: Header, edition: Edition, door: Door, registered: boolean): ReturnType<typeof fail> | undefined {
  if (!door.commands.has(header.cn ?? '')) return fail('frame.unknown-command', header.cn ?? '');
  if (!registered || header.flag === undefined || header.flag === '') return undefined;
  const flagged = readFlag(header.flag).version;
  if (flagged === edition || likelyEdition(header, false) === edition) return undefined;
  return fail('frame.wrong-edition', `Flag ${header.flag.slice(0, 8)} is ${flagged}, registered is ${edition}`);
}

/** Records of class 2000–2999 need a data time; other frames take QN's, or the moment of receipt. */
function dataTimeOf(upload: Upload, cn: string, worldNow: number, futureMs: number): Result<number> {
  const record = cn.startsWith('2');
  const at = upload.dataTime ?? (record ? undefined : readQn(upload.header.qn ?? ''));
  if (at === undefined) return record ? fail('frame.bad-time', dataTimeText(upload)) : ok(worldNow);
  if (at < 0) return fail('frame.bad-time', dataTimeText(upload));
  if (at <= worldNow + futureMs) return ok(at);
  return record ? fail('frame.future-time', dataTimeText(upload)) : ok(worldNow);
}

const dataTimeText = (upload: Upload): string => (upload.others.find(([name]) => name === 'DataTime')?.[1] ?? '').slice(0, 40);

function packetOf(header: Header): number {
  const packet = Number(header.pno ?? '0');
  return Number.isInteger(packet) && packet >= 0 && packet <= 65_535 ? packet : 0;
}

let undated = 0;
/** What the next key is taken over; one at a time uses it. */
let hashed = Buffer.allocUnsafe(8192);

/**
 * First 64 bits of SHA-256 over device, system, command, data time, packet and the data area in plain. A frame without data time
 * adds its QN (a heartbeat is not a repeat of the one before); without either it is never a repeat.
 */
function contentKey(segment: Uint8Array, { header, dataTime }: Upload, at: number): bigint {
  const own = dataTime === undefined ? header.qn ?? `${at}/${(undated += 1)}` : '';
  const head = `${header.mn ?? ''}|${header.st ?? ''}|${header.cn ?? ''}|${dataTime ?? ''}|${header.pno ?? ''}|${own}|`;
  const area = areaBytes(segment) ?? { from: 0, to: segment.length };
  const longest = head.length * 3 + segment.length;
  if (hashed.length < longest) hashed = Buffer.allocUnsafe(longest);
  const from = hashed.write(head, 0, 'utf8');
  hashed.set(segment.subarray(area.from, area.to), from);
  return BigInt(`0x${hash('sha256', hashed.subarray(0, from + area.to - area.from), 'hex').slice(0, 16)}`);
}

function answerText(header: Header, kind: AnswerKind | undefined, edition: Edition): string | undefined {
  if (kind === undefined || kind === 'none' || !wantsAnswer(header)) return undefined;
  if (edition !== '2005' && /^\d{17}$/.test(header.qn ?? '')) return quickAnswer(header, kind, edition);
  const message = answerTo(header, { cn: kind }, edition);
  const bytes = message.ok ? encodeFrame(message.value, { edition }) : message;
  return bytes.ok ? Buffer.from(bytes.value).toString('latin1') : undefined;
}

/** What `encodeFrame(answerTo(…))` prints for a usual QN, without walking the grammar: the header's fields were read from a frame that fitted. */
function quickAnswer({ qn, pw, mn }: Header, kind: AnswerKind, edition: Edition): string {
  const segment = `QN=${qn};ST=91;CN=${kind};PW=${pw ?? ''};MN=${mn ?? ''};Flag=${printFlag(edition, false)};CP=&&&&`;
  return `##${String(segment.length).padStart(4, '0')}${segment}${printCrc('hj212', crcHj212OfText(segment))}\r\n`;
}

/** The MN in the header of a segment, for look-ups before the check is known to fit; empty when there is none. */
export function mnOf(segment: Uint8Array): string {
  const text = Buffer.from(segment.buffer, segment.byteOffset, Math.min(segment.length, 512)).toString('latin1');
  return /(?:^|[;,\d ])MN=([^;,&]{0,40})/.exec(text)?.[1]?.trim() ?? '';
}
