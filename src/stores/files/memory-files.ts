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
    async putStream(pieces) {
      const bytes = new Uint8Array(await new Blob(await Array.fromAsync(pieces, (piece) => Uint8Array.from(piece))).arrayBuffer());
      const hash = sha256Bytes(bytes);
      kept.set(hash, bytes);
      return { hash, size: bytes.length };
    },
    async open(hash) {
      const bytes = kept.get(hash);
      return bytes && piecesOf(bytes);
    },
    about: async () => ({ files: kept.size, bytes: [...kept.values()].reduce((sum, bytes) => sum + bytes.length, 0) }),
  };
}

const pieceBytes = 65_536;

async function* piecesOf(bytes: Uint8Array): AsyncGenerator<Uint8Array> {
  for (let at = 0; at < bytes.length; at += pieceBytes) yield bytes.slice(at, at + pieceBytes);
}
