import { exact, type Exact } from '../basis/decimal.ts';
import { fail, ok, type Result } from '../basis/result.ts';
import { inForce } from '../rulebook/edition.ts';
import type { Rulebook } from '../rulebook/rulebook.ts';
import { plainItem, waterClasses, type SurfaceWater, type Waterbody, type WaterClass, type WaterItem } from '../rulebook/surface-water.ts';
import { bestClass, readMeasured } from './measured.ts';
import { decimalOf, type Step, type Undeterminable } from './verdict.ts';

/** Values by item (code or Chinese name), mg/L; `temperature` in °C and `DO_saturation` in % help dissolved oxygen. */
export type WaterValues = Readonly<Record<string, unknown>>;

export type SectionClass = {
  readonly edition: string;
  /** 1…6 (6 is worse than V); absent: cannot be determined, `reason` says why. */
  readonly class?: number;
  readonly waterClass?: WaterClass;
  /** Class of every item that has one, those that never decide included. */
  readonly items: Readonly<Record<string, number>>;
  /** Items whose class is the section's. */
  readonly worst: readonly string[];
  readonly reason: Undeterminable | '';
};

/** Class of one section by its worst item, unrounded values, for a river or a lake. Faults: standard.not-in-force, standard.no-row, value.*. */
export function judgeSectionClass(values: WaterValues, waterbody: Waterbody, rulebook: Rulebook, day: string): Result<SectionClass> {
  const water = inForce(rulebook.surfaceWaters, day);
  return water === undefined ? fail('standard.not-in-force', `surface-water ${day}`) : classify(water, values, waterbody);
}

export function classify(water: SurfaceWater, values: WaterValues, waterbody: Waterbody, steps?: Step[]): Result<SectionClass> {
  const items: Record<string, number> = {};
  let worst = 0;
  let unsure = 0;
  for (const name of Object.keys(values)) {
    const raw = values[name];
    if (raw === undefined || raw === null || raw === '') continue;
    const helps = helperOf(name);
    if (helps !== undefined) continue;
    const one = classOfItem(water, waterbody, name, raw, values);
    if (!one.ok) return one;
    if (one.value === undefined) { steps?.push({ name: 'ignored', of: name, value: String(raw) }); continue; }
    const { item, best, surely } = one.value;
    items[item.item] = best;
    steps?.push({ name: item.decides ? 'item-class' : 'listed-only', of: item.item, value: waterClasses[best - 1] ?? '', row: item.limits[Math.min(best, 5) - 1]?.row.id ?? '' });
    if (!item.decides) continue;
    if (surely) worst = Math.max(worst, best);
    else unsure = Math.max(unsure, best);
  }
  const edition = water.edition.standard;
  if (unsure > worst) return ok({ edition, items, worst: [], reason: 'below-detection' });
  const waterClass = waterClasses[worst - 1];
  if (waterClass === undefined) return ok({ edition, items, worst: [], reason: 'no-deciding-item' });
  const deciding = water.items[waterbody];
  steps?.push({ name: 'maximum', value: waterClass });
  return ok({ edition, class: worst, waterClass, items, worst: Object.keys(items).filter((item) => items[item] === worst && deciding.get(item)?.decides === true), reason: '' });
}

const helpers: Readonly<Record<string, 'temperature' | 'saturation'>> = { TEMPERATURE: 'temperature', TEMP: 'temperature', 水温: 'temperature', DOSATURATION: 'saturation' };
const helperOf = (name: string): 'temperature' | 'saturation' | undefined => (Object.hasOwn(helpers, plainItem(name)) ? helpers[plainItem(name)] : undefined);

type ItemClass = { readonly item: WaterItem; readonly best: number; readonly surely: boolean };

/** Undefined: the item has no limits in this kind of water (total nitrogen in a river). */
function classOfItem(water: SurfaceWater, waterbody: Waterbody, name: string, raw: unknown, values: WaterValues): Result<ItemClass | undefined> {
  const code = water.itemByName.get(plainItem(name));
  if (code === undefined) return fail('standard.no-row', name);
  const item = water.items[waterbody].get(code);
  const measured = readMeasured(code, raw);
  if (!measured.ok) return measured;
  if (item === undefined) return ok(undefined);
  const bySaturation = item.limits[0]?.saturationPercent !== undefined && !measured.value.below;
  return ok({ item, ...bestClass(item.limits, measured.value, bySaturation ? oxygenSaturation(water, measured.value.value, values) : undefined) });
}

/** Saturation in %, as given or from the temperature: 468/(31.6 + T) mg/L is full. Undefined when neither is there. */
function oxygenSaturation(water: SurfaceWater, oxygen: Exact, values: WaterValues): Exact | undefined {
  for (const name of Object.keys(values)) {
    const helps = helperOf(name);
    const value = helps === undefined ? undefined : decimalOf(values[name]);
    if (value === undefined) continue;
    if (helps === 'saturation') return value;
    const { numerator, offset } = water.oxygenSaturation;
    return offset.plus(value).isPositive() ? oxygen.times(offset.plus(value)).times(exact(100)).dividedBy(numerator) : undefined;
  }
  return undefined;
}
