import type { Json } from '../../basis/canonical.ts';
import { areaBytes, fromHexText, type Sm4 } from './cipher.ts';
import { editions, likelyEdition, readFlag, type Edition } from './edition.ts';
import { deviationsOf } from './deviations.ts';
import { readEnvelope, type Envelope } from './envelope.ts';
import { openSegment, type Opened, type Sender } from './open.ts';
import { readHeader, readSegment } from './segment.ts';
import { FrameSplitter } from './split.ts';
import { printBytes, readText } from './text.ts';

/** How the bytes of one line are to be read. */
export type Reading = {
  readonly sender: Sender;
  readonly edition: Edition | undefined;
  readonly tolerant: boolean;
  readonly latin1: boolean;
  /** The key as it was given, repeated in the answer for an encrypted frame. */
  readonly keyHex: string | undefined;
  readonly sm4: Sm4 | undefined;
};

type Fields = { [field: string]: Json };
/** The answer for one line: verdict on the envelope, reasons, what could be read; `expect` has the field names of hj212-frames.json. */
export type Assessment = {
  readonly valid: boolean; readonly edition?: string; readonly why?: readonly string[]; readonly expect: Fields;
  readonly warnings?: readonly string[];
};

/** Longest segment that a tolerant receiver takes (hj212.md 1.2). */
const tolerantMax = 4096;
const trailerWhy = { crlf: undefined, lf: 'trailer-lf', cr: 'trailer-cr', none: 'trailer-missing' } as const;

/** Reads bytes as one frame, else as a piece of a TCP stream. */
export function assessFrame(bytes: Uint8Array, reading: Reading): Assessment {
  const envelope = readEnvelope(bytes);
  const single = envelope === undefined ? undefined : assessSingle(envelope, reading);
  if (single !== undefined && single.expect['error'] === undefined) return single;
  const stream = assessStream(bytes, reading);
  if (stream.frames > 0) return stream.assessment;
  return envelope?.whole === true && single !== undefined ? single : stream.assessment;
}

function assessSingle(envelope: Envelope, reading: Reading): Assessment {
  const { segment, crcGiven, trailer, declaredLength } = envelope;
  const opened = openSegment(segment, crcGiven, reading.sender, reading.sm4);
  const hexText = fromHexText(segment) !== undefined;
  const length = hexText && reading.sender.cipher === 'hex-text' ? opened.plain.length : segment.length;
  const why = [...envelopeWhy(opened, declaredLength === length, hexText && reading.sender.cipher !== 'hex-text'), trailerWhy[trailer], length > editions['2017'].segmentMax ? 'oversize' : undefined];
  const reasons = [...new Set(why.filter((reason) => reason !== undefined))];
  const unfit = reasons.some((reason) => !tolerable.has(reason));
  const sound = !unfit && (reading.tolerant ? length <= tolerantMax : reasons.every((reason) => reason === 'crc-needs-key'));
  const envelopeFields = { declaredLength, actualLength: segment.length, crcGiven, ...(opened.computed === undefined ? {} : { crcComputed: hex4(opened.computed) }) };
  const cipher: Fields = opened.encrypted ? { encrypted: true, ...(reading.keyHex === undefined ? {} : { keyHex: reading.keyHex }) } : {};
  const error = declaredLength !== length ? 'length' : opened.check === 'wrong' && (opened.fitting === undefined || opened.encrypted || opened.fitting === 'hj212') ? 'crc' : undefined;
  if (error !== undefined) return answer(false, reasons, { ...envelopeFields, ...cipher, error });
  const profile = opened.fitting === undefined || opened.fitting === 'hj212' ? {} : { crcProfile: frameName(opened.fitting) };
  const content = readContent(opened, reading);
  return { ...answer(sound, reasons, { ...content.fields, ...envelopeFields, ...profile, ...cipher }), edition: content.edition, ...some('warnings', content.warnings) };
}

/** Reasons that a tolerant receiver accepts. */
const tolerable = new Set(['crc-needs-key', 'trailer-lf', 'trailer-cr', 'trailer-missing', 'oversize']);

