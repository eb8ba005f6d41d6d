import { exact, type Exact } from '../basis/decimal.ts';
import { ruleNeeded, type Edition } from './edition.ts';
import type { LimitRow, RuleRow } from './standard-file.ts';

export type SoilLevel = 'screening' | 'intervention';

/** One value of the tables with what it holds for; an absent narrowing means "any". */
export type SoilLimit = {
  readonly row: LimitRow;
  readonly level: SoilLevel;
  readonly max: Exact;
  /** Farm land: paddy, other, orchard. */
  readonly use: string | undefined;
  /** Building land: class-1, class-2. */
  readonly land: string | undefined;
  /** Band of soil pH, lower end excluded, upper included. */
  readonly above: Exact | undefined;
  readonly upTo: Exact | undefined;
};

/** GB 15618 (farm land) or GB 36600 (building land), ready to judge. */
export type Soil = {
  readonly edition: Edition;
  readonly land: 'farm' | 'building';
  readonly items: ReadonlyMap<string, readonly SoilLimit[]>;
  /** Building land: which class an unclear planning takes, and the items that natural background excuses. */
  readonly unclear: RuleRow | undefined;
  readonly background: RuleRow | undefined;
  /** Farm land: rotation takes the stricter value. */
  readonly rotation: RuleRow | undefined;
};

export function compileSoil(edition: Edition): Soil {
  const rows = edition.rows.filter((row): row is LimitRow => row.kind === 'limit');
  const items = new Map([...Map.groupBy(rows, (row) => row.pollutant)].map(([item, limits]) => [item, limits.map(soilLimit)]));
  const building = edition.family === 'soil-building-land';
  return {
    edition, items, land: building ? 'building' : 'farm',
    unclear: building ? ruleNeeded(edition, 'land-when-unclear') : undefined,
    background: building ? ruleNeeded(edition, 'background-exception') : undefined,
    rotation: building ? undefined : ruleNeeded(edition, 'rotation'),
  };
}

function soilLimit(row: LimitRow): SoilLimit {
  if (row.value === undefined) throw new TypeError(`${row.id}: a soil limit needs its value`);
  const [above = '', upTo = ''] = (row.applies['pH'] ?? '').split('..');
  return {
    row, max: exact(row.value), level: row.applies['level'] === 'intervention' ? 'intervention' : 'screening',
    use: row.applies['use'], land: row.applies['land'],
    above: above === '' ? undefined : exact(above), upTo: upTo === '' ? undefined : exact(upTo),
  };
}
