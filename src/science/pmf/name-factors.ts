import { correlation } from './profiles.ts';

/** A measured profile of a source: relative mass by species key (`speciesKey`). */
export type SourceProfile = { readonly id: string; readonly name: string; readonly place: string; readonly masses: ReadonlyMap<string, number> };
export type Likeness = {
  readonly name: string; readonly profiles: number;
  /** Of the most alike profile of this name: Pearson distance 1 − r², standardised identity distance, species that both have. */
  readonly pd: number; readonly sid: number; readonly common: number; readonly id: string;
};
export type NamedFactor = { readonly ranked: readonly Likeness[]; readonly confidence: 'high' | 'medium' | 'low' | 'none'; readonly share: number };

/** Both have to lie below for a profile to be accepted as like (Pernigotti and Belis, Atmospheric Environment 183, 2018: DeltaSA). */
export const likenessBounds = { pd: 0.4, sid: 1 } as const;
const leastCommon = 5;

/**
 * Which measured sources a factor is like. Distances are those of DeltaSA: PD = 1 − r² and SID = √2/m Σ |x − y| / (x + y) over the species that
 * both have, each profile made to sum to one over them. Ranked by PD/0.4 + SID/1. Confidence: none where nothing lies within both bounds; else by
 * `share`, the weight exp(−2·(PD/0.4 + SID)) of the first name among the first five, and by common species: high from 0.5 and ten, medium from
 * 0.35 and seven, else low. The weights are a design of this house: they order names, a person decides.
 */
export function nameFactor(factor: ReadonlyMap<string, number>, profiles: readonly SourceProfile[]): NamedFactor {
  const all = profiles.flatMap((profile): readonly Likeness[] => {
    const common = [...factor.keys()].filter((species) => profile.masses.has(species));
    if (common.length < leastCommon) return [];
    const [x, y] = [sharesOf(factor, common), sharesOf(profile.masses, common)];
    const r = correlation(common.length, (at) => x[at] ?? 0, (at) => y[at] ?? 0);
    const sid = (Math.SQRT2 / common.length) * x.reduce((sum, own, at) => sum + (own + (y[at] ?? 0) === 0 ? 0 : Math.abs(own - (y[at] ?? 0)) / (own + (y[at] ?? 0))), 0);
    return [{ name: profile.name, profiles: 1, pd: r <= 0 ? 1 : 1 - r * r, sid, common: common.length, id: profile.id }];
  });
  const byName = [...Map.groupBy(all, ({ name }) => name.toLowerCase())].map(([, alike]) => {
    const [best] = alike.toSorted((one, other) => distance(one) - distance(other));
    return best === undefined ? undefined : { ...best, profiles: alike.length };
  }).filter((found) => found !== undefined).sort((one, other) => distance(one) - distance(other));
  const ranked = byName.slice(0, 5);
  const weights = ranked.map((one) => Math.exp(-2 * distance(one)));
  const share = ranked.length === 0 ? 0 : (weights[0] ?? 0) / weights.reduce((sum, weight) => sum + weight, 0);
  return { ranked, share, confidence: confidenceOf(ranked[0], share) };
}

const distance = ({ pd, sid }: Likeness): number => pd / likenessBounds.pd + sid / likenessBounds.sid;

function confidenceOf(first: Likeness | undefined, share: number): NamedFactor['confidence'] {
  if (first === undefined || first.pd >= likenessBounds.pd || first.sid >= likenessBounds.sid) return 'none';
  if (share >= 0.5 && first.common >= 10) return 'high';
  return share >= 0.35 && first.common >= 7 ? 'medium' : 'low';
}

function sharesOf(masses: ReadonlyMap<string, number>, species: readonly string[]): readonly number[] {
  const sum = species.reduce((total, name) => total + (masses.get(name) ?? 0), 0);
  return species.map((name) => (sum === 0 ? 0 : (masses.get(name) ?? 0) / sum));
}

const spelled: Readonly<Record<string, string>> = {
  sulfate: 'so4', sulphate: 'so4', nitrate: 'no3', ammonium: 'nh4', chloride: 'cl', 'organic carbon': 'oc', 'elemental carbon': 'ec', aluminum: 'al',
};

/** One key for the spellings of a species: charges, stars and case do not count (`SO42-`, `SO4`, `Sulfate`). */
export function speciesKey(written: string): string {
  const plain = written.trim().toLowerCase().replaceAll(/[*]/gu, '');
  const known = spelled[plain] ?? spelled[plain.replace(/\s+ion$/u, '')];
  if (known !== undefined) return known;
  const ion = /^(so4|no3|nh4|cl|na|k|ca|mg|po4|br|f)\d?[+-]+$/u.exec(plain.replaceAll(' ', ''));
  return ion?.[1] ?? plain;
}
