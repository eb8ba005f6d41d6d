import { fail, ok, type Failure, type Result } from '../../basis/result.ts';
import { holds, type Asked } from '../../codecs/cql2/holds.ts';
import { readFilter } from '../../codecs/cql2/read-filter.ts';
import type { Filter, Place } from '../../codecs/cql2/filter.ts';
import { boxOf, readBox } from '../../codecs/geojson/box.ts';
import { coordinateSystems, crs84, inAxisOrder, type CoordinateSystem, type Shape } from '../../codecs/geojson/coordinate-system.ts';
import { readInterval } from '../../codecs/geojson/interval.ts';
import { meets } from '../../codecs/geojson/meets.ts';
import { queryablesOf, type Collection, type Column, type FeatureRow } from './collection.ts';

/** What a client says of the features it wants, as text; `columns` are its values for columns by name. */
export type FeatureQuery = {
  readonly bbox?: string; readonly bboxCrs?: string; readonly datetime?: string; readonly filter?: string; readonly filterCrs?: string;
  readonly columns?: Readonly<Record<string, string>>;
};

export function systemOf(name: string, uri: string | undefined): Result<CoordinateSystem> {
  const system = uri === undefined ? crs84 : coordinateSystems.find((one) => one.uri === uri);
  const offered = coordinateSystems.map((one) => one.uri).join(', ');
  return system === undefined ? fail('features.unknown-crs', `${name}: ${uri ?? ''}; offered are ${offered}`) : ok(system);
}

type Test = (row: FeatureRow) => boolean;

/** All that is asked has to hold. What has no place is in every box, what has no time in every time, as the standard wants it. */
export function askedFeatures(collection: Collection, query: FeatureQuery): Result<Test> {
  const tests: Test[] = [];
  for (const read of [boxTest, timeTest, filterTest, columnTest]) {
    const test = read(query, collection);
    if (test?.ok === false) return test;
    if (test !== undefined) tests.push(test.value);
  }
  return ok((row) => tests.every((test) => test(row)));
}

function boxTest({ bbox, bboxCrs }: FeatureQuery): Result<Test> | undefined {
  const system = systemOf('bbox-crs', bboxCrs);
  if (!system.ok) return system;
  if (bbox === undefined) return undefined;
  const box = readBox(bbox, system.value);
  return box.ok ? ok(({ shape }) => shape === null || meets(shape, box.value)) : box;
}

function timeTest({ datetime }: FeatureQuery): Result<Test> | undefined {
  if (datetime === undefined) return undefined;
  const interval = readInterval(datetime);
  if (!interval.ok) return interval;
  const { from = -Infinity, to = Infinity } = interval.value;
  return ok(({ at }) => at === undefined || (at >= from && at <= to));
}

function filterTest({ filter, filterCrs }: FeatureQuery, collection: Collection): Result<Test> | undefined {
  const system = systemOf('filter-crs', filterCrs);
  if (!system.ok) return system;
  if (filter === undefined) return undefined;
  const read = readFilter(filter, queryablesOf(collection));
  if (!read.ok) return read;
  const shapes = new Map<Place, Shape>();
  const flaw = readShapes(read.value, system.value, shapes);
  return flaw ?? ok((row) => holds(read.value, askedOf(row, collection, shapes)) === true);
}

/** Every literal shape of a filter, once, with longitude first. */
function readShapes(filter: Filter, system: CoordinateSystem, into: Map<Place, Shape>): Failure | undefined {
  switch (filter.is) {
    case 'and': case 'or': return filter.of.map((one) => readShapes(one, system, into)).find((flaw) => flaw !== undefined);
    case 'not': return readShapes(filter.of, system, into);
    case 'null': {
      const { of } = filter;
      if (of.is === 'property' || of.is === 'literal') return undefined;
      return of.is === 'geometry' || of.is === 'shape' ? readPlaces([of], system, into) : readShapes(of, system, into);
    }
    case 'intersects': return readPlaces([filter.left, filter.right], system, into);
    default: return undefined;
  }
}

function readPlaces(places: readonly Place[], system: CoordinateSystem, into: Map<Place, Shape>): Failure | undefined {
  for (const place of places) {
    if (place.is === 'geometry') continue;
    const shape = place.shape.type === 'Box' ? boxOf(place.shape.corners, system) : ok<Shape>(inAxisOrder(place.shape, system));
    if (!shape.ok) return fail('features.bad-filter', shape.detail);
    into.set(place, shape.value);
  }
  return undefined;
}

function askedOf({ shape, properties }: FeatureRow, { columns }: Collection, shapes: ReadonlyMap<Place, Shape>): Asked {
  const shapeOf = (place: Place): Shape | null => (place.is === 'geometry' ? shape : shapes.get(place) ?? null);
  return {
    value: (name) => {
      const value = properties[name] ?? null;
      return value !== null && columns[name]?.type === 'date-time' ? Date.parse(String(value)) : value;
    },
    meets: (left, right) => {
      const [one, other] = [shapeOf(left), shapeOf(right)];
      return one === null || other === null ? undefined : meets(one, other);
    },
  };
}

function columnTest({ columns = {} }: FeatureQuery, collection: Collection): Result<Test> | undefined {
  const wanted: (readonly [string, string | number])[] = [];
  for (const [name, text] of Object.entries(columns)) {
    const column = Object.hasOwn(collection.columns, name) ? collection.columns[name] : undefined;
    if (column === undefined) return fail('features.unknown-parameter', name);
    const value = readColumn(column, text);
    if (value === undefined) return fail('features.bad-parameter', `${name}: ${column.enum?.join(', ') ?? column.type}`);
    wanted.push([name, value]);
  }
  return wanted.length === 0 ? undefined : ok((row) => {
    const { value } = askedOf(row, collection, new Map());
    return wanted.every(([name, one]) => value(name) === one);
  });
}

function readColumn({ type, enum: choices }: Column, text: string): string | number | undefined {
  if (choices?.includes(text) === false) return undefined;
  if (type === 'string') return text;
  if (type === 'integer') return /^-?\d{1,15}$/u.test(text) ? Number(text) : undefined;
  const moment = text.includes('/') ? undefined : readInterval(text);
  return moment?.ok === true ? moment.value.from : undefined;
}
