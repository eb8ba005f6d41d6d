import type { Words } from '../../src/model/words.ts';
import { chance } from './chance.ts';
import type { Degrees } from './lattice.ts';
import type { Land } from './regions.ts';
import { stems } from './names.ts';

/** One directed piece of a river, from one county's low ground to the next's. */
export type Reach = {
  /** Index in the network; `to` is the reach that it runs into, undefined at a mouth. */
  readonly id: number;
  readonly to: number | undefined;
  /** Where it ends when it runs into no other reach. */
  readonly ends: 'sea' | 'bay' | undefined;
  readonly river: Words;
  readonly county: string;
  readonly line: readonly Degrees[];
  /** Mean flow at its lower end in m³/s, mean travel time through it in h. */
  readonly flow: number;
  readonly travelHours: number;
  readonly lake: Words | undefined;
};
export type Water = {
  readonly name: Words; readonly kind: 'lake' | 'bay'; readonly lon: number; readonly lat: number;
  readonly outline: readonly Degrees[];
};
export type Rivers = { readonly reaches: readonly Reach[]; readonly waters: readonly Water[] };

/** Runoff of one county in m³/s, and m/s of a river in the hills and in the plain. */
const runoff = 9;
const speeds = { hills: 0.7, plain: 0.35 };
const kmPerDegree = 105;

/** Every county drains: a tree grows inland from a few mouths on the coast, lower ground first, so water never runs in a ring. */
export function growRivers(seed: number, land: Land): Rivers {
  const down = drainage(seed, land);
  const { counties } = land;
  const area = counties.map(() => 1);
  const order = inland(down);
  for (const cell of order) {
    const to = down[cell];
    if (to !== undefined) area[to] = (area[to] ?? 0) + (area[cell] ?? 0);
  }
  const names = riverNames(seed, down, area, order);
  const lakes = lakeCells(land, area);
  const reaches = counties.map((county, id): Reach => {
    const to = down[id];
    const line = course(seed, land, id, to);
    const km = lengthOf(line) * kmPerDegree;
    const speed = county.column < land.lattice.columns / 2 ? speeds.hills : speeds.plain;
    const lake = lakes.get(id);
    return {
      id, to, ends: to !== undefined ? undefined : isBay(land, county.row) ? 'bay' : 'sea', river: names[id] ?? { zh: '无名河', en: 'Unnamed River' },
      county: county.region.code, line, flow: Math.round((area[id] ?? 1) * runoff * 10) / 10,
      travelHours: Math.max(1, Math.round(km / speed / 3.6) * (lake === undefined ? 1 : 6)), lake,
    };
  });
  return { reaches, waters: [...lakeShapes(seed, land, lakes), bayShape(land)] };
}

const isBay = (land: Land, row: number): boolean => Math.abs((row + 0.5) / land.lattice.rows - 0.42) < 0.18;

/** For each county the one downstream; undefined at a mouth. Counties join in order of height plus chance (Prim's tree). */
function drainage(seed: number, land: Land): readonly (number | undefined)[] {
  const { rows, columns } = land.lattice;
  const at = new Map(land.counties.map(({ row, column }, index) => [row * columns + column, index]));
  const down: (number | undefined)[] = land.counties.map(() => undefined);
  const open: { cell: number; to: number | undefined; cost: number }[] = [];
  const reached = new Set<number>();
  for (let row = 1; row < rows; row += 2) {
    const mouth = at.get(row * columns + columns - 1);
    if (mouth !== undefined) open.push({ cell: mouth, to: undefined, cost: 0 });
  }
  while (open.length > 0) {
    open.sort((one, other) => other.cost - one.cost);
    const next = open.pop();
    if (next === undefined || reached.has(next.cell)) continue;
    reached.add(next.cell);
    down[next.cell] = next.to;
    const county = land.counties[next.cell];
    if (county === undefined) continue;
    for (const [row, column] of [[county.row, county.column - 1], [county.row - 1, county.column], [county.row + 1, county.column], [county.row, county.column + 1]] as const) {
      if (row < 0 || row >= rows || column < 0 || column >= columns) continue;
      const cell = at.get(row * columns + column);
      if (cell !== undefined && !reached.has(cell)) open.push({ cell, to: next.cell, cost: next.cost + 1 + 1.6 * chance(seed, 51, row, column) });
    }
  }
  return down;
}

/** Cells with every upstream cell before its downstream one. */
function inland(down: readonly (number | undefined)[]): readonly number[] {
  const depth = (cell: number): number => {
    let steps = 0;
    for (let at = down[cell]; at !== undefined; at = down[at]) steps += 1;
    return steps;
  };
  return down.map((_, cell) => ({ cell, depth: depth(cell) })).sort((one, other) => other.depth - one.depth).map(({ cell }) => cell);
}

