import { dayOf, instant } from '../../basis/time.ts';
import type { NoiseVerdict } from '../../judge/noise-zone.ts';
import type { SeaResult } from '../../judge/sea-day.ts';
import type { Determination } from '../../model/determination.ts';
import type { House } from '../house.ts';
import type { ChainLink } from './chain.ts';

export function citeOf(house: House, row: Determination, noise: NoiseVerdict | undefined): ChainLink['cite'] {
  if (noise?.limit !== undefined) return cite(noise.edition, { ...noise.limit, confidence: noise.confidence });
  const limit = localLimit(house, row);
  if (limit !== undefined) return cite(limit.standard, limit);
  const found = standardRow(house, row.edition);
  if (found !== undefined) return cite(found.edition.standard, found.row);
  const edition = house.rulebook.editions.find((one) => one.standard === row.edition);
  const first = edition?.rows[0];
  if (edition === undefined) return undefined;
  return cite(edition.standard, { clause: first?.clause ?? '', from: edition.from, confidence: first?.confidence ?? 'low' });
}

export const citeSea = ({ edition, row, confidence }: SeaResult): ChainLink['cite'] => cite(edition, { ...row, confidence });

type Ground = { readonly clause: string; readonly from: string; readonly confidence: string };

const cite = (standard: string, { clause, from, confidence }: Ground): ChainLink['cite'] => ({ standard, clause, effectiveFrom: from, confidence });

type Judged = { readonly point: number; readonly at: number; readonly edition: string };

/** The version of a local limit that holds on the day of what was judged by it. */
const localLimit = (house: House, { point, at, edition }: Judged) =>
  house.directory.limitsOn(point, dayOf(instant(at)), house.clocks.machine()).find((limit) => limit.id === edition);

export const limitFrom = (house: House, of: Judged): string | undefined =>
  localLimit(house, of)?.from ?? standardRow(house, of.edition)?.row.from;

/** The row of a standard that a determination names as its edition. */
function standardRow(house: House, id: string) {
  for (const edition of house.rulebook.editions) {
    const row = edition.rows.find((one) => one.id === id);
    if (row !== undefined) return { edition, row };
  }
  return undefined;
}
