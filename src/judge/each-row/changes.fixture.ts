import { exact } from '../../basis/decimal.ts';
import type { StandardRow } from '../../rulebook/standard-file.ts';

/** One figure, list entry or word of a row that can decide something, and the row as it would be with another. `undefined`: gone. */
export type Change = { readonly leaf: string; readonly rows: readonly (StandardRow | undefined)[] };

/** What a row says about itself, and what only names or orders it. */
const told = new Set(
  ['id', 'kind', 'clause', 'from', 'to', 'confidence', 'basis', 'note', 'name', 'colour', 'unit', 'aliases', 'section', 'yearly', 'rule',
  'base', 'price', 'quantity', 'averaging', 'applies']);
const decimalText = /^-?\d+(\.\d+)?$/;

/**
 * Every change that a correct judge must notice: each figure by its last digit, each entry of a list left out, the rule's word, the row
 * gone.
 */
export function changesOf(row: StandardRow): readonly Change[] {
  const at = leavesOf(row, [], row);
  const whole: Change = { leaf: 'row', rows: [undefined] };
  return row.kind === 'rule' || (row.kind === 'limit' && at.length > 0) ? at : [...at, whole];
}

function leavesOf(node: unknown, path: readonly (string | number)[], row: StandardRow): readonly Change[] {
  const changed = (value: unknown): StandardRow => replaced(row, path, value) as StandardRow;
  const leaf = path.join('.');
  if (typeof node === 'number') return [{ leaf, rows: [changed(node + 1), changed(node - 1)] }];
  if (typeof node === 'string') return textLeaf(node, leaf, row, changed);
  if (Array.isArray(node)) return node.flatMap((one: unknown, index) =>
    (typeof one === 'object' || typeof one === 'number' ? leavesOf(one, [...path, index], row)
    : [{ leaf: `${leaf}.${String(one)}`, rows: [changed(node.filter((other: unknown) => other !== one))] }]));
  if (typeof node !== 'object' || node === null) return [];
  return Object.entries(node).flatMap(([key, value]) => (isTold(key, row) ? [] : leavesOf(value, [...path, key], row)));
}

function textLeaf(text: string, leaf: string, row: StandardRow, changed: (value: unknown) => StandardRow): readonly Change[] {
  if (decimalText.test(text)) {
    const value = exact(text);
    const last = exact(10).pow(-value.decimalPlaces());
    return [{ leaf, rows: [value.plus(last), value.minus(last)].map((one) => changed(one.toFixed(value.decimalPlaces()))) }];
  }
  return row.kind === 'rule' && leaf === 'value' ? [{ leaf, rows: [changed(`${text}, otherwise`)] }] : [];
}

function isTold(key: string, row: StandardRow): boolean {
  // Bands exclude one another; the order of warnings is that of their names.
  if (key === 'order') return true;
  // A rule that is a list writes how many it holds.
  if (key === 'value' && row.kind === 'rule' && row.pollutants !== undefined) return row.value === String(row.pollutants.length);
  return told.has(key);
}

function replaced(node: unknown, path: readonly (string | number)[], value: unknown): unknown {
  const [first, ...rest] = path;
  if (first === undefined) return value;
  if (Array.isArray(node)) return node.map((one: unknown, at) => (at === first ? replaced(one, rest, value) : one));
  return { ...(node as object), [first]: replaced((node as Readonly<Record<string, unknown>>)[first], rest, value) };
}
