/** 文件库: content-addressed; the same bytes are kept once. */
export interface FileStore {
  /** Durable when resolved. Returns the SHA-256 of the bytes, 64 hex digits. */
  put(bytes: Uint8Array): Promise<string>;
  get(hash: string): Promise<Uint8Array | undefined>;
  /** The same for bytes that come piece by piece and need not fit into memory; what breaks off leaves nothing. */
  putStream(pieces: AsyncIterable<Uint8Array>): Promise<{ readonly hash: string; readonly size: number }>;
  /** Piece by piece; throws at the end where the bytes are no longer those of the hash. */
  open(hash: string): Promise<AsyncIterable<Uint8Array> | undefined>;
  about(): Promise<{ readonly files: number; readonly bytes: number }>;
}

/** The bytes in the store are no longer those that were put: a disk or a hand changed them. Answered as fault file.damaged. */
export class FileDamaged extends Error {
  readonly hash: string;
  constructor(hash: string) {
    super(`file ${hash} is damaged: its bytes no longer have this hash`);
    this.name = 'FileDamaged';
    this.hash = hash;
  }
}
