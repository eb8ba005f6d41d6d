import { domainTerms } from './domain-terms.ts';
import { termsOf, type Term } from './terms-of.ts';

/** `share` of a word: its part of the whole share. */
export type MatchedWord = Term & { readonly share: number };
/** From nothing in common (0) to the same terms as often (1); `words` add up to `share`, the weightiest first. */
export type TextLikeness = { readonly share: number; readonly words: readonly MatchedWord[] };
/** How alike two texts are among the texts that were given: a word that few of them have says more. */
export type TextMeasure = (one: string, other: string) => TextLikeness;

type Counted = { readonly terms: ReadonlyMap<string, { readonly known: boolean; readonly count: number }>; readonly length: number };

const k1 = 1.2;
const b = 0.75;
/** A word of the dictionary is a concept, a pair of letters is a piece of one. */
const knownWeight = 2;
const knownWords = new Set(domainTerms.map(([first]) => first));

export function textMeasure(corpus: readonly string[], names: readonly string[] = []): TextMeasure {
  const counted = corpus.map((text) => count(termsOf(text, names)));
  const having = new Map<string, number>();
  for (const { terms } of counted) for (const word of terms.keys()) having.set(word, (having.get(word) ?? 0) + 1);
  const usual = counted.reduce((sum, { length }) => sum + length, 0) / Math.max(1, counted.length) || 1;
  const held = new Map<string, ReadonlyMap<string, number>>();
  const weigh = ({ terms, length }: Counted): ReadonlyMap<string, number> => new Map([...terms].map(([word, { known, count: times }]) => {
    const rarity = Math.log(1 + Math.max(1, counted.length) / (having.get(word) ?? 1));
    return [word, (known ? knownWeight : 1) * rarity * ((times * (k1 + 1)) / (times + k1 * (1 - b + (b * length) / usual)))];
  }));
  const weightsOf = (text: string): ReadonlyMap<string, number> => {
    const weights = held.get(text) ?? weigh(count(termsOf(text, names)));
    held.set(text, weights);
    return weights;
  };
  return (one, other) => alike(weightsOf(one), weightsOf(other));
}

/** Known and unknown terms never share a word: a dictionary word is longer than a pair, or found before it. */
function count(terms: readonly Term[]): Counted {
  const counts = new Map<string, { known: boolean; count: number }>();
  for (const { word, known } of terms) counts.set(word, { known, count: (counts.get(word)?.count ?? 0) + 1 });
  return { terms: counts, length: terms.length };
}

function alike(one: ReadonlyMap<string, number>, other: ReadonlyMap<string, number>): TextLikeness {
  const order = [...one.keys()].filter((word) => other.has(word)).sort();
  const whole = sum(one) + sum(other);
  const words = order
    .map((word): MatchedWord => ({ word, known: knownWords.has(word), share: (2 * Math.min(one.get(word) ?? 0, other.get(word) ?? 0)) / whole }))
    .sort((x, y) => y.share - x.share);
  return { share: Math.min(1, words.reduce((total, { share }) => total + share, 0)), words };
}

const sum = (weights: ReadonlyMap<string, number>): number => [...weights.keys()].sort().reduce((total, word) => total + (weights.get(word) ?? 0), 0);
