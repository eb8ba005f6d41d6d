import type { Static } from 'typebox';
import { faults, isFaultCode } from '../../basis/fault.ts';
import type { DryRunView, ImportView } from '../../contract/import.ts';
import type { DryRun } from '../../flow/imports/dry-run.ts';
import type { ImportRun, RefusedRow } from '../../flow/ports/records.ts';
import { factorOf, type FactorBook } from '../../model/factor.ts';
import type { RememberedMapping } from '../../model/import-mapping.ts';
import type { Words } from '../../model/words.ts';

export const saidBy = (fault: string): Words => (isFaultCode(fault) ? { zh: faults[fault].zh, en: faults[fault].en } : { zh: fault,
  en: fault });

export const faultCounts = (refusedBy: Readonly<Record<string, number>>) =>
  Object.entries(refusedBy).map(([fault, count]) => ({ fault, message: saidBy(fault), count })).sort((a,
    b) => b.count - a.count || (a.fault < b.fault ? -1 : 1));

export const refusedLine = ({ line, fault, detail, row }: Omit<RefusedRow,
  'run'>) => ({ line, fault, message: saidBy(fault), detail, row });

export function importView(run: ImportRun, mapping: RememberedMapping | undefined): Static<typeof ImportView> {
  const { id, state, kind, file, startedAt, endedAt, by, rows, stored, already, refused, fault, detail, expected } = run;
  return {
    id, state, kind, file, size: run.files.reduce((sum, one) => sum + one.size, 0), startedAt, endedAt, by, rows, stored, already, refused,
    refusedBy: faultCounts(run.refusedBy), result: run.result, ...(expected === undefined ? {} : { expected }),
    ...(mapping === undefined ? {} : { mappingName: mapping.mapping.name }),
      ...(run.mapping === undefined ? {} : { mappingVersion: run.mapping.version }),
    ...(fault === undefined ? {} : { fault, message: saidBy(fault) }), ...(detail === undefined ? {} : { detail }),
  };
}

export function dryRunView(book: FactorBook, { refusedBy, firstRefused, factors, absent, newPoints, agreement: _agreement, ...rest }: DryRun): Static<typeof DryRunView> {
  return {
    ...rest, newPoints: [...newPoints], refusedBy: faultCounts(refusedBy), firstRefused: firstRefused.map(refusedLine),
    factors: [...new Set([...Object.keys(factors), ...Object.keys(absent)])].map((code) =>
      ({ code, name: factorOf(book, code).name, values: factors[code] ?? 0, ...(absent[code] === undefined ? {} : { absent: absent[code] }) })),
  };
}

export const mappingView = ({ id, version, enteredAt, by, mapping }: RememberedMapping) => ({ id, version, enteredAt, by, mapping });

/** RFC 4180 with a byte-order mark, so that spreadsheet programs on Chinese systems read it; a text that would be a formula is kept as text. */
export const refusedCsv = (rows: readonly RefusedRow[]): string => {
  const cell = (text: string): string => `"${(/^[=+@\t-]/u.test(text) ? `'${text}` : text).replaceAll('"', '""')}"`;
  const lines = rows.map(({ line, fault, detail, row }) => [String(line), cell(fault), cell(saidBy(fault).zh), cell(detail),
    cell(row)].join(','));
  return `\uFEFF${['line,fault,message,detail,row', ...lines].join('\r\n')}\r\n`;
};
