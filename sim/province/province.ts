import type { AirExclusion } from '../../src/model/air-exclusion.ts';
import type { AirTarget } from '../../src/model/air-target.ts';
import type { Appointment, Person } from '../../src/model/appointment.ts';
import type { Device } from '../../src/model/device.ts';
import type { Enterprise } from '../../src/model/enterprise.ts';
import type { FirmRecord } from '../../src/model/firm-record.ts';
import type { OutletLimit } from '../../src/model/limit.ts';
import type { Point } from '../../src/model/point.ts';
import type { Region } from '../../src/model/region.ts';
import type { Unit } from '../../src/model/unit.ts';
import { growExclusions, growTargets } from './air-register.ts';
import { deviceOf } from './devices.ts';
import { growFirmRecords } from './firm-register.ts';
import { growFirms, storyFirm, type Firm } from './firms.ts';
import type { Frame } from './lattice.ts';
import { growNoiseStations, type NoiseStation } from './noise-stations.ts';
import { growOutlets, isChemical, limitsOf, outletNumber, type Outlet } from './outlets.ts';
import { growPeople } from './people.ts';
import { growLand, type Land } from './regions.ts';
import { growRivers, type Rivers } from './rivers.ts';
import { growSeaBuoys, type SeaBuoy } from './sea-buoys.ts';
import { sizes, type Size } from './sizes.ts';
import { growParkStations, growSections, growStations, type Section, type Station } from './stations.ts';
import { growUnits } from './units.ts';

/** One province with its physics: what the drivers compute over. Reach and county indices are local to it. */
export type Part = {
  readonly seed: number;
  readonly land: Land;
  readonly rivers: Rivers;
  readonly stations: readonly Station[];
  readonly parkStations: readonly Station[];
  readonly sections: readonly Section[];
  readonly noiseStations: readonly NoiseStation[];
  readonly seaBuoys: readonly SeaBuoy[];
  readonly outlets: readonly Outlet[];
  readonly firms: readonly Firm[];
};

/** The places and people around whom the two stories of the drill are told. */
export type Story = {
  readonly city: string;
  readonly county: string;
  readonly enterprise: string;
  /** A water outlet that keeps its limits until somebody overrides it: a rectification problem can rest on it. */
  readonly steadyPoint: number;
  /** A stack in the story county with an ordinary exceedance in every fortnight. */
  readonly exceedingPoint: number;
};

/** Everything that the registers of a drill hold, plus the parts that drive it. Same seed and size, same province. */
export type Province = {
  readonly seed: number;
  readonly size: Size;
  readonly regions: readonly Region[];
  readonly units: readonly Unit[];
  readonly persons: readonly Person[];
  readonly appointments: readonly Appointment[];
  readonly enterprises: readonly Enterprise[];
  readonly points: readonly Point[];
  readonly devices: readonly Device[];
  readonly limits: readonly OutletLimit[];
  readonly airTargets: readonly AirTarget[];
  readonly airExclusions: readonly AirExclusion[];
  readonly firmRecords: readonly FirmRecord[];
  readonly parts: readonly Part[];
  readonly story: Story;
};

/** When the registers were filled: before the drill's first hour. */
export const enteredAt = Date.UTC(2026, 0, 1);

/** Two-digit prefixes that GB/T 2260 leaves free, in the order in which a nation uses them. */
const prefixes = [98, 99, 97, 96, 95, 94, 93, 92, 91, 89, 88, 87, 86, 85, 84, 83, 79, 78, 77, 76, 75, 74, 73, 72, 69, 68, 67, 66, 59, 58].map(String);
const home: Frame = { west: 118, east: 123, south: 27, north: 31 };

/** The drill province of DESIGN §6: invented land, water, bodies, people, outlets and loggers. Pure; 演练 is marked by the screens. */
export function growProvince({ seed, size }: { readonly seed: number; readonly size: Size }): Province {
  const count = sizes[size].provinces;
  const grown = prefixes.slice(0, count).map((prefix, at) => growPart(seed + at * 7_919, prefix, at, size));
  const code = '980102';
  return {
    seed, size, parts: grown.map(({ part }) => part),
    regions: grown.flatMap(({ part: { land } }) => [land.province, ...land.cities, ...land.counties.map((county) => county.region), ...land.townships]),
    units: grown.flatMap(({ units }) => units),
    persons: grown.flatMap(({ people }) => people.persons),
    appointments: grown.flatMap(({ people }) => people.appointments),
    enterprises: grown.flatMap(({ part }) => part.firms.map((firm) => firm.register)),
    points: grown.flatMap(({ points }) => points),
    devices: grown.flatMap(({ devices }) => devices),
    limits: grown.flatMap(({ part }) => part.outlets.flatMap((outlet) => limitsOf(outlet, enteredAt))),
    airTargets: grown.flatMap(({ part }) => growTargets(part.seed, part.land)),
    airExclusions: grown.flatMap(({ part }) => growExclusions(part.land)),
    firmRecords: grown.flatMap(({ part }) => growFirmRecords(part.seed, part.firms)),
    story: {
      city: '980100', county: code, enterprise: grown[0]?.part.firms[storyFirm]?.unit.id ?? '',
      steadyPoint: outletNumber(0, 'water', 0), exceedingPoint: outletNumber(0, 'air', storyFirm),
    },
  };
}

function growPart(seed: number, prefix: string, at: number, size: Size) {
  const numbers = sizes[size];
  const base = at * 1_000_000;
  const land = growLand({ seed, prefix, frame: frameOf(at), numbers });
  const rivers = growRivers(seed, land);
  const firms = growFirms(seed, prefix, land, numbers);
  const stations = growStations(seed, base, land, numbers);
  const sections = growSections(base, land, rivers.reaches, numbers);
  const noiseStations = growNoiseStations(seed, base, land, numbers);
  const seaBuoys = growSeaBuoys(base, land, numbers);
  const outlets = growOutlets(seed, base, land, firms, numbers);
  const parkStations = growParkStations(base, land, chemicalWorks(land, outlets), numbers);
  const units = growUnits(seed, prefix, land, firms, numbers);
  const points = [...stations, ...sections, ...outlets, ...noiseStations, ...seaBuoys, ...parkStations].map(({ point }) => point);
  const contractors = new Map(firms.map((firm) => [firm.unit.id, firm.register.contractor]));
  const devices = points.map((point, place) => deviceOf(seed, point, contractors.get(point.enterprise ?? '') ?? `contractor-${prefix}-${place % numbers.contractors}`));
  const part = { seed, land, rivers, stations, parkStations, sections, noiseStations, seaBuoys, outlets, firms };
  return { part, units, people: growPeople(seed, units, 'county-980102'), points, devices };
}

/** By county, where its works of organic chemicals have their stacks. */
const chemicalWorks = (land: Land, outlets: readonly Outlet[]): readonly (readonly (readonly [number, number])[])[] => land.counties.map((_, county) =>
  outlets.filter((outlet) => outlet.county === county && isChemical(outlet)).map(({ point }) => [point.lon ?? 0, point.lat ?? 0] as const));

/** Further provinces of a nation lie in rows of six, west of the first. */
function frameOf(at: number): Frame {
  const west = (at % 6) * 4.8;
  const north = Math.floor(at / 6) * 3.6;
  return { west: home.west - west, east: home.east - west, south: home.south + north, north: home.north + north };
}
