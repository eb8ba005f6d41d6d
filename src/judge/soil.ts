import { exact, type Exact } from '../basis/decimal.ts';
import { fail, ok, type Result } from '../basis/result.ts';
import { plainItemName } from '../rulebook/item-names.ts';
import type { Soil, SoilLevel, SoilLimit } from '../rulebook/soil.ts';
import type { RuleRow } from '../rulebook/standard-file.ts';
import { inUnitOf, type Step, type Undeterminable } from './verdict.ts';

/** What soil is held to be. A closed list, printed by --help. */
export const soilStatusWords = {
  'not-above-screening': { zh: '未超筛选值', en: 'not above the screening value' },
  'above-screening': { zh: '超筛选值', en: 'above the screening value, not above the intervention value where one exists' },
  'above-intervention': { zh: '超管制值', en: 'above the intervention value' },
  'within-background': { zh: '超筛选值但不高于背景值,不纳入污染地块管理', en: 'above screening, not above natural background: not managed as polluted land' },
} as const;
export type SoilStatus = keyof typeof soilStatusWords;

export const farmUses = ['paddy', 'other', 'orchard', 'rotation'] as const;
export type FarmUse = (typeof farmUses)[number];
export const buildingLands = ['class-1', 'class-2', 'unclear'] as const;
export type BuildingLand = (typeof buildingLands)[number];

/** One sample of one item, mg/kg of dry soil. */
export type SoilSample = {
  readonly item: string;
  readonly value: Exact;
  readonly pH?: Exact;
  readonly use?: FarmUse;
  readonly land?: BuildingLand;
  /** Natural background of the soil there, mg/kg. */
  readonly background?: Exact;
};
export type SoilVerdict = {
  readonly screening: SoilLimit;
  readonly intervention: SoilLimit | undefined;
  readonly status: SoilStatus;
  /** Rules beyond the two limits that the status rests on. */
  readonly rules: readonly RuleRow[];
};
type Open = { readonly reason: Undeterminable; readonly of: string; readonly rows: readonly SoilLimit[] };

/**
 * GB 15618-2018 and GB 36600-2018: values are held against screening and intervention value, both included. An attribute that
 * chooses between different values and is missing makes it undeterminable. Faults: standard.no-row, value.out-of-range.
 */
export function judgeSoil(table: Soil, sample: SoilSample, steps: Step[]): Result<SoilVerdict | Open> {
  const rows = table.items.get(table.edition.items.get(plainItemName(sample.item)) ?? '');
  if (rows === undefined) return fail('standard.no-row', sample.item);
  const { value } = sample;
  // A milligram per kilogram is a millionth: more than a million of them is no soil.
  if ((value.isNegative() && !value.isZero()) || value.greaterThan(exact('1e6'))) return fail('value.out-of-range', `${sample.item} ${value.toString()}`);
  if (sample.pH !== undefined && (sample.pH.isNegative() || sample.pH.greaterThan(14))) return fail('value.out-of-range', `pH ${sample.pH.toString()}`);
  steps.push({ name: 'raw', of: sample.item, value: value.toString(), ...inUnitOf(rows[0]?.row.unit) });
  const narrowed = table.land === 'farm' ? farm(table, rows, sample, steps) : building(table, rows, sample, steps);
  if ('reason' in narrowed) return ok(narrowed);
  const screening = strictestOf(narrowed, 'screening');
  if (screening === undefined) return fail('standard.no-row', `${sample.item} screening`);
  const intervention = strictestOf(narrowed, 'intervention');
  steps.push({ name: 'screening', value: `${screening.max.toString()} ${screening.row.unit}`, row: screening.row.id });
  if (intervention !== undefined) steps.push({ name: 'intervention', value: `${intervention.max.toString()} ${intervention.row.unit}`, row: intervention.row.id });
  return ok({ screening, intervention, ...status(table, sample, screening, intervention, steps) });
}

function status(table: Soil, sample: SoilSample, screening: SoilLimit, intervention: SoilLimit | undefined, steps: Step[]): Pick<SoilVerdict, 'status' | 'rules'> {
  const { value, background } = sample;
  if (!value.greaterThan(screening.max)) return { status: 'not-above-screening', rules: [] };
  const excused = table.background?.pollutants?.includes(screening.row.pollutant) === true ? table.background : undefined;
  if (excused !== undefined && background !== undefined && !value.greaterThan(background)) {
    steps.push({ name: 'background', value: background.toString(), unit: screening.row.unit, row: excused.id });
    return { status: 'within-background', rules: [excused] };
  }
  return { status: intervention !== undefined && value.greaterThan(intervention.max) ? 'above-intervention' : 'above-screening', rules: [] };
}

/** Rows of farm land by pH band and use; copper knows orchard and other, the rest paddy and other. */
function farm(table: Soil, rows: readonly SoilLimit[], sample: SoilSample, steps: Step[]): readonly SoilLimit[] | Open {
  const { pH } = sample;
  if (pH === undefined && rows.some((row) => row.above !== undefined || row.upTo !== undefined)) return { reason: 'attribute-missing', of: 'pH', rows };
  const inBand = pH === undefined ? rows : rows.filter((row) => (row.above === undefined || pH.greaterThan(row.above)) && (row.upTo === undefined || !pH.greaterThan(row.upTo)));
  if (pH !== undefined) steps.push({ name: 'soil-ph', value: inBand[0]?.row.applies['pH'] ?? 'any' });
  const known = new Set(inBand.flatMap((row) => row.use ?? []));
  if (known.size === 0) return inBand;
  if (sample.use === undefined) return { reason: 'attribute-missing', of: 'use', rows: inBand };
  steps.push({ name: 'soil-land', value: sample.use });
  if (sample.use === 'rotation' && known.has('paddy')) {
    steps.push({ name: 'rotation-stricter', ...(table.rotation === undefined ? {} : { row: table.rotation.id }) });
    return inBand;
  }
  const use = known.has(sample.use) ? sample.use : 'other';
  return inBand.filter((row) => row.use === undefined || row.use === use);
}

function building(table: Soil, rows: readonly SoilLimit[], { land }: SoilSample, steps: Step[]): readonly SoilLimit[] | Open {
  if (land === undefined) return { reason: 'attribute-missing', of: 'land', rows };
  const unclear = land === 'unclear' ? table.unclear : undefined;
  steps.push(unclear === undefined ? { name: 'soil-land', value: land } : { name: 'land-unclear', value: unclear.value, row: unclear.id });
  return rows.filter((row) => row.land === (unclear?.value ?? land));
}

const strictestOf = (rows: readonly SoilLimit[], level: SoilLevel): SoilLimit | undefined =>
  rows.filter((row) => row.level === level).reduce<SoilLimit | undefined>((best, row) => (best === undefined || row.max.lessThan(best.max) ? row : best), undefined);
