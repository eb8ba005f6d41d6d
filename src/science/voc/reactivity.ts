import { fail, ok, type Result } from '../../basis/result.ts';
import carter from './mir.json' with { type: 'json' };
import { ratiosOf, type SpeciesRatio } from './ratios.ts';

export type MirRow = { readonly cas: string; readonly names: readonly string[]; readonly mass: number; readonly mir: number; readonly confidence: string };
export type MirTable = { readonly scale: string; readonly published: string; readonly source: string; readonly rows: readonly MirRow[] };

export type ReactivityInput = {
  /** Names (English or Chinese) or CAS numbers, and a value each; NaN where nothing was measured, below 0 where below what can be. */
  readonly species: readonly string[]; readonly values: Float64Array;
  readonly unit: 'ppb' | 'ug/m3';
  /** K, of the conversion between the two at 101.325 kPa: 298.15 in China since 2018 (GB 3095 amendment), 273.15 before. */
  readonly temperature: number;
  /** Another scale than Carter (2010). */
  readonly table?: MirTable;
};

export type ReactivityOutput = {
  /** µg/m³ of ozone that could form, and of each species with its share, largest first. */
  readonly total: number;
  readonly species: readonly { readonly name: string; readonly cas: string; readonly ppb: number; readonly micrograms: number; readonly mir: number; readonly ofp: number; readonly share: number; readonly confidence: string }[];
  /** In no row of the scale: not counted, which is not 0. */
  readonly unknown: readonly { readonly name: string; readonly value: number }[];
  readonly missing: readonly string[];
  /** Shares of the species with a value that the scale knows: of their number, and of what was measured in its own unit. */
  readonly coverage: { readonly ofSpecies: number; readonly ofValue: number };
  readonly ratios: readonly SpeciesRatio[];
  readonly scale: { readonly name: string; readonly published: string; readonly source: string };
  readonly temperature: number;
  /** Maximum incremental reactivity is of air where VOC rule ozone; with much NOx less, with little none of it holds. */
  readonly validUnder: 'voc-limited';
  readonly reasons: readonly ('species-unknown' | 'coverage-low' | 'values-missing')[];
};

/** m³/mol at 101.325 kPa: 24.465 litres at 298.15 K. */
const molarVolume = (temperature: number): number => 8.314_462_618 * temperature / 101_325;

/**
 * Ozone formation potential OFP_i = C_i·MIR_i, and ratios that hint at kinds of source. A species that is written twice (also as name and CAS) is
 * a fault, as is one beside its mixture with another. Faults trace.too-few, trace.bad-number, trace.bad-parameter.
 */
export function ozoneFormation(input: ReactivityInput): Result<ReactivityOutput> {
  const { species, values, unit, temperature, table = carter } = input;
  if (species.length !== values.length) return fail('trace.bad-parameter', 'as many values as species');
  if (!(temperature >= 250 && temperature <= 330)) return fail('trace.bad-parameter', `${temperature} K (250 to 330)`);
  const infinite = values.findIndex((value) => Math.abs(value) === Number.POSITIVE_INFINITY);
  if (infinite >= 0) return fail('trace.bad-number', `${species[infinite]}: ${values[infinite]}`);
  const known = rowsByName(table);
  const rows = species.map((name) => known.get(keyOf(name)));
  const doubled = doubledIn(species, rows);
  if (doubled !== undefined) return fail('trace.bad-parameter', `${doubled} is counted twice`);
  const measured = species.map((name, at) => ({ name, value: values[at] ?? Number.NaN, row: rows[at] })).filter(({ value }) => value >= 0);
  if (measured.length === 0) return fail('trace.too-few', 'no species with a value');
  const counted = measured.flatMap(({ name, value, row }) => (row === undefined ? [] : [countedOf(name, value, row, unit, temperature)]));
  const total = counted.reduce((sum, { ofp }) => sum + ofp, 0);
  const unknown = measured.filter(({ row }) => row === undefined).map(({ name, value }) => ({ name, value }));
  const whole = measured.reduce((sum, { value }) => sum + value, 0);
  const coverage = { ofSpecies: counted.length / measured.length, ofValue: whole === 0 ? 1 : 1 - unknown.reduce((sum, { value }) => sum + value, 0) / whole };
  const missing = species.filter((_, at) => !((values[at] ?? Number.NaN) >= 0));
  return ok({
    total, species: counted.map((one) => ({ ...one, share: total === 0 ? 0 : one.ofp / total })).sort((a, b) => b.ofp - a.ofp || (a.cas < b.cas ? -1 : 1)), unknown, missing, coverage,
    ratios: ratiosOf(new Map(counted.map(({ cas, ppb }) => [cas, ppb]))), scale: { name: table.scale, published: table.published, source: table.source }, temperature, validUnder: 'voc-limited',
    reasons: [...(unknown.length > 0 ? ['species-unknown' as const] : []), ...(coverage.ofValue < 0.8 ? ['coverage-low' as const] : []), ...(missing.length > 0 ? ['values-missing' as const] : [])],
  });
}

function countedOf(name: string, value: number, { cas, mass, mir, confidence }: MirRow, unit: ReactivityInput['unit'], temperature: number): Omit<ReactivityOutput['species'][number], 'share'> {
  // ppb is nmol/mol: times g/mol over m³/mol is ng/m³.
  const perPpb = mass / molarVolume(temperature) / 1000;
  const [ppb, micrograms] = unit === 'ppb' ? [value, value * perPpb] : [value / perPpb, value];
  return { name, cas, ppb, micrograms, mir, ofp: micrograms * mir, confidence };
}

const keyOf = (name: string): string => name.normalize('NFKC').toLowerCase().replaceAll(/\s+/gu, '');

function rowsByName({ rows }: MirTable): ReadonlyMap<string, MirRow> {
  return new Map(rows.flatMap((row) => [row.cas, ...row.names].map((name) => [keyOf(name), row] as const)));
}

const mixedXylenes = '179601-23-1';
const xylenes = ['108-38-3', '106-42-3'];

function doubledIn(species: readonly string[], rows: readonly (MirRow | undefined)[]): string | undefined {
  const keys = species.map((name, at) => rows[at]?.cas ?? keyOf(name));
  return species.find((_, at) => keys.indexOf(keys[at] ?? '') < at || (keys[at] === mixedXylenes && xylenes.some((one) => keys.includes(one))));
}
