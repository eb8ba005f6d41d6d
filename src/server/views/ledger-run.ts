import type { Static } from 'typebox';
import { faults, isFaultCode } from '../../basis/fault.ts';
import type { LedgerRun, RefusedLedgerRow } from '../../contract/ledger-import.ts';
import { columnMark } from '../../flow/ledger-import/read-row.ts';
import type { ImportRun } from '../../flow/ports/records.ts';
import type { Words } from '../../model/words.ts';

const saysOf = (fault: string): Words => (isFaultCode(fault) ? { zh: faults[fault].zh, en: faults[fault].en } : { zh: fault, en: fault });

export function refusedLedgerRow({ line, fault, detail, row }: { readonly line: number; readonly fault: string; readonly detail: string; readonly row: string }): Static<typeof RefusedLedgerRow> {
  const at = detail.indexOf(columnMark);
  return { line, fault, message: saysOf(fault), row, column: at < 0 ? '' : detail.slice(0, at), detail: at < 0 ? detail : detail.slice(at + columnMark.length) };
}

export const ledgerRunView = ({ id, file, by, startedAt, endedAt, state, rows, stored, already, refused, expected, fault, detail }: ImportRun): Static<typeof LedgerRun> => ({
  id, file, by, startedAt, endedAt, state: state === 'done' || state === 'failed' ? state : 'going', rows, stored, already, refused,
  ...(expected === undefined ? {} : { expected }), ...(fault === undefined ? {} : { fault: saysOf(fault) }), ...(detail === undefined ? {} : { detail }),
});
