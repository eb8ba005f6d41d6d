export type Likeness = {
  /** Share of pairs of letters that both texts have (Dice). */
  readonly share: number;
  /** The longest passages that stand in both. */
  readonly passages: readonly string[];
};

const passagesShown = 3;
const passageLeast = 4;

/** How alike two complaints are, with what both say, so that a person can judge: pairs of letters, punctuation and blanks left out. */
export function likenessOf(one: string, other: string): Likeness {
  const [a, b] = [letters(one), letters(other)];
  return { share: diceOf(a, b), passages: commonPassages(a, b) };
}

const letters = (text: string): string => text.replace(/[^\p{L}\p{N}]/gu, '');

function diceOf(a: string, b: string): number {
  const [one, other] = [pairsOf(a), pairsOf(b)];
  if (one.size === 0 || other.size === 0) return 0;
  let both = 0;
  for (const pair of one) if (other.has(pair)) both += 1;
  return (2 * both) / (one.size + other.size);
}

function pairsOf(text: string): ReadonlySet<string> {
  const pairs = new Set<string>();
  for (let at = 0; at + 1 < text.length; at += 1) pairs.add(text.slice(at, at + 2));
  return pairs;
}

/** Longest first; none stands within another. */
function commonPassages(a: string, b: string): readonly string[] {
  const found: string[] = [];
  for (let at = 0; at + passageLeast <= a.length;) {
    let length = 0;
    while (at + length < a.length && b.includes(a.slice(at, at + length + 1))) length += 1;
    if (length >= passageLeast) found.push(a.slice(at, at + length));
    at += Math.max(1, length);
  }
  return [...new Set(found)].sort((x, y) => y.length - x.length).slice(0, passagesShown);
}
