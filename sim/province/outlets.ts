import type { OutletLimit } from '../../src/model/limit.ts';
import type { Point } from '../../src/model/point.ts';
import { chance } from './chance.ts';
import { airUntil, storyFirm, waterFrom, type Firm } from './firms.ts';
import type { Land } from './regions.ts';
import type { Numbers } from './sizes.ts';
import type { OutletFactor, Trade } from './trade.ts';

/** An outlet as the drill knows it: where it stands, what it may send out, and into which reach it drains. */
export type Outlet = {
  readonly point: Point;
  readonly medium: 'air' | 'water';
  readonly trade: Trade;
  readonly factors: readonly OutletFactor[];
  /** County index, which is the reach index too. */
  readonly county: number;
};

/** A stack of a works that handles solvents: what its tanks and pipes may lose. */
export const isChemical = ({ medium, trade }: Outlet): boolean => medium === 'air' && trade.id === 'chemical';

export const outletNumber = (base: number, medium: 'air' | 'water', at: number): number => base + (medium === 'air' ? 100_000 : 200_000) + at;

export function growOutlets(seed: number, base: number, land: Land, firms: readonly Firm[], numbers: Numbers): readonly Outlet[] {
  const counts = new Map<string, number>();
  const outlet = (medium: 'air' | 'water', at: number, firm: Firm | undefined): Outlet => {
    const trade = medium === 'air' ? firm?.air : firm?.water;
    if (firm === undefined || trade === undefined) throw new RangeError(`${medium} outlet ${at} has no firm`);
    const letters = medium === 'air' ? 'DA' : 'DW';
    const serial = (counts.get(`${firm.unit.id}${letters}`) ?? 0) + 1;
    counts.set(`${firm.unit.id}${letters}`, serial);
    return place(seed, outletNumber(base, medium, at), medium, firm, trade, `${letters}${String(serial).padStart(3, '0')}`, land);
  };
  const airFirms = airUntil(numbers);
  const waterFirst = waterFrom(numbers);
  const waterFirms = numbers.enterprises - waterFirst;
  return [
    ...Array.from({ length: numbers.airOutlets }, (_, at) => outlet('air', at, firms[at % airFirms])),
    ...Array.from({ length: numbers.waterOutlets }, (_, at) => outlet('water', at, firms[at === 0 ? storyFirm : waterFirst + (at % waterFirms)])),
  ];
}

function place(seed: number, number: number, medium: 'air' | 'water', firm: Firm, trade: Trade, code: string, land: Land): Outlet {
  const region = firm.county.region;
  const shift = (key: number): number => (chance(seed, key, number) - 0.5) * 0.16;
  return {
    medium, trade, factors: trade.factors, county: land.counties.indexOf(firm.county),
    point: {
      number, id: `${firm.unit.id}/${code}`, kind: medium === 'air' ? 'air-outlet' : 'water-outlet', region: region.code,
      name: { zh: `${firm.unit.name.zh}${code}${trade.source.zh}`, en: `${firm.unit.name.en} ${code} ${trade.source.en}` },
      branch: `branch-${region.code}`, enterprise: firm.unit.id, outlet: code,
      lon: Math.round((region.lon + shift(71)) * 10_000) / 10_000, lat: Math.round((region.lat + shift(72)) * 10_000) / 10_000,
      attributes: { standard: trade.standard, permit: firm.register.permit },
    },
  };
}

const units: Readonly<Record<Outlet['medium'], string>> = { air: 'mg/m³', water: 'mg/L' };

/** The limits of one outlet's permit. Flue gas: hour mean at reference oxygen. Waste water: day mean by the standard and hour mean by the permit. */
export function limitsOf(outlet: Outlet, enteredAt: number): readonly OutletLimit[] {
  const { point, trade, medium } = outlet;
  const permit = point.attributes['permit'] ?? '';
  const row = (factor: string, averaging: 'hour' | 'day', value: Pick<OutletLimit, 'max' | 'min'>, unit: string, byPermit: boolean): OutletLimit => ({
    id: `limit-${point.number}-${factor}-${averaging}`, point: point.number, factor, averaging, ...value, unit,
    ...(trade.referenceO2 === undefined ? {} : { referenceO2: trade.referenceO2 }),
    standard: byPermit ? `排污许可证 ${permit}` : trade.standard, clause: byPermit ? `许可排放浓度限值 (${trade.standard})` : trade.clause,
    from: '2023-07-01', enteredAt, confidence: 'high',
  });
  if (medium === 'air') return outlet.factors.map(({ code, max }) => row(code, 'hour', { max }, units.air, false));
  return [
    ...outlet.factors.flatMap(({ code, max }) => [row(code, 'day', { max }, units.water, false), row(code, 'hour', { max }, units.water, true)]),
    row('w01001', 'hour', { min: '6', max: '9' }, '1', true),
  ];
}
