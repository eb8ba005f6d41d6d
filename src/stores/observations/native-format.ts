export type NativeColumn = {
  readonly data: Uint8Array | Uint16Array | Uint32Array | BigInt64Array | Float64Array;
  /** Arrays: where each row ends in `data`. */ readonly ends?: Uint32Array;
};

/** ClickHouse's Native format, for the types that our own statements ask for: blocks of columns, numbers as little-endian bytes. */
export function readNative(bytes: Uint8Array): readonly (readonly NativeColumn[])[] {
  const reader = new Reader(bytes);
  const blocks: NativeColumn[][] = [];
  while (!reader.done()) {
    const columns = reader.length();
    const rows = reader.length();
    const block: NativeColumn[] = [];
    for (let at = 0; at < columns; at += 1) {
      reader.text();
      block.push(columnOf(reader, reader.text(), rows));
    }
    blocks.push(block);
  }
  return blocks;
}

function columnOf(reader: Reader, type: string, rows: number): NativeColumn {
  const inner = /^Array\((\w+)\)$/.exec(type)?.[1];
  if (inner === undefined) return { data: numbersOf(reader, type, rows) };
  // Ends are UInt64: below 2^32 the lower half says all.
  const halves = new Uint32Array(reader.take(rows * 8));
  const ends = new Uint32Array(rows);
  for (let row = 0; row < rows; row += 1) ends[row] = halves[row * 2] ?? 0;
  return { data: numbersOf(reader, inner, ends.at(-1) ?? 0), ends };
}

function numbersOf(reader: Reader, type: string, count: number): NativeColumn['data'] {
  switch (type) {
    case 'UInt8': return new Uint8Array(reader.take(count));
    case 'UInt16': return new Uint16Array(reader.take(count * 2));
    case 'UInt32': return new Uint32Array(reader.take(count * 4));
    case 'Int64': return new BigInt64Array(reader.take(count * 8));
    case 'Float64': return new Float64Array(reader.take(count * 8));
    default: throw new Error(`no column of type ${type} was asked for`);
  }
}

class Reader {
  readonly #bytes: Uint8Array;
  readonly #buffer: ArrayBufferLike;
  #at = 0;
  constructor(bytes: Uint8Array) {
    this.#bytes = bytes;
    this.#buffer = bytes.buffer;
  }
  done(): boolean {
    return this.#at >= this.#bytes.length;
  }
  /** LEB128. */
  length(): number {
    let [value, scale] = [0, 1];
    for (;;) {
      const byte = this.#bytes[this.#at++];
      if (byte === undefined) throw new Error('the answer of the engine ends too early');
      value += (byte & 127) * scale;
      if (byte < 128) return value;
      scale *= 128;
    }
  }
  text(): string {
    const length = this.length();
    return Buffer.from(this.take(length)).toString('utf8');
  }
  /** A copy, so that numbers stand on their own boundary. */
  take(length: number): ArrayBufferLike {
    if (this.#at + length > this.#bytes.length) throw new Error('the answer of the engine ends too early');
    const from = this.#bytes.byteOffset + this.#at;
    this.#at += length;
    return this.#buffer.slice(from, from + length);
  }
}
