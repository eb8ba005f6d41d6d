import { halvesOf, setWhole } from '../basis/whole.ts';
import { copyRow, emptyColumns, grownColumns } from '../model/reading-columns.ts';
import type { ReadingColumns } from '../model/reading.ts';

/**
 * Grows columns of readings while frames arrive. Factors are noted by code, frames by their place in the batch; both get their
 * numbers in `seal`, so that new codes are asked for once and frames are numbered when the batch is known. Rows of a frame
 * without a number (a repeat) are left out; rows whose code has no number are left out and counted.
 */
export class ReadingBuilder {
  readonly codes: string[] = [];
  readonly #places = new Map<string, number>();
  #columns: ReadingColumns = emptyColumns(1024);
  #atHalves = halvesOf(this.#columns.at);
  #valueHalves = halvesOf(this.#columns.value);
  #frames = new Uint32Array(1024);
  #count = 0;

  /** Has a row of this factor been taken? */
  has(factor: string): boolean {
    return this.#places.has(factor);
  }

  get count(): number {
    return this.#count;
  }

  /** `at` [UTC ms] and `micro` as whole numbers: a bigint of each would cost more than the rest of the row. */
  add(point: number, factor: string, period: number, field: number, at: number, micro: number | bigint, flag: number, frame: number): void {
    if (this.#count === this.#columns.point.length) this.#grow();
    const rows = this.#columns;
    const row = this.#count;
    this.#count += 1;
    rows.point[row] = point;
    rows.factor[row] = this.#placeOf(factor);
    rows.period[row] = period;
    rows.field[row] = field;
    setWhole(this.#atHalves, row, at);
    if (typeof micro === 'bigint') rows.value[row] = micro;
    else setWhole(this.#valueHalves, row, micro);
    rows.flag[row] = flag;
    this.#frames[row] = frame;
  }

  #grow(): void {
    this.#columns = grownColumns(this.#columns);
    this.#atHalves = halvesOf(this.#columns.at);
    this.#valueHalves = halvesOf(this.#columns.value);
    const frames = new Uint32Array(this.#frames.length * 2);
    frames.set(this.#frames);
    this.#frames = frames;
  }

  #placeOf(factor: string): number {
    const known = this.#places.get(factor);
    if (known !== undefined) return known;
    const place = this.codes.length;
    if (place > 65_535) throw new RangeError('more than 65,536 factor codes in one batch');
    this.codes.push(factor);
    this.#places.set(factor, place);
    return place;
  }

  /** The columns under the store's numbers; `numberOf` gives the frame's number by its place. The builder is spent afterwards. */
  seal(numbers: ReadonlyMap<string, number>, numberOf: readonly (bigint | undefined)[]): { readonly columns: ReadingColumns; readonly unnumbered: number } {
    const given = this.codes.map((code) => numbers.get(code));
    const rows = this.#columns;
    let [count, unnumbered] = [0, 0];
    for (let row = 0; row < this.#count; row += 1) {
      const frame = numberOf[this.#frames[row] ?? 0];
      if (frame === undefined) continue;
      const factor = given[rows.factor[row] ?? 0];
      if (factor === undefined) unnumbered += 1;
      else {
        if (row !== count) copyRow(rows, row, rows, count);
        rows.factor[count] = factor;
        rows.frame[count] = frame;
        count += 1;
      }
    }
    return { columns: { ...rows, count }, unnumbered };
  }
}
