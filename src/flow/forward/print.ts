import { fail, ok, type Result } from '../../basis/result.ts';
import { instant, startOfHour } from '../../basis/time.ts';
import { readKey } from '../../codecs/hj212/cipher.ts';
import { printFlag, type Edition } from '../../codecs/hj212/edition.ts';
import { encodeFrame, type EncodeOptions } from '../../codecs/hj212/encode.ts';
import { printQn, readQn } from '../../codecs/hj212/moment.ts';
import type { Header } from '../../codecs/hj212/message.ts';
import { openSegment } from '../../codecs/hj212/open.ts';
import { packets } from '../../codecs/hj212/packets.ts';
import { readdress } from '../../codecs/hj212/readdress.ts';
import { readHeader } from '../../codecs/hj212/segment.ts';
import { printBytes } from '../../codecs/hj212/text.ts';
import type { RawFrame } from '../../model/frame.ts';
import { fields, type Field } from '../../model/reading.ts';
import type { UpperIdentity, UpperPlatform } from '../../model/upper-platform.ts';
import type { House } from '../house.ts';
import { hourMessage } from './hour-message.ts';

/** One frame for the line, with what its answer will repeat. */
export type Piece = { readonly mn: string; readonly qn: string; readonly bytes: Uint8Array };

/** How frames are written for a platform: files and tables are plain text and ask for nothing. */
type Form = { readonly edition: Edition; readonly asks: boolean; readonly encrypted: boolean };
const formOf = ({ address }: UpperPlatform): Form =>
  (address.kind !== 'hj212' ? { edition: '2017', asks: false, encrypted: false } : { edition: address.edition, asks: address.asks, encrypted: address.edition === '2025' });

/**
 * What is sent for a stored frame: itself under the identity that the platform knows, or the hour's readings printed anew. QN stays the
 * logger's (without one: the moment of receipt), so that a frame that is sent again is known again. `late`: it comes from the
 * backlog, which the edition of 2025 wants marked. Faults: forward.no-identity, forward.no-readings, frame.wrong-key, frame.malformed,
 * frame.oversize.
 */
export async function printFor(platform: UpperPlatform, house: House, frame: RawFrame, late: boolean): Promise<Result<readonly Piece[]>> {
  const identity = identityOf(platform, house, frame.mn);
  if (identity === undefined) return fail('forward.no-identity', frame.mn);
  // Of the readings alone nothing is printed: the carrier reads the frame.
  if (platform.what === 'readings') return ok([{ mn: identity.mn, qn: '', bytes: new Uint8Array() }]);
  const form = formOf(platform);
  const key = form.encrypted && identity.keyHex !== undefined ? readKey(identity.keyHex) : undefined;
  const options: EncodeOptions = { edition: form.edition, ...(key === undefined ? {} : { secret: { key, sm4: house.sm4 } }) };
  const addressed = (header: Header): Header => addressedTo(header, identity, form, frame, late);
  if (platform.what === 'hours') return printHour(house, frame, addressed, options);
  const plain = plainSegment(house, frame);
  if (!plain.ok) return plain;
  const bytes = readdress(plain.value, addressed, options);
  return bytes.ok ? ok([{ mn: identity.mn, qn: addressed(readHeader(printBytes(plain.value, true))).qn ?? '', bytes: bytes.value }]) : bytes;
}

function identityOf({ identity }: UpperPlatform, { directory }: House, mn: string): UpperIdentity | undefined {
  const mapped = identity.list.find(({ device }) => device === mn);
  if (mapped !== undefined || identity.others === 'none') return mapped;
  const own = directory.devices.get(mn);
  if (own === undefined) return undefined;
  return { device: mn, mn, password: own.password, ...(own.keyHex === undefined ? {} : { keyHex: own.keyHex }) };
}

function addressedTo(header: Header, { mn, password }: UpperIdentity, form: Form, frame: RawFrame, late: boolean): Header {
  const { qn: _qn, pw: _pw, mn: _mn, flag: _flag, rf, ...rest } = header;
  const own = header.qn !== undefined && readQn(header.qn) !== undefined ? header.qn : printQn(instant(Number(frame.number >> 22n)));
  const back = form.edition === '2025' && (late || rf === '1');
  return { ...rest, qn: own, pw: password, mn, flag: printFlag(form.edition, form.asks, header.pnum !== undefined), ...(back ? { rf: '1' } : {}) };
}

/** The segment as its logger meant it: decrypted where it came as cipher. */
function plainSegment({ directory, sm4 }: House, { mn, bytes, receivedAt }: RawFrame): Result<Uint8Array> {
  const length = Number(String.fromCharCode(...bytes.subarray(2, 6)));
  const segment = bytes.subarray(6, 6 + length);
  const opened = openSegment(segment, String.fromCharCode(...bytes.subarray(6 + length)), directory.keys.senderThen(directory.devices.get(mn), receivedAt), sm4);
  return opened.locked ? fail('frame.wrong-key', mn) : ok(opened.plain);
}

const everyField = Object.keys(fields) as readonly Field[];

/** The hour record with everything that holds of this hour now, in as many packets as the edition needs. */
async function printHour(house: House, frame: RawFrame, addressed: (header: Header) => Header, options: EncodeOptions): Promise<Result<readonly Piece[]>> {
  const hour = { point: frame.point, at: startOfHour(instant(frame.dataTime)) };
  const readings = (await house.observations.readingsOfHours([hour], 'hour', everyField)).filter(({ at }) => at === hour.at);
  if (readings.length === 0) return fail('forward.no-readings', `${hour.point} ${hour.at}`);
  const split = packets(hourMessage(addressed({ st: frame.st, cn: '2061' }), hour.at, readings), options.edition);
  if (!split.ok) return split;
  const pieces: Piece[] = [];
  for (const message of split.value) {
    const bytes = encodeFrame(message, options);
    if (!bytes.ok) return bytes;
    pieces.push({ mn: message.header.mn ?? '', qn: message.header.qn ?? '', bytes: bytes.value });
  }
  return ok(pieces);
}