function envelopeWhy(opened: Opened, lengthFits: boolean, hexText: boolean): (string | undefined)[] {
  if (hexText) return [lengthFits ? undefined : 'length', 'sm4-hex-text'];
  if (opened.check === 'needs-key') return [lengthFits ? undefined : 'length', 'crc-needs-key'];
  const wrong = opened.check === 'wrong';
  const keyless = wrong && opened.locked ? (opened.computed === undefined ? 'crc-needs-key' : 'wrong-key') : undefined;
  const other = wrong && opened.fitting !== undefined ? frameName(opened.fitting) : undefined;
  return [lengthFits ? undefined : 'length', wrong ? 'crc' : undefined, other, keyless];
}

function assessStream(bytes: Uint8Array, reading: Reading): { frames: number; assessment: Assessment } {
  const { sender, sm4 } = reading;
  const splitter = new FrameSplitter({ segmentMax: 9999, crc: sender.crc, accept: (segment, given) => openSegment(segment, given, sender, sm4).check !== 'wrong' });
  const events = splitter.push(bytes);
  const rest = printBytes(splitter.rest(), reading.latin1);
  const frames = events.flatMap((event) => {
    if (event.kind !== 'frame') return [];
    const opened = openSegment(event.segment, event.crcGiven, sender, sm4);
    return opened.check === 'wrong' ? [] : [{ event, content: readContent(opened, reading) }];
  });
  const skipped = events.reduce((sum, event) => sum + (event.kind === 'noise' ? event.count : 0), 0);
  const refused = events.some((event) => event.kind === 'refused');
  if (frames.length === 0) return { frames: 0, assessment: noFrame(bytes, rest, refused) };
  const why = [refused ? 'crc' : undefined, frames.length > 1 ? 'several-frames' : undefined, skipped > 0 ? 'noise' : undefined, rest === '' ? undefined : 'incomplete', ...frames.map(({ event }) => trailerWhy[event.trailer])];
  const expect = { frames: frames.length, rest, ...(skipped > 0 ? { skipped } : {}), parsed: frames.map(({ content }) => content.fields) };
  const reasons = [...new Set(why.filter((reason) => reason !== undefined))];
  const edition = frames[0]?.content.edition;
  return { frames: frames.length, assessment: { ...answer(reading.tolerant, reasons, expect), ...(edition === undefined ? {} : { edition }) } };
}

function noFrame(bytes: Uint8Array, rest: string, refused: boolean): Assessment {
  if (rest !== '') return answer(false, ['incomplete'], { frames: 0, rest });
  if (refused) return answer(false, ['crc'], { frames: 0, rest: '', error: 'crc' });
  const secondPart = /&&[0-9a-f]{4}[\r\n]*$/i.test(printBytes(bytes.subarray(-10), true));
  if (bytes[0] === 0x23) return answer(false, ['frame-header'], { error: 'frame-header' });
  return answer(false, ['frame-header'], { frames: 0, rest: '', ...(secondPart ? {} : { error: 'frame-header' }) });
}

function readContent(opened: Opened, reading: Reading): { fields: Fields; edition: string; warnings: readonly string[] } {
  const { locked } = opened;
  const area = locked ? areaBytes(opened.plain) : undefined;
  const { text, encoding } = readText(area === undefined ? opened.plain : opened.plain.subarray(0, area.from));
  const segment = readSegment(text);
  const header = readHeader(text);
  const flag = readFlag(header.flag);
  const fields: Fields = {
    ...Object.fromEntries(segment.head),
    version: flag.version, hasPacketNo: flag.hasPacketNo, needAck: flag.needAck,
    ...(locked || segment.items === undefined ? {} : { cp: segment.items }),
    cpTerminated: locked || segment.terminated,
    ...(encoding === 'gbk' ? { textEncoding: 'gbk' } : {}),
    ...(locked ? { encrypted: true } : {}),
  };
  const warnings = locked ? [] : deviationsOf(header, segment.items, segment.terminated);
  return { fields, edition: reading.edition ?? likelyEdition(header, opened.encrypted), warnings };
}

const answer = (valid: boolean, why: readonly string[], expect: Fields): Assessment => ({ valid, ...some('why', why), expect });

const some = <Name extends string>(name: Name, list: readonly string[]): { [Key in Name]?: readonly string[] } | object => (list.length === 0 ? {} : { [name]: list });

const frameName = (profile: NonNullable<Opened['fitting']>): string => (profile === 'modbus-le' ? 'modbus-swapped' : profile);

const hex4 = (value: number): string => value.toString(16).toUpperCase().padStart(4, '0');
