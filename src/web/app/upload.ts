import type { Static } from 'typebox';
import { addEvidence, type CaseView } from '../../contract/case.ts';
import { uploadMarkEvidence } from '../../contract/data-mark.ts';
import { reportPhoto } from '../../contract/public.ts';
import { handInPaper } from '../../contract/signing.ts';
import { faultOf, pathOf, reach } from './client.ts';

/** One file of supporting material for an item of a case; `captured`: what was said of it in the field. */
export function uploadEvidence(id: string, item: string, seenSeq: number, file: File,
  captured: Readonly<Record<string, string>> = {}): Promise<Static<typeof CaseView>> {
  const form = new FormData();
  for (const [name, value] of Object.entries(captured)) form.set(name, value);
  form.set('item', item);
  form.set('seenSeq', String(seenSeq));
  return sent(pathOf(addEvidence.path, { id }), form, file);
}

/** The scan of a signed sheet with what the clerk says of it. */
export function uploadPaper(id: string, fields: Readonly<Record<string, string>>, file: File): Promise<Static<typeof CaseView>> {
  const form = new FormData();
  for (const [name, value] of Object.entries(fields)) form.set(name, value);
  return sent(pathOf(handInPaper.path, { id }), form, file);
}

/** One file that supports a data mark; its hash goes into the mark. */
export const uploadOfMark = (file: File): Promise<Static<typeof uploadMarkEvidence.reply>> => sent(uploadMarkEvidence.path, new FormData(), file);

/** A photograph beside a citizen's report, by its receipt. */
export const uploadReportPhoto = (receipt: string, file: File): Promise<Static<typeof reportPhoto.reply>> => sent(pathOf(reportPhoto.path, { receipt }), new FormData(), file);

/** Multipart: fields first, then the file. */
export async function sent<T>(path: string, form: FormData, file: File): Promise<T> {
  form.set('file', file, file.name);
  const response = await reach(path, { method: 'POST', credentials: 'same-origin', body: form });
  const said: unknown = await response.json().catch(() => undefined);
  if (!response.ok) throw faultOf(response.status, said);
  return said as T;
}
