import { fail, ok, type Result } from '../../basis/result.ts';
import type { House } from '../house.ts';
import type { ImportedFile } from '../ports/records.ts';
import { machineViewer } from '../viewer.ts';

const nameOf = (hash: string): string => `import-file/${hash}`;

/** A file for an import goes to the store under its hash; only what came in by this door may be asked for by hash later. */
export async function keepUpload(house: House, name: string, bytes: AsyncIterable<Uint8Array>): Promise<ImportedFile> {
  const { hash, size } = await house.files.putStream(bytes);
  const file = { hash, size, name: name.normalize('NFC').slice(0, 200) };
  await house.records.write(machineViewer, (records) => records.setCursor(nameOf(hash), JSON.stringify(file)));
  return file;
}

/** Fault file.missing: nobody brought it in for an import. */
export async function uploadsOf(house: House, hashes: readonly string[]): Promise<Result<readonly ImportedFile[]>> {
  const files: ImportedFile[] = [];
  for (const hash of hashes) {
    const held = await house.records.read(machineViewer).cursor(nameOf(hash));
    if (held === undefined) return fail('file.missing', hash);
    files.push(JSON.parse(held) as ImportedFile);
  }
  return ok(files);
}
