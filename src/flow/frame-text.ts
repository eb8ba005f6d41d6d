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

export const hexOf = (bytes: Uint8Array): string => Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');
