import type { Position } from 'geojson';
import type { Cursor } from './cursor.ts';
import type { ShapeLiteral } from './filter.ts';

/** The literal shapes of the subset. */
export const shapeWords = ['POINT', 'POLYGON', 'BBOX'] as const;
/** Shapes of the standard that are not read; named, so that the fault can say so. */
export const foreignShapeWords = ['LINESTRING', 'MULTIPOINT', 'MULTILINESTRING', 'MULTIPOLYGON', 'GEOMETRYCOLLECTION'] as const;

export function readShape(cursor: Cursor): ShapeLiteral {
  const word = cursor.take().text.toUpperCase();
  if (cursor.is('Z')) cursor.fail('shapes have no height here');
  cursor.need('(');
  const shape = word === 'POINT' ? readPoint(cursor) : word === 'BBOX' ? readBox(cursor) : readPolygon(cursor);
  cursor.need(')');
  return shape;
}

const readPoint = (cursor: Cursor): ShapeLiteral => ({ type: 'Point', coordinates: readPosition(cursor) });

function readBox(cursor: Cursor): ShapeLiteral {
  const first = cursor.token;
  const numbers = [readNumber(cursor)];
  while (cursor.took(',')) numbers.push(readNumber(cursor));
  if (numbers.length !== 4 && numbers.length !== 6) return cursor.fail('a box has four numbers, or six with heights', first);
  const [a = 0, b = 0, c = 0, d = 0] = numbers.length === 6 ? [numbers[0], numbers[1], numbers[3], numbers[4]] : numbers;
  return { type: 'Box', corners: [a, b, c, d] };
}

function readPolygon(cursor: Cursor): ShapeLiteral {
  const rings = [readRing(cursor)];
  while (cursor.took(',')) rings.push(readRing(cursor));
  return { type: 'Polygon', coordinates: rings };
}

function readRing(cursor: Cursor): Position[] {
  const first = cursor.token;
  cursor.need('(');
  const ring = [readPosition(cursor)];
  while (cursor.took(',')) ring.push(readPosition(cursor));
  cursor.need(')');
  const [start, end] = [ring[0], ring.at(-1)];
  if (ring.length < 4 || start?.[0] !== end?.[0] || start?.[1] !== end?.[1]) {
    cursor.fail('a ring has four positions or more and ends where it begins', first);
  }
  return ring;
}

function readPosition(cursor: Cursor): Position {
  const position = [readNumber(cursor), readNumber(cursor)];
  if (cursor.token.kind === 'number' || cursor.is('-') || cursor.is('+')) cursor.fail('a position has two numbers here');
  return position;
}

/** A number with its sign; a number too large to be held is refused. */
export function readNumber(cursor: Cursor): number {
  const minus = cursor.took('-');
  if (!minus) cursor.took('+');
  const { token } = cursor;
  if (token.kind !== 'number') cursor.fail('a number is needed here');
  const value = Number(cursor.take().text);
  if (!Number.isFinite(value)) cursor.fail('this number is too large', token);
  return minus ? -value : value;
}
