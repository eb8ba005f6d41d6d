import { existsSync, statSync } from 'node:fs';
import { dirname, parse, resolve } from 'node:path';
import { fail, ok, type Result } from '../../../basis/result.ts';

/** Under whom the server runs: PostgreSQL refuses to be root. Undefined: as whoever we are. */
export type ServerUser = { readonly uid: number; readonly gid: number };

/** `nobody` of every Linux; any number without rights of its own will do. */
const unprivileged: ServerUser = { uid: 65_534, gid: 65_534 };

/** As root: the user who already owns the cluster, or one without rights. */
export function serverUser(cluster: string): ServerUser | undefined {
  if (process.getuid?.() !== 0) return undefined;
  if (!existsSync(cluster)) return unprivileged;
  const { uid, gid } = statSync(cluster);
  return uid === 0 ? unprivileged : { uid, gid };
}

/** Every folder above these paths must let the user through; the first that does not is the fault's detail. */
export function checkPassable(paths: readonly string[], user: ServerUser | undefined): Result<void> {
  if (user === undefined) return ok(undefined);
  for (const path of paths) {
    for (const folder of foldersAbove(path)) {
      if (!passable(folder, user)) return fail('system.folder-not-passable', folder);
    }
  }
  return ok(undefined);
}

function foldersAbove(path: string): string[] {
  const folders: string[] = [];
  const { root } = parse(resolve(path));
  for (let folder = dirname(resolve(path)); folder !== root; folder = dirname(folder)) folders.unshift(folder);
  return folders;
}

function passable(folder: string, user: ServerUser): boolean {
  const { mode, uid, gid } = statSync(folder);
  if (uid === user.uid) return (mode & 0o100) !== 0;
  return (mode & (gid === user.gid ? 0o010 : 0o001)) !== 0;
}
