import { fail, ok, type Result } from '../../basis/result.ts';

export type Encoding = 'utf-8' | 'gb18030';

/**
 * Text from bytes that come in pieces. UTF-8 (with or without its mark) unless the first bytes beyond ASCII are none: then GB 18030,
 * which Chinese offices still write. Bytes that neither can be are a fault, not signs of doubt in a table.
 */
export class TextReader {
  #decoder: TextDecoder | undefined;
  /** Bytes beyond ASCII that are too few to decide by. */
  #held = new Uint8Array();
  /** The first bytes beyond ASCII decide for the whole file. */
  encoding: Encoding = 'utf-8';

  push(bytes: Uint8Array): Result<string> {
    if (bytes.includes(0)) return fail('import.not-text', 'a byte 00');
    if (this.#decoder !== undefined) return this.#read(bytes, true);
    const seen = joined(this.#held, bytes);
    const first = seen.findIndex((byte) => byte > 0x7f);
    if (first < 0) {
      this.#held = new Uint8Array();
      return ok(ascii.decode(seen));
    }
    this.#held = seen;
    return seen.length - first < decidingBytes ? ok('') : this.#decide(first, true);
  }

  end(): Result<string> {
    if (this.#decoder !== undefined) return this.#read(new Uint8Array(), false);
    return this.#held.length === 0 ? ok('') : this.#decide(this.#held.findIndex((byte) => byte > 0x7f), false);
  }

  #decide(first: number, stream: boolean): Result<string> {
    this.encoding = isUtf8(this.#held.subarray(first), stream) ? 'utf-8' : 'gb18030';
    this.#decoder = new TextDecoder(this.encoding, { fatal: true });
    return this.#read(this.#held, stream);
  }

  #read(bytes: Uint8Array, stream: boolean): Result<string> {
    try {
      return ok(this.#decoder?.decode(bytes, { stream }) ?? '');
    } catch {
      return fail('import.bad-encoding', this.encoding);
    }
  }
}

const ascii = new TextDecoder('utf-8');

const decidingBytes = 1024;

function joined(before: Uint8Array, after: Uint8Array): Uint8Array<ArrayBuffer> {
  const both = new Uint8Array(before.length + after.length);
  both.set(before);
  both.set(after, before.length);
  return both;
}

function isUtf8(bytes: Uint8Array, stream: boolean): boolean {
  try {
    new TextDecoder('utf-8', { fatal: true }).decode(bytes, { stream });
    return true;
  } catch {
    return false;
  }
}
