import type { Static } from 'typebox';
import { addEvidence, type CaseView } from '../../contract/case.ts';
import { faultOf, pathOf } from './client.ts';

/** Multipart upload of one file of supporting material: the only endpoint that takes bytes. */
export async function uploadEvidence(id: string, item: string, seenSeq: number, file: File): Promise<Static<typeof CaseView>> {
  const form = new FormData();
  form.set('item', item);
  form.set('seenSeq', String(seenSeq));
  form.set('file', file, file.name);
  const response = await fetch(pathOf(addEvidence.path, { id }), { method: addEvidence.method, credentials: 'same-origin', body: form });
  const said: unknown = await response.json().catch(() => undefined);
  if (!response.ok) throw faultOf(response.status, said);
  return said as Static<typeof CaseView>;
}
