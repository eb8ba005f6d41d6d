import { fail, ok, type Result } from '../../basis/result.ts';
import { encrypts, withArea, type Sm4 } from './cipher.ts';
import { crcOf, printCrc, type CrcProfile } from './crc.ts';
import { editions, type Edition } from './edition.ts';
import { headerFields, type Header, type Message, type Pair } from './message.ts';
import { utf8Bytes } from './text.ts';

export type EncodeOptions = {
  readonly edition: Edition;
  readonly crc?: CrcProfile;
  /** With a key the data area of the commands that HJ 212-2025 clause 6.4 names is encrypted, after the check was taken. */
  readonly secret?: { readonly key: Uint8Array; readonly sm4: Sm4 };
};

/**
 * A message as frame bytes, `##` to CR LF, text in UTF-8. Faults: `frame.malformed` (a field that the grammar cannot
 * carry), `frame.oversize` (the edition's segment or data area is exceeded: see `packets`). Law: what is encoded decodes to the same message.
 */
export function encodeFrame(message: Message, options: EncodeOptions): Result<Uint8Array> {
  const text = printSegment(message);
  if (!text.ok) return text;
  const plain = utf8Bytes(text.value);
  const { segmentMax, areaMax } = editions[options.edition];
  const area = areaLength(message);
  if (plain.length > segmentMax || area > areaMax) return fail('frame.oversize', `segment ${plain.length}, data area ${area} bytes`);
  return ok(wrap(plain, message.header.cn ?? '', options));
}

/** Header in the standard's order and data area, `QN=…;CP=&&…&&`, without envelope. */
export function printSegment(message: Message): Result<string> {
  const head = printHeader(message.header);
  if (!head.ok) return head;
  for (const item of message.items) {
    const bad = item.find(([name, value]) => !fieldName.test(name) || !printableValue(value));
    if (bad !== undefined || item.length === 0) return fail('frame.malformed', bad?.[0] ?? 'empty item');
  }
  return ok(`${head.value}CP=&&${printItems(message.items)}&&`);
}

/** Header fields in the standard's order, `QN=…;…Flag=…;`. */
export function printHeader(header: Header): Result<string> {
  const head: string[] = [];
  for (const [key, name] of headerFields) {
    const value = header[key];
    if (value === undefined) continue;
    if (!printableHeader(value)) return fail('frame.malformed', name);
    head.push(`${name}=${value};`);
  }
  return ok(head.join(''));
}

/** Bytes of the data area of a message. */
export const areaLength = (message: Message): number => utf8Bytes(printItems(message.items)).length;

const printItems = (items: readonly (readonly Pair[])[]): string =>
  items.map((item) => item.map(([name, value]) => `${name}=${value}`).join(',')).join(';');

/** Envelope around a plain segment: length, check over the plain bytes, then cipher. */
export function wrap(plain: Uint8Array, cn: string, options: EncodeOptions): Uint8Array {
  const { secret, crc = 'hj212' } = options;
  const sent = secret !== undefined && encrypts(cn) ? withArea(plain, secret.key, secret.sm4.encrypt) : plain;
  const check = printCrc(crc, crcOf(crc, crc === 'crc-over-cipher' ? sent : plain));
  const head = utf8Bytes(`##${String(plain.length).padStart(4, '0')}`);
  const tail = utf8Bytes(`${check}\r\n`);
  const frame = new Uint8Array(head.length + sent.length + tail.length);
  frame.set(head);
  frame.set(sent, head.length);
  frame.set(tail, head.length + sent.length);
  return frame;
}

/** Printable, no separator, nothing that could open or close the data area. */
const headerValue = /^(?:(?!&&)[^;,\p{Cc}])*$/u;
const fieldName = /^(?:(?!&&)[!-+\--:<>-~])+$/;
const plainValue = /^(?!\/\/)(?:(?!&&)[^;,\p{Cc}\ufffd])*$/u;
const logValue = /^\/\/(?:(?!&&|\/\/)[^\p{Cc}\ufffd])*\/\/$/u;

const printableHeader = (value: string): boolean => value.isWellFormed() && headerValue.test(value) && !edged(value);

/** A value is plain text without separators, or a log `//…//` that may hold them but not `//`. */
const printableValue = (value: string): boolean =>
  value.isWellFormed() && !value.endsWith('&') && !edged(value) && (plainValue.test(value) || logValue.test(value));

/** Blanks at the ends are dropped by readers, so they cannot be written. */
const edged = (value: string): boolean => value.startsWith(' ') || value.endsWith(' ');
