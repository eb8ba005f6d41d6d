import { exact, type Exact } from '../basis/decimal.ts';
import { ok, fail, type Result } from '../basis/result.ts';
import { plainItem } from '../rulebook/surface-water.ts';
import { seaClasses, type SeaClass, type SeaItem, type SeaWater } from '../rulebook/sea-water.ts';
import { inUnitOf, type Confidence, type Step, type Undeterminable } from './verdict.ts';
import { bestClass, readMeasured, type Measured } from './measured.ts';

export type SeaVerdict = {
  readonly seaClass?: SeaClass; readonly worst: readonly SeaItem[]; readonly place: number; readonly reason: Undeterminable | '';
  readonly rows: readonly { readonly confidence: Confidence }[];
  /** Every item with the class that it fulfils; not `surely` where its detection limit leaves more than one open. */
  readonly items: ReadonlyMap<string, { readonly value: Exact; readonly best: number; readonly surely: boolean }>;
};

/** The parts of inorganic nitrogen as people name them. */
const parts: Readonly<Record<string, string>> = {
  'NO3-N': 'NO3-N', nitrate: 'NO3-N', 硝酸盐氮: 'NO3-N', 硝酸盐: 'NO3-N', 'NO2-N': 'NO2-N', nitrite: 'NO2-N', 亚硝酸盐氮: 'NO2-N', 亚硝酸盐: 'NO2-N',
  'NH4-N': 'NH4-N', 'NH3-N': 'NH4-N', ammonium: 'NH4-N', 氨氮: 'NH4-N', 铵盐: 'NH4-N', 氨盐: 'NH4-N',
};
const partByName = new Map(Object.entries(parts).map(([name, part]) => [plainItem(name), part]));

/** Class of sea water by its worst item (GB 3097). `season`: `summer` or `other`, needed for a rise of temperature. mg/L. */
export function seaClassOf(water: SeaWater, values: Readonly<Record<string, unknown>>, season: string | undefined, steps: Step[]): Result<SeaVerdict> {
  const read = readSea(water, values);
  if (!read.ok) return read;
  const { measured, nitrogen } = read.value;
  const sum = nitrogen.size === 0 ? undefined : summed(water, nitrogen, steps);
  if (nitrogen.size > 0 && sum === undefined) return ok({ worst: [], place: 0, reason: 'missing-pollutant', rows: [water.nitrogen], items: new Map() });
  if (sum !== undefined) measured.set('DIN', sum);
  let [worst, unsure] = [0, 0];
  const classes: { item: SeaItem; value: Exact; best: number; surely: boolean }[] = [];
  for (const [code, value] of measured) {
    const item = water.items.get(code) ?? water.items.get(`${code}/${season ?? ''}`);
    if (item === undefined) return fail('assess.bad-input', `season for ${code}`);
    const found = bestClass(item.limits, value);
    steps.push({ name: 'item-class', of: code, value: seaClasses[found.best - 1] ?? '', row: item.limits[Math.min(found.best, item.limits.length) - 1]?.row.id ?? '' });
    classes.push({ item, value: value.value, ...found });
    if (found.surely) worst = Math.max(worst, found.best);
    else unsure = Math.max(unsure, found.best);
  }
  const rows = [...classes.flatMap(({ item }) => item.limits.map(({ row }) => row)), ...([...nitrogen.values()].some(({ below }) => below) ? [water.belowDetection] : [])];
  const items = new Map(classes.map(({ item, value, best, surely }) => [item.item, { value, best, surely }]));
  if (unsure > worst) return ok({ worst: [], place: 0, reason: 'below-detection', rows, items });
  const seaClass = seaClasses[worst - 1];
  if (seaClass === undefined) return ok({ worst: [], place: 0, reason: 'no-deciding-item', rows: [water.nitrogen], items });
  steps.push({ name: 'maximum', value: seaClass });
  return ok({ seaClass, place: worst, worst: classes.filter(({ best, surely }) => surely && best === worst).map(({ item }) => item), reason: '', rows, items });
}

function readSea(water: SeaWater, values: Readonly<Record<string, unknown>>): Result<{ measured: Map<string, Measured>; nitrogen: Map<string, Measured> }> {
  const measured = new Map<string, Measured>();
  const nitrogen = new Map<string, Measured>();
  for (const [name, raw] of Object.entries(values)) {
    if (raw === undefined || raw === null || raw === '') continue;
    const part = partByName.get(plainItem(name));
    const code = part ?? water.itemByName.get(plainItem(name));
    if (code === undefined) return fail('standard.no-row', name);
    const one = readMeasured(code, raw);
    if (!one.ok) return one;
    (part === undefined ? measured : nitrogen).set(code, one.value);
  }
  if (nitrogen.size > 0 && measured.has('DIN')) return fail('assess.bad-input', 'DIN beside its parts');
  return ok({ measured, nitrogen });
}

const unitOfSum = (water: SeaWater): Pick<Step, 'unit'> => inUnitOf(water.items.get('DIN')?.limits[0]?.row.unit);

/** Nitrate + nitrite + ammonium; a missing one makes the sum undeterminable, one below detection counts with its share of the limit. */
function summed(water: SeaWater, nitrogen: ReadonlyMap<string, Measured>, steps: Step[]): Measured | undefined {
  let total: Exact = exact(0);
  for (const part of water.nitrogen.pollutants ?? []) {
    const one = nitrogen.get(part);
    if (one === undefined) { steps.push({ name: 'missing', of: part, row: water.nitrogen.id }); return undefined; }
    const value = one.below ? one.value.times(water.belowDetection.value) : one.value;
    total = total.plus(value);
    if (one.below) steps.push({ name: 'half-detection', of: part, value: value.toString(), ...unitOfSum(water), row: water.belowDetection.id });
  }
  steps.push({ name: 'summed', of: 'DIN', value: total.toString(), ...unitOfSum(water), row: water.nitrogen.id });
  return { value: total, below: false };
}
