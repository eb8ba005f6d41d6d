import { Value } from 'typebox/value';
import { describe, expect, test } from 'vitest';
import { AirExclusion } from '../../src/model/air-exclusion.ts';
import { AirTarget, targetKey } from '../../src/model/air-target.ts';
import { Appointment, holdsOffice, Person } from '../../src/model/appointment.ts';
import { Device } from '../../src/model/device.ts';
import { Enterprise } from '../../src/model/enterprise.ts';
import { FirmRecord, firmRecordCategories } from '../../src/model/firm-record.ts';
import { OutletLimit } from '../../src/model/limit.ts';
import { amountKey, PermittedAmount } from '../../src/model/permitted-amount.ts';
import { Point } from '../../src/model/point.ts';
import { Region } from '../../src/model/region.ts';
import { Unit } from '../../src/model/unit.ts';
import { seededRandom } from '../../src/basis/random.ts';
import { drillAccounts } from './accounts.ts';
import { growPermittedAmounts } from './permitted-amounts.ts';
import { growProvince, type Province } from './province.ts';
import { sizes } from './sizes.ts';

const province = growProvince({ seed: 1, size: 'province' });
const county = growProvince({ seed: 5, size: 'county' });

test.each(['county', 'province'] as const)('the same seed grows the same %s, another seed another', (size) => {
  const text = (seed: number): string => JSON.stringify(growProvince({ seed, size }));
  expect(text(3)).toBe(text(3));
  expect(text(4)).not.toBe(text(3));
});

test.each([[county, 1, 3], [province, 11, 90]])('counts are those of the size', (grown, cities, counties) => {
  const count = (kind: Point['kind']): number => grown.points.filter((point) => point.kind === kind).length;
  const numbers = sizes[grown.size];
  expect([count('air-station'), count('water-section'), count('air-outlet'), count('water-outlet'), count('noise-station'), count('sea-buoy')])
    .toEqual([numbers.stations + 3 * numbers.watchedParks, numbers.sections, numbers.airOutlets, numbers.waterOutlets, numbers.noiseStations, numbers.seaBuoys]);
  expect(grown.regions.filter((region) => region.level === 'city')).toHaveLength(cities);
  expect(grown.regions.filter((region) => region.level === 'county')).toHaveLength(counties);
  expect(grown.units.filter((unit) => unit.kind === 'branch')).toHaveLength(counties);
  expect(grown.devices).toHaveLength(grown.points.length);
});

test.each([[county, 2], [province, 30]])('noise stations stand in zones of GB 3096, and a lake has points', (grown, least) => {
  const noise = grown.points.filter((point) => point.kind === 'noise-station');
  expect(noise.length).toBeGreaterThanOrEqual(least);
  for (const point of noise) expect(point.attributes['zone']).toMatch(/^(0|1|2|3|4a|4b)$/u);
  expect(grown.points.some((point) => point.kind === 'water-section' && point.waterbody === 'lake')).toBe(true);
});

test.each([county, province])('buoys lie off the coast in named waters with a function zone', (grown) => {
  const buoys = grown.points.filter((point) => point.kind === 'sea-buoy');
  const counties = grown.regions.filter(({ level }) => level === 'county');
  for (const { attributes, region, lon = 0, lat = 0 } of buoys) {
    expect(attributes['functionZone']).toMatch(/^[1-4]$/u);
    expect(attributes['sea']).toMatch(/湾|海/u);
    expect(counties.filter((county_) => holds(county_, lon, lat))).toEqual([]);
    expect(counties.map(({ code }) => code)).toContain(region);
  }
  expect(new Set(buoys.map(({ number }) => number)).size).toBe(buoys.length);
});

test('a nation is thirty provinces with numbers of their own', { timeout: 120_000 }, () => {
  const nation = growProvince({ seed: 1, size: 'nation' });
  expect(nation.points).toHaveLength(30 * province.points.length);
  expect(new Set(nation.points.map((point) => point.number)).size).toBe(nation.points.length);
  expect(new Set(nation.regions.map((region) => region.code)).size).toBe(nation.regions.length);
});

const amountsOf = ({ parts }: Province): readonly PermittedAmount[] => parts.flatMap(growPermittedAmounts);

test('every row is a noun of the model, and ids are unique', () => {
  for (const grown of [county, province]) {
    const rows = [
      [Region, grown.regions, (row: Region) => row.code], [Unit, grown.units, (row: Unit) => row.id], [Person, grown.persons, (row: Person) => row.id],
      [Appointment, grown.appointments, (row: Appointment) => row.id], [Point, grown.points, (row: Point) => row.id], [Device, grown.devices, (row: Device) => row.mn],
      [Enterprise, grown.enterprises, (row: Enterprise) => row.unit], [OutletLimit, grown.limits, (row: OutletLimit) => row.id],
      [FirmRecord, grown.firmRecords, (row: FirmRecord) => row.id], [PermittedAmount, amountsOf(grown), amountKey],
      [AirTarget, grown.airTargets, targetKey], [AirExclusion, grown.airExclusions, (row: AirExclusion) => row.id],
    ] as const;
    for (const [schema, list, key] of rows) {
      expect(list.filter((row) => !Value.Check(schema, row))).toEqual([]);
      expect(new Set(list.map(key as (row: (typeof list)[number]) => string)).size).toBe(list.length);
    }
  }
});

