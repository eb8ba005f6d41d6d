import type { House } from '../house.ts';
import type { ImportedFile, ImportRun } from '../ports/records.ts';
import { machineViewer } from '../viewer.ts';
import { ImportDesk, type AskedDoor } from './import-desk.ts';
import { keepUpload } from './uploaded.ts';

export type TestFile = { readonly name: string; readonly text: string | Uint8Array };

/** A file in pieces of a given size. */
export async function* inPieces(content: string | Uint8Array, size = 65_536): AsyncGenerator<Uint8Array> {
  const bytes = typeof content === 'string' ? new TextEncoder().encode(content) : content;
  for (let at = 0; at < bytes.length; at += size) yield bytes.subarray(at, at + size);
}

export const upload = (house: House, files: readonly TestFile[]): Promise<readonly ImportedFile[]> =>
  Promise.all(files.map(({ name, text }) => keepUpload(house, name, inPieces(text))));

/** A run from its start to where it ends. */
export async function imported(house: House, door: AskedDoor, files: readonly TestFile[]): Promise<ImportRun> {
  const desk = new ImportDesk(house, (error) => { throw error; });
  const begun = await desk.start(door, await upload(house, files), 'test');
  if (!begun.ok) throw new Error(`${begun.fault} ${begun.detail}`);
  await desk.settled();
  const ended = await house.records.read(machineViewer).importRun(begun.value.id);
  if (ended === undefined) throw new Error('the run is gone');
  return ended;
}
