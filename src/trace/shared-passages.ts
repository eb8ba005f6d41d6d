const passagesShown = 3;
const passageLeast = 4;

const letters = (text: string): string => text.replace(/[^\p{L}\p{N}]/gu, '');

/** The longest passages that stand in both texts, punctuation and blanks left out; longest first. */
export function sharedPassages(one: string, other: string): readonly string[] {
  const [a, b] = [letters(one), letters(other)];
  const found: string[] = [];
  for (let at = 0; at + passageLeast <= a.length;) {
    let length = 0;
    while (at + length < a.length && b.includes(a.slice(at, at + length + 1))) length += 1;
    if (length >= passageLeast) found.push(a.slice(at, at + length));
    at += Math.max(1, length);
  }
  return [...new Set(found)].sort((x, y) => y.length - x.length).slice(0, passagesShown);
}
