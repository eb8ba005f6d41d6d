import { createReadStream, existsSync, readdirSync, statSync } from 'node:fs';
import { basename, join } from 'node:path';
import { fail, ok, type Result } from '../basis/result.ts';
import type { House } from '../flow/house.ts';
import { keepUpload } from '../flow/imports/uploaded.ts';
import type { ImportedFile } from '../flow/ports/records.ts';

const isTable = (name: string): boolean => /\.(?:csv|txt|dat|xlsx)(?:\.gz)?$/iu.test(name);

/** Files of this machine by path; a folder stands for the tables in it. Faults: file.missing, import.unreadable. */
export function namedFiles(paths: readonly string[]): Result<readonly string[]> {
  const files: string[] = [];
  for (const path of paths) {
    if (!existsSync(path)) return fail('file.missing', path);
    const found = statSync(path).isDirectory() ? readdirSync(path).filter(isTable).sort().map((name) => join(path, name)) : [path];
    if (found.length === 0) return fail('import.unreadable', `${path}: no .csv, .txt, .dat or .xlsx, plain or .gz`);
    files.push(...found);
  }
  return ok(files);
}

/** They go to the file store. Faults: those of `namedFiles`. */
export async function takeFiles(house: House, paths: readonly string[]): Promise<Result<readonly ImportedFile[]>> {
  const files = namedFiles(paths);
  if (!files.ok) return files;
  const taken: ImportedFile[] = [];
  for (const file of files.value) {
    try {
      taken.push(await keepUpload(house, basename(file), createReadStream(file)));
    } catch (error) {
      return fail('import.unreadable', `${file}: ${error instanceof Error ? error.message : String(error)}`);
    }
  }
  return ok(taken);
}
