import fc from 'fast-check';
import { comparisons, type Filter, type Place, type Queryables, type Scalar } from './filter.ts';

export const queryables: Queryables = { name: 'text', river: 'text', number: 'number', open: 'boolean', at: 'timestamp', day: 'date', geometry: 'geometry', 'odd name': 'text', and: 'text' };

/** The filter as text, every group in brackets: what `readFilter` takes back. */
export function print(filter: Filter): string {
  switch (filter.is) {
    case 'truth': return filter.value ? 'TRUE' : 'FALSE';
    case 'not': return `NOT (${print(filter.of)})`;
    case 'and': case 'or': return filter.of.map((one) => `(${print(one)})`).join(` ${filter.is} `);
    case 'compare': return `${scalar(filter.left)} ${filter.by} ${scalar(filter.right)}`;
    case 'like': return `${scalar(filter.of)} LIKE '${filter.pattern.replaceAll("'", "''")}'`;
    case 'between': return `${scalar(filter.of)} between ${scalar(filter.low)} and ${scalar(filter.high)}`;
    case 'in': return `${scalar(filter.of)} In (${filter.list.map(scalar).join(', ')})`;
    case 'null': return `${nullable(filter.of)} IS NULL`;
    default: return `s_intersects(${place(filter.left)},${place(filter.right)})`;
  }
}

const nullable = (of: Scalar | Place | Filter): string => {
  if (of.is === 'property' || of.is === 'literal') return scalar(of);
  return of.is === 'geometry' || of.is === 'shape' ? place(of) : `(${print(of)})`;
};

function scalar(of: Scalar): string {
  if (of.is === 'property') return /^[a-z]+$/u.test(of.name) && of.name !== 'and' ? of.name : `"${of.name}"`;
  switch (of.kind) {
    case 'text': return `'${String(of.value).replaceAll('\\', '\\\\').replaceAll("'", "''")}'`;
    case 'timestamp': return `TIMESTAMP('${new Date(Number(of.value)).toISOString()}')`;
    case 'date': return `date('${String(of.value)}')`;
    default: return String(of.value);
  }
}

function place(of: Place): string {
  if (of.is === 'geometry') return of.name;
  const { shape } = of;
  if (shape.type === 'Box') return `BBOX(${shape.corners.join()})`;
  const position = ([x, y]: readonly number[]): string => `${String(x)} ${String(y)}`;
  return shape.type === 'Point' ? `POINT(${position(shape.coordinates)})` : `POLYGON(${shape.coordinates.map((ring) => `(${ring.map(position).join()})`).join()})`;
}

type Kind = Scalar['kind'];
const names = (kind: Kind): readonly string[] => Object.entries(queryables).filter(([, of]) => of === kind).map(([name]) => name);
const number = fc.double({ noNaN: true, noDefaultInfinity: true }).map((value) => (Object.is(value, -0) ? 0 : value));
const moment = fc.date({ min: new Date('2000-01-01'), max: new Date('2100-01-01'), noInvalidDate: true });
const literals: Readonly<Record<Kind, fc.Arbitrary<string | number | boolean>>> = {
  text: fc.string({ unit: 'grapheme' }), number, boolean: fc.boolean(), timestamp: moment.map((date) => date.getTime()), date: moment.map((date) => date.toISOString().slice(0, 10)),
};
const scalarOf = (kind: Kind): fc.Arbitrary<Scalar> => fc.oneof(
  fc.constantFrom(...names(kind)).map((name): Scalar => ({ is: 'property', name, kind })),
  literals[kind].map((value): Scalar => ({ is: 'literal', value, kind })),
);
const anyScalar = fc.constantFrom<Kind>('text', 'number', 'boolean', 'timestamp', 'date').chain(scalarOf);
const position = fc.tuple(number, number).map((pair) => [...pair]);
const shape = fc.oneof(
  position.map((coordinates) => ({ type: 'Point' as const, coordinates })),
  fc.tuple(number, number, number, number).map((corners) => ({ type: 'Box' as const, corners })),
  fc.array(fc.array(position, { minLength: 3, maxLength: 5 }).map((ring) => [...ring, [...(ring[0] ?? [])]]), { minLength: 1, maxLength: 2 }).map((coordinates) => ({ type: 'Polygon' as const, coordinates })),
);
const anyPlace: fc.Arbitrary<Place> = fc.oneof(fc.constant<Place>({ is: 'geometry', name: 'geometry' }), shape.map((of): Place => ({ is: 'shape', shape: of })));
/** Patterns in the reader's own form: a backslash only before a wild card or itself. */
const pattern = fc.array(fc.oneof(fc.constantFrom('%', '_', '\\%', '\\_', '\\\\', "'", '青', 'a'))).map((parts) => parts.join(''));

export const anyFilter = fc.letrec<{ filter: Filter; simple: Filter }>((tie) => ({
  filter: fc.oneof({ maxDepth: 4 }, tie('simple'), fc.record({ is: fc.constantFrom('and', 'or'), of: fc.array(tie('filter'), { minLength: 2, maxLength: 3 }) }), fc.record({ is: fc.constant('not'), of: tie('filter') })),
  simple: fc.oneof(
    fc.record({ is: fc.constant('truth'), value: fc.boolean() }),
    fc.constantFrom<Kind>('text', 'number', 'boolean', 'timestamp', 'date').chain((kind) => fc.record({ is: fc.constant('compare'), by: fc.constantFrom(...comparisons), left: scalarOf(kind), right: scalarOf(kind) })),
    fc.record({ is: fc.constant('like'), of: scalarOf('text'), pattern }),
    fc.record({ is: fc.constant('between'), of: scalarOf('number'), low: scalarOf('number'), high: scalarOf('number') }),
    fc.constantFrom<Kind>('text', 'number').chain((kind) => fc.record({ is: fc.constant('in'), of: scalarOf(kind), list: fc.array(scalarOf(kind), { minLength: 1, maxLength: 3 }) })),
    fc.record({ is: fc.constant('null'), of: fc.oneof(anyScalar, anyPlace, fc.constant<Filter>({ is: 'truth', value: true })) }),
    fc.record({ is: fc.constant('intersects'), left: anyPlace, right: anyPlace }),
  ),
})).filter;
