/**
 * Random numbers by key instead of by turn: the value of (seed, place, hour) never depends on what was asked before, so any
 * hour of the drill can be computed alone, and a restart gives the same bytes. All results are in [0, 1).
 */
export function chance(seed: number, a = 0, b = 0, c = 0): number {
  let mixed = (seed ^ 0x9e3779b9) >>> 0;
  mixed = stir(mixed + Math.imul(a | 0, 0x85ebca6b));
  mixed = stir(mixed + Math.imul(b | 0, 0xc2b2ae35));
  return stir(mixed + Math.imul(c | 0, 0x27d4eb2f)) / 4_294_967_296;
}

function stir(value: number): number {
  let mixed = value | 0;
  mixed = Math.imul(mixed ^ (mixed >>> 16), 0x21f0aaad);
  mixed = Math.imul(mixed ^ (mixed >>> 15), 0x735a2d97);
  return (mixed ^ (mixed >>> 15)) >>> 0;
}

/** Smooth noise over a number line: knots at whole `x`, cosine between them. */
export function drift(seed: number, key: number, x: number): number {
  const knot = Math.floor(x);
  const share = (1 - Math.cos((x - knot) * Math.PI)) / 2;
  return chance(seed, key, knot) * (1 - share) + chance(seed, key, knot + 1) * share;
}

/** One of the list, by a number in [0, 1). */
export function pick<T>(list: readonly T[], at: number): T {
  const found = list[Math.floor(at * list.length)];
  if (found === undefined) throw new RangeError('nothing to pick from');
  return found;
}

/** The list in an order that the seed decides. */
export function shuffled<T>(list: readonly T[], seed: number): T[] {
  return list
    .map((item, at) => ({ item, order: chance(seed, 77, at) }))
    .sort((one, other) => one.order - other.order)
    .map(({ item }) => item);
}
