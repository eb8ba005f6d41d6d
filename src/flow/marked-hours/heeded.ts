import type { DataMark } from '../../model/data-mark.ts';

/** What one mark did to figures: hour values that it took out, and flagged ones that it brought in. */
export type HeededMark = { readonly mark: DataMark; readonly out: number; readonly brought: number };

/** Counts, mark by mark, what is left out of figures and brought into them while they are computed. */
export class Heeded {
  readonly #held = new Map<string, HeededMark>();

  add(mark: DataMark, out: number, brought: number): void {
    if (out + brought === 0) return;
    const held = this.#held.get(mark.id);
    this.#held.set(mark.id, { mark, out: (held?.out ?? 0) + out, brought: (held?.brought ?? 0) + brought });
  }

  /** One hour: whether it counted without marks, and whether it does with this one. */
  hour(mark: DataMark, before: boolean, after: boolean): void {
    if (before !== after) this.add(mark, before ? 1 : 0, before ? 0 : 1);
  }

  /** Of these points, or of all; most hours first. */
  of(points?: readonly number[]): readonly HeededMark[] {
    if (this.#held.size === 0) return none;
    const asked = points === undefined ? undefined : new Set(points);
    return [...this.#held.values()].filter(({ mark }) => asked?.has(mark.point) ?? true)
      .sort((a, b) => b.out + b.brought - a.out - a.brought || (a.mark.id < b.mark.id ? -1 : 1));
  }
}

const none: readonly HeededMark[] = [];

/** Several counts as one: of a mark that stands in two the sum. */
export function heededTogether(lists: readonly (readonly HeededMark[])[]): readonly HeededMark[] {
  if (lists.every((list) => list.length === 0)) return none;
  const all = new Heeded();
  for (const { mark, out, brought } of lists.flat()) all.add(mark, out, brought);
  return all.of();
}
