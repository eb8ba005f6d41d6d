import { latestMoment } from '../../basis/time.ts';
import type { Value } from './ast.ts';
import { distance, length, pointOf, relation, whereIs, type Geometry, type Where } from './geometry.ts';

export type Meaning = {
  readonly takes: readonly number[];
  /** Two places, of which the data give one: theirs are points. */
  readonly ofPlaces?: true;
  /** `now` in UTC ms. Null for arguments of another kind. */
  readonly run: (args: readonly Value[], now: number) => Value;
};

const ofText = (takes: number, run: (...texts: readonly string[]) => Value): Meaning => ({
  takes: [takes],
  run: (args) => (args.every((arg) => typeof arg === 'string') ? run(...args) : null),
});

const substring: Meaning = {
  takes: [2, 3],
  run: ([text, from, count]) => {
    if (typeof text !== 'string' || typeof from !== 'number') return null;
    if (count === undefined) return [...text].slice(Math.max(0, from)).join('');
    return typeof count === 'number' ? [...text].slice(Math.max(0, from), Math.max(0, from) + Math.max(0, count)).join('') : null;
  },
};

const ofNumber = (run: (value: number) => number): Meaning => ({ takes: [1], run: ([value]) => (typeof value === 'number' ? run(value) : null) });
/** Half away from zero, as OData rounds. */
const round = (value: number): number => Math.sign(value) * Math.floor(Math.abs(value) + 0.5);

/** The moment that a time names; of an interval its beginning. All parts of it are of UTC. */
const startOf = (value: Value | undefined): number | undefined => {
  if (typeof value !== 'object' || value === null) return undefined;
  if (value.kind === 'moment') return value.at;
  if (value.kind === 'interval') return value.from;
  if (value.kind === 'time') return value.ms;
  return value.kind === 'date' ? Date.parse(`${value.text}T00:00:00Z`) : undefined;
};
const ofTime = (run: (at: Date) => Value): Meaning => ({
  takes: [1],
  run: ([value]) => {
    const at = startOf(value);
    return at === undefined ? null : run(new Date(at));
  },
});

const shapeOf = (value: Value | undefined): Geometry | undefined => (typeof value === 'object' && value?.kind === 'shape' ? value.geometry : undefined);

/** A point and the other shape, whichever comes first; `first`: the point does. */
function ofPoint(run: (point: readonly [number, number], shape: Geometry, first: boolean) => Value): Meaning {
  return {
    takes: [2],
    ofPlaces: true,
    run: ([left, right]) => {
      const [a, b] = [shapeOf(left), shapeOf(right)];
      if (a === undefined || b === undefined) return null;
      const [pointA, pointB] = [pointOf(a), pointOf(b)];
      if (pointA !== undefined) return run(pointA, b, true);
      return pointB === undefined ? null : run(pointB, a, false);
    },
  };
}
const where = (...wanted: readonly Where[]): Meaning => ofPoint((point, shape) => wanted.includes(whereIs(point, shape)));
const inside = (pointFirst: boolean): Meaning =>
  ofPoint((point, shape, first) => whereIs(point, shape) === 'interior' && (first === pointFirst || pointOf(shape) !== undefined));

const relate: Meaning = {
  takes: [3],
  ofPlaces: true,
  run: ([left, right, pattern]) => {
    const found = ofPoint((point, shape, first) => (first ? relation(point, shape) : turned(relation(point, shape)))).run([left ?? null, right ?? null], 0);
    if (typeof found !== 'string' || typeof pattern !== 'string' || pattern.length !== found.length) return null;
    return [...pattern.toUpperCase()].every((want, at) => want === '*' || want === found[at] || (want === 'T' && found[at] !== 'F'));
  },
};
const turned = (matrix: string): string => [0, 3, 6, 1, 4, 7, 2, 5, 8].map((at) => matrix[at] ?? '').join('');

/** Table of 18-088 §9.3.3.5.2, and `contains` of OData 4 beside the older `substringof`. */
export const functions: ReadonlyMap<string, Meaning> = new Map<string, Meaning>([
  ['substringof', ofText(2, (part = '', text = '') => text.includes(part))],
  ['contains', ofText(2, (text = '', part = '') => text.includes(part))],
  ['endswith', ofText(2, (text = '', end = '') => text.endsWith(end))],
  ['startswith', ofText(2, (text = '', start = '') => text.startsWith(start))],
  ['length', ofText(1, (text = '') => [...text].length)],
  ['indexof', ofText(2, (text = '', part = '') => text.indexOf(part))],
  ['substring', substring],
  ['tolower', ofText(1, (text = '') => text.toLowerCase())],
  ['toupper', ofText(1, (text = '') => text.toUpperCase())],
  ['trim', ofText(1, (text = '') => text.trim())],
  ['concat', ofText(2, (first = '', second = '') => first + second)],
  ['year', ofTime((at) => at.getUTCFullYear())],
  ['month', ofTime((at) => at.getUTCMonth() + 1)],
  ['day', ofTime((at) => at.getUTCDate())],
  ['hour', ofTime((at) => at.getUTCHours())],
  ['minute', ofTime((at) => at.getUTCMinutes())],
  ['second', ofTime((at) => at.getUTCSeconds())],
  ['fractionalseconds', ofTime((at) => at.getUTCMilliseconds() / 1000)],
  ['date', ofTime((at) => ({ kind: 'date', text: at.toISOString().slice(0, 10) }))],
  ['time', ofTime((at) => ({ kind: 'time', ms: ((at.getTime() % 86_400_000) + 86_400_000) % 86_400_000 }))],
  ['totaloffsetminutes', ofTime(() => 0)],
  ['now', { takes: [0], run: (_args, now) => ({ kind: 'moment', at: now }) }],
  ['mindatetime', { takes: [0], run: () => ({ kind: 'moment', at: 0 }) }],
  ['maxdatetime', { takes: [0], run: () => ({ kind: 'moment', at: latestMoment }) }],
  ['round', ofNumber(round)],
  ['floor', ofNumber(Math.floor)],
  ['ceiling', ofNumber(Math.ceil)],
  ['geo.distance', ofPoint(distance)],
  ['geo.length', { takes: [1], run: ([value]) => { const shape = shapeOf(value); return shape === undefined ? null : length(shape); } }],
  ['geo.intersects', where('interior', 'boundary')],
  ['st_equals', ofPoint((point, shape) => shape.type === 'MultiPoint' && pointOf(shape) !== undefined && whereIs(point, shape) === 'interior')],
  ['st_disjoint', where('exterior')],
  ['st_touches', where('boundary')],
  ['st_within', inside(true)],
  ['st_contains', inside(false)],
  ['st_overlaps', ofPoint(() => false)],
  ['st_crosses', ofPoint(() => false)],
  ['st_intersects', where('interior', 'boundary')],
  ['st_relate', relate],
]);
