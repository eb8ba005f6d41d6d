import multipart from '@fastify/multipart';
import Fastify from 'fastify';
import { expect, test } from 'vitest';
import { readUpload } from './receive-upload.ts';
import { failureOf } from './reply.ts';
import { uploadBytesMax, uploadLimits } from './upload.ts';

/** A PDF of so many bytes and how it was taken; the reader may see in time that it cut the file, or not. */
async function send(bytes: number, throwFileSizeLimit: boolean): Promise<string> {
  const app = Fastify({ bodyLimit: uploadBytesMax * 2 });
  await app.register(multipart, { limits: uploadLimits, throwFileSizeLimit });
  app.post('/', (request) => readUpload(request)
    .then((read) => (read.ok ? `taken ${read.value.upload.bytes.length}` : read.fault), (error: unknown) => failureOf(error).fault));
  const file = Buffer.alloc(bytes, 'x');
  file.write('%PDF-1.4');
  const payload = Buffer.concat([
    Buffer.from('--b\r\nContent-Disposition: form-data; name="file"; filename="a.pdf"\r\n\r\n'), file, Buffer.from('\r\n--b--\r\n'),
  ]);
  const { body } = await app.inject({ method: 'POST', url: '/', headers: { 'content-type': 'multipart/form-data; boundary=b' }, payload });
  await app.close();
  return body;
}

test.each([
  ['the largest file', 0, `taken ${uploadBytesMax}`], ['one byte more', 1, 'request.too-large'], ['two bytes more', 2, 'request.too-large'],
  ['much more', 3_000_000, 'request.too-large'],
] as const)('%s: never cut and kept', async (_name, more, said) => {
  for (const seen of [true, false]) expect(await send(uploadBytesMax + more, seen), `cut seen ${seen}`).toBe(said);
});
