import type { Enterprise } from '../../src/model/enterprise.ts';
import type { Unit } from '../../src/model/unit.ts';
import { chance } from './chance.ts';
import { brand, personName, stemOf } from './names.ts';
import type { County, Land } from './regions.ts';
import type { Numbers } from './sizes.ts';
import { tradeOf, type Trade } from './trade.ts';

/** A discharging unit with what it burns (air) and what it drains (water). */
export type Firm = {
  readonly at: number; readonly unit: Unit; readonly register: Enterprise; readonly county: County; readonly air?: Trade;
  readonly water?: Trade;
};

/** Firms below `airUntil` have stacks, from `waterFrom` on they drain; between the two they do both. Firm 1 stands in the story county and does both. */
export const airUntil = (numbers: Numbers): number => Math.round(numbers.enterprises * 0.62);
export const waterFrom = (numbers: Numbers): number => Math.round(numbers.enterprises * 0.46);
export const storyFirm = 1;

export function growFirms(seed: number, prefix: string, land: Land, numbers: Numbers): readonly Firm[] {
  return Array.from({ length: numbers.enterprises }, (_, at) => {
    const place = at < 2 * land.counties.length ? at % land.counties.length : Math.floor(chance(seed, 62, at) * land.counties.length);
    const county = land.counties[place];
    if (county === undefined) throw new RangeError(`county ${place}`);
    const air = at < airUntil(numbers) ? tradeOf('air', seed, at) : undefined;
    const water = at >= waterFrom(numbers) || at === storyFirm ? tradeOf('water', seed, at) : undefined;
    return firm(seed, prefix, numbers, at, county, air, water);
  });
}

function firm(seed: number, prefix: string, numbers: Numbers, at: number, county: County, air: Trade | undefined, water: Trade | undefined): Firm {
  const trade = air ?? water;
  if (trade === undefined) throw new RangeError(`firm ${at} discharges nothing`);
  const place = stemOf(county.region.name);
  const stem = brand(seed, at);
  const id = `enterprise-${prefix}-${String(at).padStart(4, '0')}`;
  const name = { zh: `${place.zh}${stem.zh}${trade.zh}有限公司`, en: `${place.en} ${stem.en} ${trade.en} Co., Ltd.` };
  const creditCode = `91${county.region.code}MA${String(10_000_000 + at * 37).slice(-8)}`;
  return {
    at, county, ...(air === undefined ? {} : { air }), ...(water === undefined ? {} : { water }),
    unit: { id, kind: 'enterprise', name, region: county.region.code, superior: `branch-${county.region.code}` },
    register: {
      unit: id, creditCode, permit: `${creditCode}001P`, permitFrom: '2023-07-01', permitTo: '2028-06-30',
      management: chance(seed, 63, at) < 0.8 ? 'key' : 'simplified', industry: trade.industry,
      keyUnitKinds: [...(air === undefined ? [] : ['air' as const]), ...(water === undefined ? [] : ['water' as const])],
      gridWorker: personName(seed, 900_000 + at).zh, contractor: `contractor-${prefix}-${at % numbers.contractors}`,
    },
  };
}
