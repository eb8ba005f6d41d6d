import type { FastifyRequest } from 'fastify';
import { fail, ok, type Result } from '../basis/result.ts';
import type { Upload } from './handler.ts';
import { checkUpload } from './upload.ts';

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
