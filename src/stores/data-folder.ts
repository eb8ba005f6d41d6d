import {
  accessSync, closeSync, constants, existsSync, fsyncSync, mkdirSync, openSync, readFileSync, realpathSync, renameSync,
  rmSync, writeSync,
} from 'node:fs';
import { statfs } from 'node:fs/promises';
import { join } from 'node:path';
import { Type, type Static } from 'typebox';
import { Value } from 'typebox/value';
import { fail, ok, type Result } from '../basis/result.ts';
import { lockFolder } from './folder-lock.ts';

export type Mode = 'drill' | 'real';

/** The data folder, held by this process alone until `release`. */
export type DataFolder = {
  readonly folder: string;
  readonly mode: Mode;
  readonly records: string;
  readonly observations: string;
  readonly files: string;
  /** Records and observations went to servers: what lies here of them is old. */
  readonly moved: boolean;
  /** Says so for good. */
  sayMoved(at: number): void;
  /** Says where the running server is heard; only our own user may read it. */
  announce(run: RunFile): void;
  /** Takes the announcement back and lets the folder go. */
  release(): void;
};

const RunFile = Type.Object({
  pid: Type.Integer(), port: Type.Integer(), gatewayPort: Type.Integer(),
  /** Machine clock, ms. */
  startedAt: Type.Number(),
  /** With it a terminal command of the same user speaks to the server. */
  terminalToken: Type.String(),
});
export type RunFile = Static<typeof RunFile>;

/** Which mode the folder is for, written once at its making. */
const FolderFile = Type.Object({ format: Type.Literal(1), mode: Type.Enum(['drill', 'real']), moved: Type.Optional(Type.Number()) });

/** Makes the folder where there is none; refuses one of the other mode and one that another process holds. */
export function openDataFolder(path: string, mode: Mode): Result<DataFolder> {
  const made = makeFolder(path);
  if (!made.ok) return made;
  const folder = made.value;
  const lock = lockFolder(folder);
  if (!lock.ok) return lock;
  const recorded = recordMode(folder, mode);
  if (!recorded.ok) {
    lock.value.release();
    return recorded;
  }
  rmSync(runFile(folder), { force: true });
  return ok({
    folder, mode,
    moved: movedOf(folder),
    sayMoved: (at) => replaceFile(join(folder, 'qingshan.json'), JSON.stringify({ format: 1, mode, moved: at }), 0o644),
    records: subfolder(folder, 'records'), observations: subfolder(folder, 'observations'), files: subfolder(folder, 'files'),
    announce: (run) => replaceFile(runFile(folder), JSON.stringify(run), 0o600),
    release: () => {
      rmSync(runFile(folder), { force: true });
      lock.value.release();
    },
  });
}

function makeFolder(path: string): Result<string> {
  try {
    mkdirSync(path, { recursive: true });
    accessSync(path, constants.W_OK | constants.X_OK);
    return ok(realpathSync(path));
  } catch (error) {
    if (error instanceof Error && 'code' in error) return fail('system.folder-not-writable', `${path}: ${error.code}`);
    throw error;
  }
}

/** The mode that a folder was made for; undefined where none was made. */
export function modeOf(folder: string): Mode | undefined {
  const recorded = readJson(join(folder, 'qingshan.json'));
  return Value.Check(FolderFile, recorded) ? recorded.mode : undefined;
}

function movedOf(folder: string): boolean {
  const recorded = readJson(join(folder, 'qingshan.json'));
  return Value.Check(FolderFile, recorded) && recorded.moved !== undefined;
}

/** Where the server of this folder is heard: for terminal commands. A file that a killed server left is not believed. */
export function readRun(folder: string): Result<RunFile> {
  const run = readJson(runFile(folder));
  if (!Value.Check(RunFile, run) || !isAlive(run.pid)) return fail('system.not-running', folder);
  return ok(run);
}

/** Bytes of the file system below the folder that our user may still fill, and of it in all. */
export async function diskSpace(folder: string): Promise<{ readonly free: number; readonly total: number }> {
  const { bavail, blocks, bsize } = await statfs(folder);
  return { free: bavail * bsize, total: blocks * bsize };
}

const runFile = (folder: string): string => join(folder, 'run.json');

function subfolder(folder: string, name: string): string {
  const path = join(folder, name);
  mkdirSync(path, { recursive: true });
  return path;
}

function recordMode(folder: string, mode: Mode): Result<void> {
  const path = join(folder, 'qingshan.json');
  if (!existsSync(path)) replaceFile(path, JSON.stringify({ format: 1, mode }), 0o644);
  const recorded = readJson(path);
  if (!Value.Check(FolderFile, recorded)) return fail('system.wrong-mode', `${path}: not a data folder of this version`);
  return recorded.mode === mode ? ok(undefined) : fail('system.wrong-mode', `${folder}: ${recorded.mode}`);
}

function readJson(path: string): unknown {
  if (!existsSync(path)) return undefined;
  try {
    return JSON.parse(readFileSync(path, 'utf8'));
  } catch (error) {
    if (error instanceof SyntaxError) return undefined;
    throw error;
  }
}

/** Whole or not at all, and on disk before it is said to be. */
function replaceFile(path: string, text: string, mode: number): void {
  const part = `${path}.part`;
  rmSync(part, { force: true });
  const file = openSync(part, 'wx', mode);
  writeSync(file, `${text}\n`);
  fsyncSync(file);
  closeSync(file);
  renameSync(part, path);
}

function isAlive(pid: number): boolean {
  try {
    return process.kill(pid, 0);
  } catch (error) {
    return error instanceof Error && 'code' in error && error.code === 'EPERM';
  }
}
