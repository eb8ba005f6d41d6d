/** A text that is one frame, taken apart without regard to whether its length is right. */
export type Envelope = {
  readonly declaredLength: number;
  /** Everything between the header and the check. */
  readonly segment: Uint8Array;
  readonly crcGiven: string;
  readonly trailer: 'crlf' | 'lf' | 'cr' | 'none';
  /** Does it end as frames end: `&&` before the check, or CR LF after it? Otherwise it may be the first part of one. */
  readonly whole: boolean;
};

/** Reads `##dddd … CCCC [CR][LF]` over all bytes; undefined when the header or the check is not there. */
export function readEnvelope(bytes: Uint8Array): Envelope | undefined {
  const text = latin1(bytes);
  const head = /^##(\d{4})/.exec(text);
  if (head === null) return undefined;
  const end = text.length - (/\r\n$|[\r\n]$/.exec(text)?.[0].length ?? 0);
  const trailer = ({ '\r\n': 'crlf', '\n': 'lf', '\r': 'cr', '': 'none' } as const)[text.slice(end)] ?? 'none';
  const declaredLength = Number(head[1]);
  const crcGiven = checkOf(text.slice(6, end), declaredLength, trailer === 'crlf');
  if (crcGiven === undefined) return undefined;
  const segment = bytes.subarray(6, end - crcGiven.length);
  const closed = segment.at(-1) === 0x26 && segment.at(-2) === 0x26;
  return { declaredLength, segment, crcGiven, trailer, whole: closed || trailer === 'crlf' || segment.length === declaredLength };
}

/** The last four hexadecimal digits; fewer only where the declared length leaves fewer before CR LF (leading zeros dropped). */
function checkOf(body: string, declaredLength: number, crlf: boolean): string | undefined {
  const padded = /[0-9a-f]{4}$/i.exec(body)?.[0];
  if (padded !== undefined || !crlf) return padded;
  const short = body.slice(declaredLength);
  return /^[0-9a-f]{1,3}$/i.test(short) ? short : undefined;
}

function latin1(bytes: Uint8Array): string {
  let text = '';
  for (const byte of bytes) text += String.fromCharCode(byte);
  return text;
}
