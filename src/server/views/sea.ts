import type { Static } from 'typebox';
import type { Day } from '../../basis/time.ts';
import type { seaOfDay } from '../../contract/sea.ts';
import { functionZoneOf } from '../../flow/determine/sea.ts';
import type { House } from '../../flow/house.ts';
import { seaOf, type BuoyDay } from '../../flow/sea-days.ts';
import { targetOf } from '../../judge/sea-day.ts';
import { seaClassFactor, seaItems } from '../../model/ambient.ts';
import type { Determination } from '../../model/determination.ts';
import { factorOf } from '../../model/factor.ts';
import { determinationId } from '../../model/identifier.ts';
import type { Words } from '../../model/words.ts';
import { holdsOn } from '../../rulebook/edition.ts';
import type { SeaWater } from '../../rulebook/sea-water.ts';
import { regionName } from './names.ts';

type BuoyView = Static<typeof seaOfDay.reply>['buoys'][number];

/** One buoy of a day: its class against its zone, the items with what the target asks of them, and what it measures now. */
export function buoyView(house: House, { point, rows }: BuoyDay, newest: readonly Determination[], day: Day): BuoyView {
  const water = house.rulebook.seaWaters.find(({ edition }) => holdsOn(edition, day));
  const zone = functionZoneOf(point);
  const target = water === undefined ? undefined : targetOf(water, zone, day)?.value;
  const whole = rows.find(({ factor }) => factor === seaClassFactor);
  const named = (code: string) => {
    const { name, unit, decimals } = factorOf(house.factors, code);
    return { factor: code, name: atSea[code] ?? name, unit, decimals: Math.max(decimals, leastDecimals) };
  };
  return {
    number: point.number, id: point.id, name: point.name, region: regionName(house, point.region), sea: seaOf(point),
    ...(point.lon === undefined ? {} : { lon: point.lon }), ...(point.lat === undefined ? {} : { lat: point.lat }),
    ...(zone === undefined ? {} : { functionZone: zone }), ...(target === undefined ? {} : { target: Number(target) }),
    ...(whole?.index === undefined ? {} : { class: whole.index }), verdict: whole?.verdict ?? 'undeterminable', reason: whole?.reason ?? 'no-value', hours: whole?.valid ?? 0,
    ...(whole === undefined ? {} : { why: determinationId(whole) }),
    items: rows.filter(({ factor }) => factor !== seaClassFactor).map((row) => {
      const limit = water === undefined || target === undefined ? undefined : limitText(water, seaItems.get(row.factor) ?? row.factor, target);
      return {
        ...named(row.factor), value: row.value ?? '', hours: row.valid ?? 0, over: row.index !== undefined && target !== undefined && row.index > Number(target), why: determinationId(row),
        ...(row.index === undefined ? {} : { class: row.index }), ...(limit === undefined ? {} : { limit }),
      };
    }).toSorted((a, b) => (b.class ?? 0) - (a.class ?? 0)),
    newest: newest.map((row) => ({ ...named(row.factor), at: row.at, flag: row.flag, why: determinationId(row), ...(row.value === undefined ? {} : { value: row.value }) })),
  };
}

/** What HJ 212 calls by a name that says another thing, or too little, at sea. */
const atSea: Readonly<Record<string, Words>> = {
  a01001: { zh: '气温', en: 'air temperature' }, w01018: { zh: '化学需氧量', en: 'chemical oxygen demand' },
};
/** A mean of hours is shown with two decimals at least. */
const leastDecimals = 2;

/** What a class asks of an item, as people print it: `≤ 0.30`, `> 5`, `7.8–8.5`. A class without a row of its own takes the better one's. */
function limitText(water: SeaWater, item: string, seaClass: string): string | undefined {
  const row = water.items.get(item)?.limits.map((limit) => limit.row).findLast(({ applies }) => Number(applies['class']) <= Number(seaClass));
  if (row === undefined) return undefined;
  if (row.low !== undefined && row.high !== undefined) return `${row.low}–${row.high}`;
  return row.value === undefined ? undefined : `${row.op === '<=' ? '≤' : row.op === '>=' ? '≥' : row.op} ${row.value}`;
}
