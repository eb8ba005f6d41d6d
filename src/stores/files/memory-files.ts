import { sha256Bytes } from '../../basis/hash.ts';
import type { FileStore } from '../../flow/ports/files.ts';

/** 文件库 in memory, for tests. */
export function memoryFiles(): FileStore {
  const kept = new Map<string, Uint8Array>();
  return {
    async put(bytes) {
      const hash = sha256Bytes(bytes);
      kept.set(hash, Uint8Array.from(bytes));
      return hash;
    },
    async get(hash) {
      const bytes = kept.get(hash);
      return bytes && Uint8Array.from(bytes);
    },
    about: async () => ({ files: kept.size, bytes: [...kept.values()].reduce((sum, bytes) => sum + bytes.length, 0) }),
  };
}