/** The larger branch keeps its name upstream; every other branch is a river of its own. */
function riverNames(seed: number, down: readonly (number | undefined)[], area: readonly number[], order: readonly number[]): readonly Words[] {
  const stemList = stems(seed ^ 0x5eed);
  const heir = new Map<number, number>();
  down.forEach((to, cell) => {
    const held = to === undefined ? undefined : heir.get(to);
    if (to !== undefined && (held === undefined || (area[cell] ?? 0) > (area[held] ?? 0))) heir.set(to, cell);
  });
  const names: Words[] = [];
  let next = 0;
  for (const cell of order.toReversed()) {
    const to = down[cell];
    const inherited = to !== undefined && heir.get(to) === cell ? names[to] : undefined;
    const stem = inherited === undefined ? stemList[next++] : undefined;
    names[cell] = inherited ?? { zh: `${stem?.zh ?? ''}${(area[cell] ?? 0) > 8 ? '江' : '河'}`, en: `${stem?.en ?? ''} River` };
  }
  return names;
}

/** Two lakes, where much water passes in the middle of the land. */
function lakeCells(land: Land, area: readonly number[]): ReadonlyMap<number, Words> {
  const inner = land.counties.map((county, id) => ({ id, county, area: area[id] ?? 0 }))
    .filter(({ county }) => land.lattice.columns < 3 || (county.column > 1 && county.column < land.lattice.columns - 2))
    .sort((one, other) => other.area - one.area);
  const first = inner[0];
  const second = inner.find(({ county }) => first !== undefined && Math.abs(county.row - first.county.row) + Math.abs(county.column - first.county.column) > 2) ?? inner[1];
  const lakes = new Map<number, Words>();
  if (first !== undefined) lakes.set(first.id, { zh: '霁澜湖', en: 'Jilan Lake' });
  if (second !== undefined) lakes.set(second.id, { zh: '黛湖', en: 'Dai Lake' });
  return lakes;
}

function course(seed: number, land: Land, id: number, to: number | undefined): readonly Degrees[] {
  const county = land.counties[id];
  if (county === undefined) return [];
  const from = land.lattice.centre(county.row, county.column);
  const below = to === undefined ? undefined : land.counties[to];
  const end = below === undefined ? land.lattice.place(county.row + 0.5, land.lattice.columns + 0.06) : land.lattice.centre(below.row, below.column);
  const points: Degrees[] = [from];
  for (let step = 1; step < 6; step += 1) {
    const share = step / 6;
    const swing = (chance(seed, 52, id, step) - 0.5) * 0.14;
    points.push([round(from[0] + (end[0] - from[0]) * share + (end[1] - from[1]) * swing), round(from[1] + (end[1] - from[1]) * share - (end[0] - from[0]) * swing)]);
  }
  return [...points, end].map(([lon, lat]) => [round(lon), round(lat)]);
}

function lakeShapes(seed: number, land: Land, lakes: ReadonlyMap<number, Words>): readonly Water[] {
  return [...lakes].flatMap(([id, name]) => {
    const county = land.counties[id];
    if (county === undefined) return [];
    const [lon, lat] = land.lattice.centre(county.row, county.column);
    const outline = Array.from({ length: 25 }, (_, at): Degrees => {
      const radius = 0.06 + 0.03 * chance(seed, 53, id, at % 24);
      const angle = (-2 * Math.PI * (at % 24)) / 24;
      return [round(lon + radius * 1.3 * Math.cos(angle)), round(lat + radius * 0.8 * Math.sin(angle))];
    });
    return [{ name, kind: 'lake' as const, lon: round(lon), lat: round(lat), outline }];
  });
}

function bayShape(land: Land): Water {
  const { rows, columns } = land.lattice;
  const shore = Array.from({ length: 13 }, (_, at) => land.lattice.place(rows * (0.24 + 0.03 * at), columns));
  const mouth = Math.max(...shore.map(([lon]) => lon));
  const outline = [...shore, ...shore.toReversed().map(([, lat]): Degrees => [mouth + 0.02, lat])].map(([lon, lat]): Degrees => [round(lon), round(lat)]);
  const [lon, lat] = land.lattice.place(rows * 0.42, columns + 0.25);
  return { name: { zh: '霁澜湾', en: 'Jilan Bay' }, kind: 'bay', lon: round(lon), lat: round(lat), outline: [...outline, outline[0] ?? [lon, lat]] };
}

const lengthOf = (line: readonly Degrees[]): number =>
  line.reduce((sum, [lon, lat], at) => sum + (at === 0 ? 0 : Math.hypot(lon - (line[at - 1]?.[0] ?? lon), lat - (line[at - 1]?.[1] ?? lat))), 0);
const round = (degrees: number): number => Math.round(degrees * 10_000) / 10_000;
