import { fieldLikeness, type FieldLikeness, type Traits } from './field-likeness.ts';
import type { TextLikeness, TextMeasure } from './text-likeness.ts';

export type Described = { readonly text: string; readonly traits: Traits };
export type Alike<T> = { readonly of: T; readonly score: number; readonly text: TextLikeness; readonly fields: FieldLikeness };

const fusion = 60;

/** Most alike first, by reciprocal rank over both orders: Σ 1/(60 + rank). Nothing in common in an order adds nothing. */
export function rankAlike<T extends Described>(own: Described, others: readonly T[], measure: TextMeasure): readonly Alike<T>[] {
  const compared = others.map((of) => ({ of, text: measure(own.text, of.text), fields: fieldLikeness(own.traits, of.traits) }));
  const byText = rankOf(compared.map(({ text }) => text.share));
  const byFields = rankOf(compared.map(({ fields }) => fields.share));
  return compared
    .map((one): Alike<T> => ({ ...one, score: part(one.text.share, byText) + part(one.fields.share, byFields) }))
    .sort((a, b) => b.score - a.score || b.text.share - a.text.share);
}

const part = (share: number, ranks: ReadonlyMap<number, number>): number => (share === 0 ? 0 : 1 / (fusion + (ranks.get(share) ?? 1)));

/** Equals stand at the same rank. */
function rankOf(shares: readonly number[]): ReadonlyMap<number, number> {
  const ranks = new Map<number, number>();
  [...shares].sort((a, b) => b - a).forEach((share, at) => ranks.has(share) || ranks.set(share, at + 1));
  return ranks;
}
