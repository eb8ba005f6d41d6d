import type { Static } from 'typebox';
import { carryLedger, type LedgerRun, type lookAtLedger } from '../../../contract/ledger-import.ts';
import { call } from '../../app/client.ts';
import { queryClient } from '../../app/query.ts';

export type Look = Static<typeof lookAtLedger.reply>;
export type Run = Static<typeof LedgerRun>;

/** Goes on until the file has come to its end; what was stored stays stored wherever it is cut off. */
export async function goOn(started: Run, heard: (run: Run) => void): Promise<void> {
  for (let run = started; run.state === 'going';) {
    run = await call(carryLedger, { params: { id: run.id } });
    heard(run);
  }
  await queryClient.invalidateQueries();
}
