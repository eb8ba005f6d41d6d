import type { Comparison, Value } from './ast.ts';

/**
 * Whether a comparison holds. Nothing compares with what is of another kind, and only `eq` and `ne` say something of null. Of intervals
 * (which end before their end): lt and le, it is over when the other begins; gt, it begins after; ge, it begins then or later; eq with a
 * moment, the moment lies within.
 */
export function compare(operator: Comparison, left: Value, right: Value): boolean {
  if (operator === 'ne') return !compare('eq', left, right);
  if (left === null || right === null) return operator === 'eq' && left === right;
  if (isInterval(left) || isInterval(right)) return ofIntervals(operator, left, right);
  const order = orderOf(left, right);
  if (order === undefined) return operator === 'eq' && sameShape(left, right);
  return holds[operator](order);
}

const holds: Readonly<Record<Exclude<Comparison, 'ne'>, (order: number) => boolean>> = {
  eq: (order) => order === 0, gt: (order) => order > 0, ge: (order) => order >= 0, lt: (order) => order < 0, le: (order) => order <= 0,
};

/** Before, with or after each other; undefined for what has no order among themselves. */
export function orderOf(left: Value, right: Value): number | undefined {
  const [a, b] = [keyOf(left), keyOf(right)];
  if (a === undefined || b === undefined || a.kind !== b.kind) return undefined;
  return a.key < b.key ? -1 : a.key > b.key ? 1 : 0;
}

function keyOf(value: Value): { readonly kind: string; readonly key: number | string } | undefined {
  if (typeof value === 'number' || typeof value === 'string') return { kind: typeof value, key: value };
  if (typeof value === 'boolean') return { kind: 'boolean', key: Number(value) };
  if (value === null || value.kind === 'shape') return undefined;
  if (value.kind === 'date') return { kind: 'date', key: value.text };
  if (value.kind === 'interval') return { kind: 'moment', key: value.from };
  return { kind: value.kind, key: value.kind === 'moment' ? value.at : value.ms };
}

const isInterval = (value: Value): boolean => typeof value === 'object' && value !== null && value.kind === 'interval';

type Span = { readonly from: number; readonly to: number; readonly instant: boolean };

function spanOf(value: Value): Span | undefined {
  if (typeof value !== 'object' || value === null) return undefined;
  if (value.kind === 'interval') return { from: value.from, to: value.to, instant: false };
  return value.kind === 'moment' ? { from: value.at, to: value.at, instant: true } : undefined;
}

function ofIntervals(operator: Exclude<Comparison, 'ne'>, left: Value, right: Value): boolean {
  const [a, b] = [spanOf(left), spanOf(right)];
  if (a === undefined || b === undefined) return false;
  if (operator === 'eq') {
    if (a.instant) return b.from <= a.from && a.from < b.to;
    return b.instant ? a.from <= b.from && b.from < a.to : a.from === b.from && a.to === b.to;
  }
  if (operator === 'lt' || operator === 'le') return a.instant && operator === 'lt' ? a.to < b.from : a.to <= b.from;
  const begins = b.instant ? b.from : b.to;
  return operator === 'gt' && b.instant ? a.from > begins : a.from >= begins;
}

const sameShape = (left: Value, right: Value): boolean => JSON.stringify(left) === JSON.stringify(right);
