import { exact, type Exact } from '../../basis/decimal.ts';
import type { Sum, Value } from './ast.ts';

const ofNumbers: Readonly<Record<Sum, (a: Exact, b: Exact) => Exact>> = {
  add: (a, b) => a.plus(b), sub: (a, b) => a.minus(b), mul: (a, b) => a.times(b), div: (a, b) => a.dividedBy(b), mod: (a, b) => a.modulo(b),
};

/** Decimals exactly; a moment and a duration; two moments. Null where there is no such sum, division by zero included. */
export function calculate(operator: Sum, left: Value, right: Value): Value {
  if (typeof left === 'number' && typeof right === 'number') {
    const sum = ofNumbers[operator](exact(left), exact(right)).toNumber();
    return Number.isFinite(sum) ? sum : null;
  }
  if (typeof left !== 'object' || typeof right !== 'object' || left === null || right === null) return null;
  const sign = operator === 'add' ? 1 : operator === 'sub' ? -1 : 0;
  if (sign === 0 || (right.kind !== 'duration' && right.kind !== 'moment')) return null;
  if (left.kind === 'moment' && right.kind === 'moment') return sign < 0 ? { kind: 'duration', ms: left.at - right.at } : null;
  if (right.kind !== 'duration') return null;
  const moved = sign * right.ms;
  if (left.kind === 'moment') return { kind: 'moment', at: left.at + moved };
  if (left.kind === 'interval') return { kind: 'interval', from: left.from + moved, to: left.to + moved };
  return left.kind === 'duration' ? { kind: 'duration', ms: left.ms + moved } : null;
}

export const negative = (value: Value): Value =>
  typeof value === 'number' ? -value : typeof value === 'object' && value?.kind === 'duration' ? { kind: 'duration', ms: -value.ms } : null;
