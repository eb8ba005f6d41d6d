/** 文件库: content-addressed; the same bytes are kept once. */
export interface FileStore {
  /** Durable when resolved. Returns the SHA-256 of the bytes, 64 hex digits. */
  put(bytes: Uint8Array): Promise<string>;
  get(hash: string): Promise<Uint8Array | undefined>;
  about(): Promise<{ readonly files: number; readonly bytes: number }>;
}
