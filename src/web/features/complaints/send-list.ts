import type { Static } from 'typebox';
import { importBatch } from '../../../contract/complaint.ts';
import { pathOf } from '../../app/client.ts';
import { sent } from '../../app/upload.ts';

/** The list of a batch: tried, or stored. */
export function sendComplaintList(batch: string, mode: 'dry-run' | 'store', file: File, mapping?: object): Promise<Static<typeof importBatch.reply>> {
  const form = new FormData();
  form.set('mode', mode);
  if (mapping !== undefined) form.set('mapping', JSON.stringify(mapping));
  return sent(pathOf(importBatch.path, { id: batch }), form, file);
}
