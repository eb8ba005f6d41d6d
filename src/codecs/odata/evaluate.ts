import type { Expression, Operator, Value } from './ast.ts';
import { calculate, negative } from './arithmetic.ts';
import { compare } from './compare.ts';
import { functions } from './functions.ts';
import { isComparison } from './parse.ts';

/** What stands at the end of a path: several values where it leads through a set of things. */
export type Look = (steps: readonly string[]) => readonly Value[];

/** What an expression comes to, seen from one thing; several values where a path of it leads to several. `now`: UTC ms. */
export function evaluate(of: Expression, look: Look, now: number): readonly Value[] {
  switch (of.kind) {
    case 'literal': return [of.value];
    case 'path': return look(of.steps);
    case 'call': return called(of.name, of.args.map((arg) => evaluate(arg, look, now)), now);
    case 'unary': return of.operator === 'minus' ? evaluate(of.of, look, now).map(negative) : [not(truthOf(evaluate(of.of, look, now)))];
    case 'binary': return binary(of.operator, of.left, of.right, look, now);
  }
}

export const holds = (of: Expression, look: Look, now: number): boolean => truthOf(evaluate(of, look, now)) === true;

/** True where one of the values is, null where none is anything. */
const truthOf = (values: readonly Value[]): boolean | null => (values.includes(true) ? true : values.includes(false) ? false : null);
const not = (value: boolean | null): boolean | null => (value === null ? null : !value);

function binary(operator: Operator, left: Expression, right: Expression, look: Look, now: number): readonly Value[] {
  if (operator === 'and' || operator === 'or') {
    const settled = operator === 'or';
    const first = truthOf(evaluate(left, look, now));
    if (first === settled) return [settled];
    const second = truthOf(evaluate(right, look, now));
    return [second === settled ? settled : first === null || second === null ? null : !settled];
  }
  const [lefts, rights] = [evaluate(left, look, now), evaluate(right, look, now)];
  if (isComparison(operator)) return [lefts.some((a) => rights.some((b) => compare(operator, a, b)))];
  return lefts.flatMap((a) => rights.map((b) => calculate(operator, a, b)));
}

function called(name: string, args: readonly (readonly Value[])[], now: number): readonly Value[] {
  const known = functions.get(name);
  if (known === undefined) return [null];
  const rows = args.reduce<readonly (readonly Value[])[]>((all, values) => all.flatMap((row) => values.map((value) => row.concat([value]))), [[]]);
  return rows.map((row) => known.run(row, now));
}

/** Every path that an expression names, with where. */
export function pathsIn(of: Expression): readonly { readonly at: number; readonly steps: readonly string[] }[] {
  switch (of.kind) {
    case 'literal': return [];
    case 'path': return [of];
    case 'call': return of.args.flatMap(pathsIn);
    case 'unary': return pathsIn(of.of);
    case 'binary': return [...pathsIn(of.left), ...pathsIn(of.right)];
  }
}
