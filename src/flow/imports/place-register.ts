import type { Json } from '../../basis/canonical.ts';
import type { Point } from '../../model/point.ts';
import type { House } from '../house.ts';
import type { RegisterEntry } from '../ports/records.ts';

/**
 * Codes for places that a published file names but does not code. GB/T 2260 assigns none of these two-digit beginnings; they
 * stand in until the register of regions is entered, and can be told from real ones at a glance.
 */
const unassigned = ['66', '67', '68', '69', '72', '73', '74', '75', '76', '77'] as const;

export type NewPoint = Omit<Point, 'number' | 'region'> & { readonly place: string };

/** Gives points and their places their numbers, once each; what is known already is found again by id and name. */
export class PlaceRegister {
  readonly #house: House;
  readonly #from: string;
  readonly #regions = new Map<string, string>();
  readonly #points = new Map<string, Point>();
  readonly #new: RegisterEntry[] = [];
  #nextNumber: number;

  constructor(house: House, from: string) {
    this.#house = house;
    this.#from = from;
    for (const region of house.directory.regions.values()) this.#regions.set(region.name.zh, region.code);
    for (const point of house.directory.points.values()) this.#points.set(point.id, point);
    this.#nextNumber = Math.max(0, ...house.directory.points.keys()) + 1;
  }

  pointOf(wanted: NewPoint): Point {
    const held = this.#points.get(wanted.id);
    if (held !== undefined) return held;
    const { place, ...rest } = wanted;
    return this.enter({ ...rest, region: this.#regionOf(place) });
  }

  /** A point that is not held yet, in a region that is. */
  enter(wanted: Omit<Point, 'number'>): Point {
    const point: Point = { ...wanted, number: this.#nextNumber };
    this.#nextNumber += 1;
    this.#points.set(point.id, point);
    this.#enter('point', String(point.number), point);
    return point;
  }

  held(id: string): Point | undefined {
    return this.#points.get(id);
  }

  /** A better version of a point (coordinates, river or lake), entered as such. */
  correct(point: Point): void {
    this.#points.set(point.id, point);
    this.#enter('point', String(point.number), point);
  }

  get entries(): readonly RegisterEntry[] {
    return this.#new;
  }

  /** What is new since the last call, to be written before the rows that need it. */
  drain(): readonly RegisterEntry[] {
    return this.#new.splice(0);
  }

  #regionOf(place: string): string {
    const held = this.#regions.get(place);
    if (held !== undefined) return held;
    const local = [...this.#regions.values()].filter((code) => unassigned.some((begin) => code.startsWith(begin))).length;
    const code = `${unassigned[Math.floor(local / 99)] ?? '78'}${String((local % 99) + 1).padStart(2, '0')}00`;
    this.#regions.set(place, code);
    this.#enter('region', code, { code, name: { zh: place, en: place }, level: 'city', lon: 0, lat: 0 });
    return code;
  }

  #enter(kind: 'point' | 'region', id: string, body: Json): void {
    this.#new.push({ kind, id, from: this.#from, enteredAt: this.#house.clocks.machine(), body });
  }
}
