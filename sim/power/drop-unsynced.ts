import { existsSync, renameSync, rmSync, statSync, truncateSync } from 'node:fs';
import type { Change } from './system-calls.ts';

/** What a power cut takes from files that the process made or changed: `sizes` what is left of them, `undo` the names that never reached the disk, newest first. */
export type Loss = {
  readonly sizes: ReadonlyMap<string, number>;
  readonly undo: readonly Extract<Change, { readonly kind: 'create' | 'folder' | 'rename' }>[];
  readonly syncs: number;
};

type Held = { size: number; synced: number };

/** Bytes behind the last sync of a file, and names behind the last sync of anything, are lost; what came before is the disk's. */
export function lossOf(changes: readonly Change[]): Loss {
  const files = new Map<string, Held>();
  let names: Loss['undo'][number][] = [];
  let syncs = 0;
  for (const change of changes) {
    const file = files.get(change.path);
    switch (change.kind) {
      case 'sync':
        if (file !== undefined) file.synced = file.size;
        names = [];
        syncs += 1;
        break;
      case 'create': case 'folder':
        if (change.kind === 'create' && file === undefined) files.set(change.path, { size: 0, synced: 0 });
        names.push(change);
        break;
      case 'rename':
        moved(files, change.path, change.to);
        names.push(change);
        break;
      case 'remove':
        files.delete(change.path);
        break;
      case 'write': case 'size':
        if (file !== undefined) file.size = change.kind === 'write' ? file.size + change.bytes : change.bytes;
        break;
    }
  }
  return { sizes: new Map([...files].filter(([, { size, synced }]) => synced < size).map(([path, { synced }]) => [path, synced])), undo: names.toReversed(), syncs };
}

function moved(files: Map<string, Held>, from: string, to: string): void {
  for (const [path, held] of files) {
    if (path !== from && !path.startsWith(`${from}/`)) continue;
    files.delete(path);
    files.set(to + path.slice(from.length), held);
  }
}

/** Leaves in the folder what the disk would hold. Says how many bytes and names went. */
export function dropUnsynced({ sizes, undo }: Loss): { readonly bytes: number; readonly names: number } {
  let bytes = 0;
  for (const [path, size] of sizes) {
    if (!existsSync(path)) continue;
    bytes += statSync(path).size - size;
    truncateSync(path, size);
  }
  for (const change of undo) {
    if (change.kind === 'rename') { if (existsSync(change.to) && !existsSync(change.path)) renameSync(change.to, change.path); }
    else rmSync(change.path, { recursive: true, force: true });
  }
  return { bytes, names: undo.length };
}
