import type { Geometry, Position } from './geometry.ts';

type Rings = readonly (readonly Position[])[];
const token = /\s*(?:(?<word>[A-Za-z]+)|(?<number>[+-]?\d{1,15}(?:\.\d{1,20})?(?:[eE][+-]?\d{1,2})?)|(?<mark>[(),]))/y;
const positionsMax = 5_000;

/** Well-known text of one or many points, lines or polygons in degrees, longitude first; undefined for anything else. */
export function readWkt(text: string): Geometry | undefined {
  const words = tokens(text.replace(/^SRID=4326;/iu, ''));
  if (words === undefined) return undefined;
  const reader = new Reader(words);
  const geometry = reader.geometry();
  return geometry === undefined || !reader.atEnd ? undefined : geometry;
}

function tokens(text: string): readonly string[] | undefined {
  const found: string[] = [];
  for (let at = 0; at < text.length; at = token.lastIndex) {
    if (text.slice(at).trim() === '') return found;
    token.lastIndex = at;
    const said = token.exec(text);
    if (said === null || found.length > positionsMax * 3) return undefined;
    found.push(said[0].trim().toUpperCase());
  }
  return found;
}

class Reader {
  readonly #words: readonly string[];
  #at = 0;

  constructor(words: readonly string[]) {
    this.#words = words;
  }

  get atEnd(): boolean {
    return this.#at === this.#words.length;
  }

  geometry(): Geometry | undefined {
    const type = this.#words[this.#at++];
    if (type === 'POINT') return whole(this.#list(() => this.#position()), ([first], length) => (length === 1 && first !== undefined ? { type: 'MultiPoint', coordinates: [first] } : undefined));
    if (type === 'MULTIPOINT') return whole(this.#list(() => this.#wrapped()), (coordinates) => ({ type: 'MultiPoint', coordinates }));
    if (type === 'LINESTRING') return whole(this.#line(), (line) => ({ type: 'MultiLineString', coordinates: [line] }));
    if (type === 'MULTILINESTRING') return whole(this.#list(() => this.#line()), (coordinates) => ({ type: 'MultiLineString', coordinates }));
    if (type === 'POLYGON') return whole(this.#rings(), (rings) => ({ type: 'MultiPolygon', coordinates: [rings] }));
    if (type === 'MULTIPOLYGON') return whole(this.#list(() => this.#rings()), (coordinates) => ({ type: 'MultiPolygon', coordinates }));
    return undefined;
  }

  #take(mark: string): boolean {
    if (this.#words[this.#at] !== mark) return false;
    this.#at += 1;
    return true;
  }

  #list<T>(item: () => T | undefined): readonly T[] | undefined {
    if (!this.#take('(')) return undefined;
    const items: T[] = [];
    do {
      const one = item();
      if (one === undefined) return undefined;
      items.push(one);
    } while (this.#take(','));
    return this.#take(')') ? items : undefined;
  }

  #position(): Position | undefined {
    const [lon, lat] = [Number(this.#words[this.#at] ?? 'x'), Number(this.#words[this.#at + 1] ?? 'x')];
    if (!(Math.abs(lon) <= 180 && Math.abs(lat) <= 90)) return undefined;
    this.#at += 2;
    return [lon, lat];
  }

  #wrapped(): Position | undefined {
    if (!this.#take('(')) return this.#position();
    const position = this.#position();
    return this.#take(')') ? position : undefined;
  }

  #line(): readonly Position[] | undefined {
    const line = this.#list(() => this.#position());
    return line === undefined || line.length < 2 ? undefined : line;
  }

  #rings(): Rings | undefined {
    const rings = this.#list(() => this.#line());
    return rings?.every((ring) => ring.length >= 4 && same(ring[0], ring.at(-1))) === true ? rings : undefined;
  }
}

const same = (a: Position | undefined, b: Position | undefined): boolean => a?.[0] === b?.[0] && a?.[1] === b?.[1];
const whole = <T>(items: readonly T[] | undefined, make: (items: readonly T[], length: number) => Geometry | undefined): Geometry | undefined =>
  items === undefined ? undefined : make(items, items.length);

const position = ([lon, lat]: Position): string => `${lon} ${lat}`;
const line = (positions: readonly Position[]): string => `(${positions.map(position).join(', ')})`;
const rings = (of: Rings): string => `(${of.map(line).join(', ')})`;

export function printWkt(geometry: Geometry): string {
  if (geometry.type === 'MultiPoint') {
    return geometry.coordinates.length === 1 ? `POINT ${line(geometry.coordinates)}` : `MULTIPOINT ${line(geometry.coordinates)}`;
  }
  if (geometry.type === 'MultiLineString') {
    const [only] = geometry.coordinates;
    return geometry.coordinates.length === 1 && only !== undefined ? `LINESTRING ${line(only)}` : `MULTILINESTRING ${rings(geometry.coordinates)}`;
  }
  const [only] = geometry.coordinates;
  return geometry.coordinates.length === 1 && only !== undefined ? `POLYGON ${rings(only)}` : `MULTIPOLYGON (${geometry.coordinates.map(rings).join(', ')})`;
}
