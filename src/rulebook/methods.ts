import type { StandardFile } from './standard-file.ts';

/**
 * Rules whose value is a word name a way of working. These are the ways that the judge knows, by the rule's key; an edition that
 * names another is refused, so that nothing is ever worked out by a way that its standard does not say.
 */
const knownWays: Readonly<Record<string, readonly string[]>> = {
  // Ambient air and its index.
  attainment: ['mean-and-percentile', 'GB 3095 and HJ 663'], 'city-mean': ['mean-of-stations'], 'composite-main': ['largest-term'],
  'composite-order': ['lower-is-better'], 'composite-ties': ['share-a-rank'], 'dust-days': ['out-of-means-and-composite'],
  'every-valid-value': ['used'], 'index-rounding': ['up'], 'not-monitored': ['/'], 'percentile-method': ['linear'],
  'straddling-period': ['undetermined', 'first-day', 'last-day'], 'no-colour': ['ozone-and-dust'],
  // Water, sea, groundwater.
  'better-class-when-equal': ['true'], city: ['weighted-by-sections'], 'class-from': ['rounded'],
  'keep-digit': ['true'], 'mean-of-ph': ['hydrogen-ion'], 'mean-over-lake': ['time-first'], 'mean-over-time': ['arithmetic'],
  missing: ['not-reported'], 'ph-mean': ['hydrogen-ion'], 'shares-of': ['stations'], 'trend-compares': ['ΔG-ΔD'],
  'undivided-above-three': ['IV,V'], 'worst-item': ['true'],
  // Noise, soil, emissions, accounts, rounding.
  'each-point-alone': ['true'], 'exceeded-levels': ['descending'], ldn: ['day-and-night-energy'], leq: ['energy-mean'],
  'regional-mean': ['arithmetic'], 'road-mean': ['length-weighted'], 'zone-attainment': ['share-of-point-times'],
  'background-exception': ['above screening, not above the soil background'], 'detailed-survey': ['above the screening value'],
  'high-risk': ['above the intervention value'], 'low-risk': ['at or below the screening value'], negligible: ['at or below the screening value'],
  'possible-risk': ['above screening, not above intervention'], rotation: ['stricter'], unacceptable: ['above the intervention value'],
  formula: ['sqrt((mean(P)^2 + max(P)^2)/2)'], alpha: ['21/(21-O2)'], 'any-hour-exceeds': ['true'], 'day-range': ['range'],
  'flow-factors': ['flow'], 'marked-hours': ['keep the mark'], 'substitutes-for-totals-only': ['true'], 'water-day-mean': ['flow-weighted'],
  'emission-rate': ['C*Q_sn*1e-6'], 'gas-flow': ['dry standard flow'], 'mass-reported': ['Cou'], 'water-mass': ['C*D*1e-3'],
  'mark-false': ['as-falsified-data'], 'mark-late': ['accepted-by-branch', 'refused'], 'mark-not-valid': ['no-ground-of-exceedance'],
  'mark-unmarked': ['no-objection'],
  total: ['sum-of-services'], 'compare-full': ['true'], 'half-even': ['true'], negative: ['true'], once: ['true'],
};

/** The first rule of a file that names a way which the judge does not know, in words; undefined: none. */
export function unknownWay(file: StandardFile): string | undefined {
  for (const row of file.rows) {
    const known = row.kind === 'rule' ? knownWays[row.key] : undefined;
    if (row.kind === 'rule' && known !== undefined && !known.includes(row.value)) return `${row.id}: no such way as ${row.value} (${known.join(', ')})`;
  }
  return undefined;
}
