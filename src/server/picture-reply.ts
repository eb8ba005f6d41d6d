import { fail, ok, type Result } from '../basis/result.ts';
import type { House } from '../flow/house.ts';
import type { RenditionSize } from '../flow/ports/kept-files.ts';
import { renditionOf } from '../flow/renditions.ts';
import type { FileReply } from './handler.ts';

/** A scaled picture of a file that the caller may see. Fault file.no-picture where none can be made of it. */
export async function pictureReply(house: House, source: string, size: RenditionSize, cache: string): Promise<Result<FileReply>> {
  const bytes = await renditionOf(house, source, size);
  if (bytes === undefined) return fail('file.no-picture', source);
  return ok({ bytes, type: 'image/jpeg', name: `${source.slice(0, 12)}-${size}.jpg`, headers: { 'cache-control': cache } });
}
