import { exact, type Exact } from '../basis/decimal.ts';
import { inForce, ruleNeeded, type Edition } from './edition.ts';
import type { LimitRow, RuleRow } from './standard-file.ts';

export const waterbodies = ['river', 'lake'] as const;
export type Waterbody = (typeof waterbodies)[number];
/** Classes of GB 3838, best first; index + 1 is the stored number, 6 is worse than V (劣Ⅴ). */
export const waterClasses = ['I', 'II', 'III', 'IV', 'V', '>V'] as const;
export type WaterClass = (typeof waterClasses)[number];

/** The limit of one class of one item, exact. */
export type ClassLimit = {
  readonly row: LimitRow;
  readonly max: Exact | undefined;
  readonly min: Exact | undefined;
  /** The limit itself is not met: oxygen of sea water is above, not at. */
  readonly exclusive: boolean;
  readonly saturationPercent: Exact | undefined;
};
/** One item in one kind of water: limits of classes I to V in order. */
export type WaterItem = { readonly item: string; readonly decides: boolean; readonly limits: readonly ClassLimit[] };

/** GB 3838 with the way of evaluation that belongs to it. */
export type SurfaceWater = {
  readonly edition: Edition;
  readonly from: string;
  readonly to: string | null;
  readonly items: Readonly<Record<Waterbody, ReadonlyMap<string, WaterItem>>>;
  /** Item by code, name in either language, alias or spelling without signs: `NH3-N`, `氨氮`, `NH3N`. */
  readonly itemByName: ReadonlyMap<string, string>;
  readonly oxygenSaturation: { readonly numerator: Exact; readonly offset: Exact };
  readonly withoutMultiple: ReadonlySet<string>;
  /** What share of its detection limit a value below it counts as, where a number is needed. */
  readonly belowDetection: Exact;
  readonly decidingRow: RuleRow;
};

/** A name as people vary it: without blanks and signs, upper case. */
export const plainItem = (name: string): string => name.replace(/[\s\-_+()（）]/g, '').toUpperCase();

export function compileSurfaceWater(edition: Edition, evaluations: readonly Edition[], statistics: readonly Edition[] = []): SurfaceWater {
  const evaluation = inForce(evaluations, edition.to ?? '9999-12-31') ?? evaluations.at(-1);
  if (evaluation === undefined) throw new TypeError(`${edition.standard} has no way of evaluation`);
  const decidingRow = ruleNeeded(evaluation, 'deciding-items');
  const deciding = new Set(decidingRow.pollutants);
  const itemByName = new Map<string, string>();
  // Items that stations measure and that have no class (conductivity, turbidity) are known, not faults.
  for (const row of statistics.flatMap(({ rows }) => rows)) {
    if (row.kind !== 'rule' || row.pollutant === undefined || row.name === undefined) continue;
    for (const name of [row.pollutant, row.name.zh, row.name.en]) itemByName.set(plainItem(name), row.pollutant);
  }
  const items = { river: new Map<string, WaterItem>(), lake: new Map<string, WaterItem>() };
  for (const waterbody of waterbodies) {
    for (const row of edition.rows) {
      if (row.kind !== 'limit' || row.averaging !== 'sample') continue;
      for (const name of [row.pollutant, row.name.zh, row.name.en, ...(row.aliases ?? [])]) itemByName.set(plainItem(name), row.pollutant);
      const applies = row.applies['waterbody'];
      if (applies !== 'any' && applies !== waterbody) continue;
      const present = items[waterbody].get(row.pollutant)?.limits ?? [];
      items[waterbody].set(row.pollutant, { item: row.pollutant, decides: deciding.has(row.pollutant), limits: [...present, classLimit(row)].sort(byClass) });
    }
  }
  return {
    edition, from: edition.from, to: edition.to, items, itemByName, decidingRow,
    oxygenSaturation: {
      numerator: exact(ruleNeeded(evaluation, 'oxygen-saturation-numerator').value),
      offset: exact(ruleNeeded(evaluation, 'oxygen-saturation-offset').value),
    },
    withoutMultiple: new Set(ruleNeeded(evaluation, 'no-multiple').pollutants),
    belowDetection: exact(ruleNeeded(evaluation, 'below-detection').value),
  };
}

const byClass = (a: ClassLimit, b: ClassLimit): number => classNumber(a.row) - classNumber(b.row);
export const classNumber = (row: LimitRow): number => waterClasses.findIndex((name) => name === row.applies['class']) + 1;

export function classLimit(row: LimitRow): ClassLimit {
  const decimal = (text: string | undefined): Exact | undefined => (text === undefined ? undefined : exact(text));
  const floor = row.op === '>=' || row.op === '>';
  return {
    row, exclusive: row.op === '>', saturationPercent: decimal(row.saturationPercent),
    min: decimal(floor ? row.value : row.low), max: decimal(row.op === '<=' ? row.value : row.high),
  };
}
