import { createReadStream, existsSync, readdirSync, statSync } from 'node:fs';
import { basename, join } from 'node:path';
import { text } from 'node:stream/consumers';
import { createGunzip } from 'node:zlib';
import { fail, ok, type Result } from '../basis/result.ts';

const isTable = (name: string): boolean => /\.csv(\.gz)?$/i.test(name);

/** CSV and gzipped CSV files named by path; a folder stands for those in it. Faults: file.missing, import.unreadable. */
export async function readPublished(paths: readonly string[]): Promise<Result<readonly { readonly name: string; readonly text: string }[]>> {
  const files: string[] = [];
  for (const path of paths) {
    if (!existsSync(path)) return fail('file.missing', path);
    const found = statSync(path).isDirectory() ? readdirSync(path).filter(isTable).sort().map((name) => join(path, name)) : [path];
    if (found.length === 0) return fail('import.unreadable', `${path}: no .csv or .csv.gz`);
    files.push(...found);
  }
  const read: { name: string; text: string }[] = [];
  for (const file of files) {
    try {
      const bytes = createReadStream(file);
      read.push({ name: basename(file), text: await text(file.toLowerCase().endsWith('.gz') ? bytes.pipe(createGunzip()) : bytes) });
    } catch (error) {
      return fail('import.unreadable', `${file}: ${error instanceof Error ? error.message : String(error)}`);
    }
  }
  return ok(read);
}
