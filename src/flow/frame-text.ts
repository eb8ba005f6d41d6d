/** Bytes of a frame as people may read them: printable ASCII and valid UTF-8 as it is, everything else escaped. */
export function readable(bytes: Uint8Array): string {
  const text = decode(bytes);
  return [...text].map((char) => (char < ' ' || char === '\u007f' ? escaped(char) : char)).join('');
}

const escaped = (char: string): string => (char === '\r' ? '\\r' : char === '\n' ? '\\n' : `\\x${char.charCodeAt(0).toString(16).padStart(2, '0')}`);

function decode(bytes: Uint8Array): string {
  for (const encoding of ['utf-8', 'gb18030']) {
    try {
      return new TextDecoder(encoding, { fatal: true }).decode(bytes);
    } catch {
      continue;
    }
  }
  return [...bytes].map((byte) => String.fromCharCode(byte)).join('');
}

/** Fields of a frame that hold a password or a key (HJ 212). */
export const secretFields: readonly string[] = ['PW', 'NewPW', 'NewSK'];
const secret = new RegExp(`(?:^|[;,&\\d])(?:${secretFields.join('|')})=([^;,&\\r\\n]*)`, 'giu');
const star = 0x2a;

/** The same bytes with a star for each byte of a password or key: who knows them could speak as the logger. */
export function covered(bytes: Uint8Array): Uint8Array {
  // A copy: `slice` of a Buffer would share its bytes, and the frame must stay as it came.
  const out = new Uint8Array(bytes);
  const text = Array.from(bytes, (byte) => String.fromCharCode(byte)).join('');
  for (const found of text.matchAll(secret)) out.fill(star, found.index + found[0].length - (found[1] ?? '').length, found.index + found[0].length);
  return out;
}

export const hexOf = (bytes: Uint8Array): string => Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');
