import { fail, ok, type Result } from '../../basis/result.ts';
import { editions } from './edition.ts';
import { printHeader, wrap, type EncodeOptions } from './encode.ts';
import type { Header } from './message.ts';
import { areaOf, readHeader } from './segment.ts';
import { printBytes, utf8Bytes } from './text.ts';

const close = utf8Bytes('&&');

/**
 * A plain segment under another header, as frame bytes: length and check are printed again, the data area stays byte for byte, whatever
 * grammar or encoding its device writes. `change` is given the header as read. Faults: frame.malformed (no data area, a field that
 * cannot be printed), frame.oversize (the edition's segment is exceeded: splitting would touch the data area).
 */
export function readdress(segment: Uint8Array, change: (header: Header) => Header, options: EncodeOptions): Result<Uint8Array> {
  const text = printBytes(segment, true);
  const area = areaOf(text);
  if (area === undefined) return fail('frame.malformed', 'no CP=&&');
  const header = change(readHeader(text, area.headEnd));
  const head = printHeader(header);
  if (!head.ok) return head;
  const opening = utf8Bytes(`${head.value}CP=&&`);
  const plain = new Uint8Array(opening.length + (area.to - area.from) + close.length);
  plain.set(opening);
  plain.set(segment.subarray(area.from, area.to), opening.length);
  plain.set(close, plain.length - close.length);
  const { segmentMax } = editions[options.edition];
  return plain.length > segmentMax ? fail('frame.oversize', `${plain.length} of ${segmentMax} bytes`) : ok(wrap(plain, header.cn ?? '', options));
}
