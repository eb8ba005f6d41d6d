import type { Comparison, Filter, Place, Scalar } from './filter.ts';
import { likes } from './like.ts';

/** What a filter asks of one thing: values by name (null where it has none), and whether two places meet (undefined: one of them is none). */
export type Asked = {
  value(name: string): string | number | boolean | null;
  meets(left: Place, right: Place): boolean | undefined;
};

/** Three-valued logic: undefined is NULL, unknown. Only what is true is in the result. */
export type Truth = boolean | undefined;

/** Whether a filter holds of a thing. */
export function holds(filter: Filter, asked: Asked): Truth {
  switch (filter.is) {
    case 'truth': return filter.value;
    case 'not': return not(holds(filter.of, asked));
    case 'and': return all(filter.of.map((one) => holds(one, asked)));
    case 'or': return not(all(filter.of.map((one) => not(holds(one, asked)))));
    case 'compare': return compare(filter.by, read(filter.left, asked), read(filter.right, asked));
    case 'like': return like(read(filter.of, asked), filter.pattern);
    case 'between': {
      const of = read(filter.of, asked);
      // Unknown bounds make it unknown, even where the other bound would already say no.
      const [low, high] = [compare('>=', of, read(filter.low, asked)), compare('<=', of, read(filter.high, asked))];
      return low === undefined || high === undefined ? undefined : low && high;
    }
    case 'in': {
      const of = read(filter.of, asked);
      return not(all(filter.list.map((one) => not(compare('=', of, read(one, asked))))));
    }
    case 'null': return isNull(filter.of, asked);
    default: return asked.meets(filter.left, filter.right);
  }
}

const not = (truth: Truth): Truth => (truth === undefined ? undefined : !truth);
const all = (truths: readonly Truth[]): Truth => (truths.includes(false) ? false : truths.includes(undefined) ? undefined : true);

function isNull(of: Scalar | Place | Filter, asked: Asked): boolean {
  if (of.is === 'property' || of.is === 'literal') return read(of, asked) === null;
  if (of.is === 'geometry' || of.is === 'shape') return asked.meets(of, of) === undefined;
  return holds(of, asked) === undefined;
}

type Value = string | number | boolean | null;
const read = (scalar: Scalar, asked: Asked): Value => (scalar.is === 'literal' ? scalar.value : asked.value(scalar.name));

const like = (of: Value, pattern: string): Truth => (typeof of === 'string' ? likes(of, pattern) : undefined);

/** Texts by their code units; what was read has one kind on both sides. */
function compare(by: Comparison, left: Value, right: Value): Truth {
  if (left === null || right === null) return undefined;
  switch (by) {
    case '=': return left === right;
    case '<>': return left !== right;
    case '<': return left < right;
    case '>': return left > right;
    case '<=': return left <= right;
    default: return left >= right;
  }
}
