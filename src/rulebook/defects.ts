import { addDays, day as asDay } from '../basis/time.ts';
import type { StandardFile, StandardRow } from './standard-file.ts';

/**
 * What is wrong with the dates and order of the standards as a whole, in words: rows unsorted, uncited, outside their
 * edition, twice in force, or with a gap; editions of a family that overlap or leave a gap. Empty when all is well.
 */
export function standardsDefects(files: readonly StandardFile[]): readonly string[] {
  return [...files.flatMap(fileDefects), ...familyDefects(files)];
}

function fileDefects(file: StandardFile): string[] {
  const defects: string[] = [];
  const histories = new Map<string, StandardRow[]>();
  let before = '';
  for (const row of file.rows) {
    if (row.id <= before) defects.push(`${row.id}: not sorted after ${before}, or twice`);
    before = row.id;
    if (row.from < file.from || (file.to !== null && (row.to === null || row.to > file.to))) defects.push(`${row.id}: outside its edition`);
    const same = identity(row);
    histories.set(same, [...(histories.get(same) ?? []), row]);
  }
  for (const rows of histories.values()) defects.push(...historyDefects(rows.map((row) => ({ name: row.id, from: row.from, to: row.to }))));
  return defects;
}

function familyDefects(files: readonly StandardFile[]): string[] {
  const families = new Map<string, StandardFile[]>();
  for (const file of files) families.set(file.family, [...(families.get(file.family) ?? []), file]);
  return [...families.values()].flatMap((editions) => historyDefects(editions.map((file) => ({ name: file.standard, from: file.from, to: file.to }))));
}

/** Rows that say the same thing at different times share this key. */
function identity(row: StandardRow): string {
  const { id: _id, from: _from, to: _to, clause: _clause, confidence: _confidence, basis: _basis, note: _note, ...said } = row;
  if (said.kind === 'limit') return JSON.stringify(['limit', said.pollutant, said.averaging, row.clause.split(',')[0], Object.entries(said.applies).sort()]);
  if (said.kind === 'break-points') return JSON.stringify([said.kind, said.pollutant, said.averaging]);
  if (said.kind === 'rule') return JSON.stringify([said.kind, said.key, said.pollutant ?? '']);
  if (said.kind === 'composite-term') return JSON.stringify([said.kind, said.pollutant]);
  if (said.kind === 'compensation') return JSON.stringify([said.kind, said.region]);
  if (said.kind === 'gap') return JSON.stringify([said.kind, said.subject]);
  return JSON.stringify(said);
}

function historyDefects(rows: readonly { readonly name: string; readonly from: string; readonly to: string | null }[]): string[] {
  const sorted = [...rows].sort((a, b) => (a.from < b.from ? -1 : 1));
  return sorted.slice(1).flatMap((row, at) => {
    const last = sorted[at];
    if (last === undefined) return [];
    if (last.to === null || row.from <= last.to) return [`${row.name} overlaps ${last.name}`];
    return addDays(asDay(last.to), 1) === row.from ? [] : [`gap between ${last.name} and ${row.name}`];
  });
}
