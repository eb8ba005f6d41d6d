import type { FastifyRequest } from 'fastify';
import { fail, ok, type Result } from '../basis/result.ts';
import type { Upload, UploadStream } from './handler.ts';
import { checkName, checkUpload } from './upload.ts';

/** The one file of a multipart request, checked, and its other fields as text. Faults: request.unsupported-type, request.too-large, file.*. */
export async function readUpload(request: FastifyRequest): Promise<Result<{ upload: Upload; fields: Record<string, unknown> }>> {
  if (!request.isMultipart()) return fail('request.unsupported-type', 'multipart/form-data');
  const part = await request.file();
  if (part === undefined) return fail('file.empty');
  const bytes = await part.toBuffer();
  const upload = checkUpload(part.filename, bytes);
  if (!upload.ok) return upload;
  const texts = Object.entries(part.fields).flatMap(([name, field]) =>
    (field !== undefined && !Array.isArray(field) && field.type === 'field' ? [[name, field.value] as const] : []));
  return ok({ upload: upload.value, fields: Object.fromEntries(texts) });
}

/** The largest file that an import takes at once; larger ones come in parts. */
export const streamBytesMax = 2 * 1024 * 1024 * 1024;

/** The one file of a multipart request as it comes; whoever reads it to its end learns whether it was cut. Faults: request.unsupported-type, file.empty, file.name-refused. */
export async function streamedUpload(request: FastifyRequest): Promise<Result<UploadStream>> {
  if (!request.isMultipart()) return fail('request.unsupported-type', 'multipart/form-data');
  const part = await request.file({ limits: { fileSize: streamBytesMax, files: 1 } });
  if (part === undefined) return fail('file.empty');
  const name = checkName(part.filename);
  return name.ok ? ok({ name: name.value, bytes: whole(part.file) }) : name;
}

async function* whole(file: AsyncIterable<Uint8Array> & { readonly truncated: boolean }): AsyncGenerator<Uint8Array> {
  yield* file;
  if (file.truncated) throw fail('request.too-large', `${streamBytesMax}`);
}
