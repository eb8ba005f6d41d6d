import { exact, type Exact } from '../basis/decimal.ts';
import { holdsOn, type Edition } from './edition.ts';
import type { BandRow, Edges, IndexTermRow, ShareStatusRow } from './water-rows.ts';

/** Does a value lie between the ends? `least` and `most` belong to the band, `above` and `below` do not. */
export const within = ({ least, above, most, below }: Edges, value: Exact): boolean =>
  (least === undefined || value.greaterThanOrEqualTo(least)) && (above === undefined || value.greaterThan(above))
  && (most === undefined || value.lessThanOrEqualTo(most)) && (below === undefined || value.lessThan(below));

/** The bands of one scale (and item) on a day, in the order in which they are tested. */
export const bandsOf = (edition: Edition, scale: string, day: string, item?: string): readonly BandRow[] =>
  edition.rows.filter((row): row is BandRow => row.kind === 'band' && row.scale === scale && row.item === item && holdsOn(row, day)).sort((a, b) => a.order - b.order);

export const bandOf = (bands: readonly BandRow[], value: Exact): BandRow | undefined => bands.find((band) => within(band, value));

/** The items of an index on a day, in the order of the file. */
export const termsOf = (edition: Edition, index: string, day: string): readonly IndexTermRow[] =>
  edition.rows.filter((row): row is IndexTermRow => row.kind === 'index-term' && row.index === index && holdsOn(row, day));

/** Status of an area by shares of classes, %, tested in order. `shareOf`: the share of one class. */
export function shareStatusOf(edition: Edition, day: string, shareOf: (name: string) => Exact): ShareStatusRow | undefined {
  const rows = edition.rows.filter((row): row is ShareStatusRow => row.kind === 'share-status' && holdsOn(row, day)).sort((a, b) => a.order - b.order);
  return rows.find((row) => row.anyOf.some((all) => all.every(({ of, ...ends }) => within(ends, of.reduce((sum, name) => sum.plus(shareOf(name)), exact(0))))));
}
