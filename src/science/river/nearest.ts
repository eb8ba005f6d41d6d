/** A binary heap of places by cost, the least first, equal costs by place. */
export class Nearest {
  readonly #heap: { readonly place: number; readonly cost: number }[] = [];

  push(place: number, cost: number): void {
    const heap = this.#heap;
    heap.push({ place, cost });
    let at = heap.length - 1;
    while (at > 0) {
      const up = (at - 1) >> 1;
      if (!this.#before(at, up)) break;
      this.#swap(at, up);
      at = up;
    }
  }

  pop(): { readonly place: number; readonly cost: number } | undefined {
    const heap = this.#heap;
    if (heap.length < 2) return heap.pop();
    this.#swap(0, heap.length - 1);
    const least = heap.pop();
    let at = 0;
    for (;;) {
      const [left, right] = [2 * at + 1, 2 * at + 2];
      const best = [left, right].reduce((found, child) => (child < heap.length && this.#before(child, found) ? child : found), at);
      if (best === at) return least;
      this.#swap(at, best);
      at = best;
    }
  }

  #before(a: number, b: number): boolean {
    const [one, other] = [this.#heap[a], this.#heap[b]];
    return one !== undefined && other !== undefined && (one.cost < other.cost || (one.cost === other.cost && one.place < other.place));
  }

  #swap(a: number, b: number): void {
    const [one, other] = [this.#heap[a], this.#heap[b]];
    if (one === undefined || other === undefined) return;
    this.#heap[a] = other;
    this.#heap[b] = one;
  }
}
