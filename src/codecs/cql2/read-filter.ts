import { fail, ok, type Result } from '../../basis/result.ts';
import { Cursor } from './cursor.ts';
import { comparisons, type Filter, type Place, type Queryables, type Scalar } from './filter.ts';
import { Malformed } from './malformed.ts';
import { kindOf, readScalar } from './scalars.ts';
import { foreignShapeWords, readShape, shapeWords } from './shapes.ts';
import { patternOf, tokensOf } from './tokens.ts';

/** Reads CQL2 text (OGC 21-065) of the subset in the README. Fault features.bad-filter says at which character and why. */
export function readFilter(text: string, queryables: Queryables): Result<Filter> {
  try {
    const cursor = new Cursor(tokensOf(text));
    const filter = new Reader(cursor, queryables).either();
    if (cursor.token.kind !== 'end') cursor.fail('AND, OR or the end is needed here');
    return ok(filter);
  } catch (error) {
    if (!(error instanceof Malformed)) throw error;
    return fail('features.bad-filter', `at character ${error.at + 1}: ${error.message}`);
  }
}

/** One method a rule of the grammar, from the loosest to the tightest. */
class Reader {
  readonly #cursor: Cursor;
  readonly #queryables: Queryables;

  constructor(cursor: Cursor, queryables: Queryables) {
    this.#cursor = cursor;
    this.#queryables = queryables;
  }

  either(): Filter {
    return this.#joined('or', 'OR', () => this.#joined('and', 'AND', () => this.#factor()));
  }

  #joined(is: 'and' | 'or', word: string, read: () => Filter): Filter {
    const first = read();
    const of = [first];
    while (this.#cursor.took(word)) of.push(read());
    return of.length === 1 ? first : { is, of };
  }

  #factor(): Filter {
    if (!this.#cursor.took('NOT')) return this.#primary();
    return { is: 'not', of: this.#cursor.inside(() => this.#primary()) };
  }

  #primary(): Filter {
    const cursor = this.#cursor;
    if (cursor.took('(')) {
      const of = cursor.inside(() => this.either());
      cursor.need(')');
      return cursor.is('IS') ? this.#isNull(of) : of;
    }
    if (cursor.is('S_INTERSECTS') && cursor.is('(', 1)) return this.#intersects();
    const place = this.#place();
    if (place !== undefined) return this.#isNull(place);
    if ((!cursor.is('TRUE') && !cursor.is('FALSE')) || this.#operatorFollows()) return this.#comparison();
    return { is: 'truth', value: cursor.take().text.toUpperCase() === 'TRUE' };
  }

  #operatorFollows(): boolean {
    return [...comparisons, 'IS', 'IN', 'NOT', 'LIKE', 'BETWEEN'].some((word) => this.#cursor.is(word, 1));
  }

  #comparison(): Filter {
    const cursor = this.#cursor;
    const left = readScalar(cursor, this.#queryables);
    if (cursor.is('IS')) return this.#isNull(left);
    const by = comparisons.find((one) => cursor.is(one));
    if (by !== undefined) {
      cursor.take();
      return { is: 'compare', by, left, right: this.#alike(left) };
    }
    const not = cursor.took('NOT');
    const filter = this.#tested(left);
    return not ? { is: 'not', of: filter } : filter;
  }

  #tested(of: Scalar): Filter {
    const cursor = this.#cursor;
    const { token } = cursor;
    if (cursor.took('LIKE')) {
      if (of.kind !== 'text') cursor.fail('LIKE asks for a text before it', token);
      if (cursor.token.kind !== 'text') cursor.fail('a pattern in single quotes is needed here');
      return { is: 'like', of, pattern: patternOf(cursor.take().text) };
    }
    if (cursor.took('BETWEEN')) {
      if (of.kind !== 'number') cursor.fail('BETWEEN asks for a number before it', token);
      const low = this.#alike(of);
      cursor.need('AND');
      return { is: 'between', of, low, high: this.#alike(of) };
    }
    if (!cursor.took('IN')) cursor.fail('an operator is needed here');
    cursor.need('(');
    const list = [this.#alike(of)];
    while (cursor.took(',')) list.push(this.#alike(of));
    cursor.need(')');
    return { is: 'in', of, list };
  }

  #alike(other: Scalar): Scalar {
    const { token } = this.#cursor;
    const scalar = readScalar(this.#cursor, this.#queryables);
    if (scalar.kind !== other.kind) this.#cursor.fail(`a ${other.kind} is needed here, this is a ${scalar.kind}`, token);
    return scalar;
  }

  #isNull(of: Scalar | Place | Filter): Filter {
    const cursor = this.#cursor;
    cursor.need('IS');
    const not = cursor.took('NOT');
    cursor.need('NULL');
    return not ? { is: 'not', of: { is: 'null', of } } : { is: 'null', of };
  }

  #intersects(): Filter {
    const cursor = this.#cursor;
    cursor.take();
    cursor.need('(');
    const left = this.#place() ?? cursor.fail('a geometry is needed here');
    cursor.need(',');
    const right = this.#place() ?? cursor.fail('a geometry is needed here');
    cursor.need(')');
    return { is: 'intersects', left, right };
  }

  /** The geometry that comes next; undefined where something else does. */
  #place(): Place | undefined {
    const cursor = this.#cursor;
    const { kind, text } = cursor.token;
    const called = cursor.is('(', 1);
    if (called && shapeWords.some((word) => cursor.is(word))) return { is: 'shape', shape: readShape(cursor) };
    if (called && foreignShapeWords.some((word) => cursor.is(word))) {
      cursor.fail(`${text.toUpperCase()} is not read here: POINT, POLYGON and BBOX are`);
    }
    if ((cursor.is('POINT') || cursor.is('POLYGON')) && cursor.is('Z', 1)) cursor.fail('shapes have no height here');
    const named = (kind === 'word' || kind === 'name') && Object.hasOwn(this.#queryables, text);
    if (!named || kindOf(cursor, this.#queryables) !== 'geometry') return undefined;
    return { is: 'geometry', name: cursor.take().text };
  }
}