test('firms differ in what their files hold, and permits in what they allow', () => {
  const byFirm = Map.groupBy(county.firmRecords, ({ unit }) => unit);
  expect([...byFirm.keys()].toSorted()).toEqual(county.enterprises.map(({ unit }) => unit).toSorted());
  expect(new Set(county.firmRecords.map(({ category }) => category))).toEqual(new Set(firmRecordCategories));
  expect([...byFirm.values()].some((held) => new Set(held.map(({ category }) => category)).size < firmRecordCategories.length)).toBe(true);
  expect(county.firmRecords.filter(({ name, day }) => !name.zh.includes('演练') || day > '2026-02-01')).toEqual([]);
  const amounts = amountsOf(county);
  const firms = (of: readonly PermittedAmount[]): number => new Set(of.map(({ unit }) => unit)).size;
  expect([amounts.some(({ point }) => point === undefined), firms(amounts)]).toEqual([true, county.enterprises.length]);
  const named = new Set(amounts.map(({ point, factor }) => `${point} ${factor}`));
  const sent = county.parts.flatMap(({ outlets }) => outlets).flatMap(({ point, factors }) => factors.map(({ code }) => `${point.number} ${code}`));
  expect(sent.filter((one) => !named.has(one)).length).toBeGreaterThan(0);
});

test('every reference leads somewhere', () => {
  const units = new Set(province.units.map((unit) => unit.id));
  const regions = new Set(province.regions.map((region) => region.code));
  const named = [
    ...province.units.flatMap((unit) => unit.superior ?? []), ...province.airExclusions.map(({ applicant }) => applicant),
    ...province.appointments.map((held) => held.unit),
    ...province.points.flatMap((point) => [point.branch ?? '', ...(point.enterprise === undefined ? [] : [point.enterprise])]), ...province.devices.flatMap((device) => device.contractor ?? []),
  ];
  expect(named.filter((id) => !units.has(id))).toEqual([]);
  expect([...province.units, ...province.points, ...province.airTargets, ...province.airExclusions].filter(({ region }) => !regions.has(region))).toEqual([]);
});

describe('land and water', () => {
  test('counties and cities tile the province: any place inside lies in exactly one of each', () => {
    const random = seededRandom(9);
    const of = (level: Region['level']): readonly Region[] => province.regions.filter((region) => region.level === level);
    const whole = of('province')[0];
    let inside = 0;
    for (let draw = 0; draw < 3_000; draw += 1) {
      const [lon, lat] = [118 + 5 * random(), 27 + 4 * random()];
      const within = whole !== undefined && holds(whole, lon, lat) ? 1 : 0;
      inside += within;
      expect([of('county').filter((region) => holds(region, lon, lat)).length, of('city').filter((region) => holds(region, lon, lat)).length]).toEqual([within, within]);
    }
    expect(inside).toBeGreaterThan(1_500);
  });

  test('every reach ends in the sea or the bay, without a ring, and flow never shrinks on the way', () => {
    for (const grown of [county, province]) {
      for (const { rivers: { reaches } } of grown.parts) for (const reach of reaches) {
        let at = reach;
        for (let steps = 0; at.to !== undefined; steps += 1) {
          expect(steps).toBeLessThan(reaches.length);
          const next = reaches[at.to];
          if (next === undefined) throw new Error(`reach ${at.to}`);
          expect(next.flow).toBeGreaterThan(at.flow);
          at = next;
        }
        expect(at.ends).toMatch(/sea|bay/);
      }
    }
    expect(province.parts[0]?.rivers.waters.map((water) => water.kind)).toEqual(['lake', 'lake', 'bay']);
  });

  test('boundaries and rivers are small enough for the web', () => {
    expect(JSON.stringify([province.regions, province.parts[0]?.rivers]).length).toBeLessThan(300_000);
  });
});

test('two enforcement officers a branch, and leaders of every county in office every day of the drill', () => {
  for (const unit of province.units) {
    for (const day of ['2026-02-16', '2026-03-09', '2026-03-10', '2026-05-12', '2026-12-31']) {
      const held = province.appointments.filter((row) => row.unit === unit.id && holdsOffice(row, day)).map((row) => row.role);
      if (unit.kind === 'branch') expect(held).toEqual(['branch', 'enforcement', 'enforcement']);
      if (unit.kind === 'county-government') expect(held).toEqual(['county', 'party-secretary', 'head-of-government']);
    }
  }
  expect(province.appointments.filter((row) => row.to !== undefined).length).toBeGreaterThan(5);
});

test('drill accounts: different logins, people who exist, an account for every branch', () => {
  const accounts = drillAccounts(province);
  expect(new Set(accounts.map((account) => account.login)).size).toBe(accounts.length);
  expect(accounts.filter((account) => account.login.startsWith('branch-'))).toHaveLength(90);
  expect(accounts.filter((account) => account.group === 'story').length).toBeGreaterThan(20);
  expect(drillAccounts(county).filter((account) => account.group === 'story').length).toBeGreaterThan(20);
});

function holds(region: Region, lon: number, lat: number): boolean {
  return (region.boundary ?? []).some((polygon) => polygon.reduce((odd, ring) => odd !== crossesOdd(ring, lon, lat), false));
}

function crossesOdd(ring: readonly (readonly number[])[], lon: number, lat: number): boolean {
  let odd = false;
  for (let at = 1; at < ring.length; at += 1) {
    const [x1 = 0, y1 = 0] = ring[at - 1] ?? [];
    const [x2 = 0, y2 = 0] = ring[at] ?? [];
    if (y1 > lat !== y2 > lat && lon < x1 + ((lat - y1) / (y2 - y1)) * (x2 - x1)) odd = !odd;
  }
  return odd;
}
