import type { House } from './house.ts';
import { FileDamaged } from './ports/files.ts';
import type { RenditionSize } from './ports/kept-files.ts';
import { machineViewer } from './viewer.ts';

/**
 * The scaled picture of a file, made when it is first asked for and kept as a file of its own. That none can be made is kept, too, so that
 * a broken picture is tried once. Undefined: none can be made, or the file is not there. Who may see it was asked before.
 */
export async function renditionOf(house: House, source: string, size: RenditionSize): Promise<Uint8Array | undefined> {
  const known = await house.records.read(machineViewer).rendition(source, size);
  if (known !== undefined && known.hash === undefined) return undefined;
  const kept = known?.hash === undefined ? undefined : await keptPicture(house, known.hash);
  if (kept !== undefined) return kept;
  const original = await house.files.get(source);
  if (original === undefined) return undefined;
  const made = await house.pictures.scaled(original, size);
  const hash = made === undefined ? undefined : await house.files.put(made);
  await house.records.write(machineViewer, (records) =>
    records.putRendition({ source, size, at: house.clocks.machine(), ...(hash !== undefined && { hash }) }));
  return made;
}

/** A damaged scaled picture is made anew; a damaged original is told (file.damaged). */
const keptPicture = (house: House, hash: string): Promise<Uint8Array | undefined> => house.files.get(hash).catch((error: unknown) => {
  if (error instanceof FileDamaged) return undefined;
  throw error;
});
