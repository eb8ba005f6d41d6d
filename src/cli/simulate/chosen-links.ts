import { seededRandom } from '../../basis/random.ts';

/** Which of the links a share falls on: exactly so many, at least one, the same for the same seed, others for another `turn`. */
export function chosenLinks(links: number, share: number, seed: number, turn: number): ReadonlySet<number> {
  const count = Math.min(links, Math.max(1, Math.round(links * share)));
  const random = seededRandom(seed * 31 + turn * 7919 + 17);
  const order = Array.from({ length: links }, (_, index) => index);
  for (let at = 0; at < count; at += 1) {
    const other = at + Math.floor(random() * (links - at));
    [order[at], order[other]] = [order[other] ?? at, order[at] ?? other];
  }
  return new Set(order.slice(0, count));
}
