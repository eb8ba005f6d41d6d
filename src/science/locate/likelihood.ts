import { faintPower, nearCells, tableStep } from './plume-table.ts';
import type { Hours } from './hours.ts';

/** Student's law with four degrees of freedom on roots of concentrations; σ² = scatter² + (relative·root)². */
export type Noise = {
  /** Of each hour that speaks, µg/m³. */
  readonly background: Float64Array;
  readonly scatter: number; readonly relative: number;
};
export type Rates = { readonly least: number; readonly most: number };

/** Answer for a place: log likelihood over that of no source at all, averaged over emissions; the best emission; the factor that holds 90 % of it. */
export type Weighed = { readonly gain: number; readonly rate: number; readonly rateFactor: number };

const ratesAround = 8;
const decadesPerRate = 0.2;
/** An emission whose log likelihood is so far below the best is not looked beyond. */
const negligible = 12;
/** So many factors are multiplied before their logarithm is taken; beyond so many nats the stations before them say no more. */
const mostInProduct = 12;
const mostOfAnHour = 400;

/** What a place is weighed against, and the room to do it in: `unit` µg/m³ per g/s of each value and node, `touched` where a plume reaches. */
export type Scale = {
  readonly hours: Hours; readonly noise: Noise; readonly rates: Rates; readonly stationX: Float64Array; readonly stationY: Float64Array;
  /** Sum of what stands above background; per value the misfit of background alone; m within which every node is cast. */
  readonly heard: number; readonly empty: Float64Array; readonly near: number;
  readonly unit: Float64Array; readonly touched: Uint8Array; readonly touchedHour: Uint8Array;
};

export function scaleOf(hours: Hours, noise: Noise, rates: Rates, stationX: Float64Array, stationY: Float64Array, cell: number): Scale {
  const values = hours.root.length;
  const under = backgroundOfValues(hours, noise);
  return {
    hours, noise, rates, stationX, stationY, unit: new Float64Array(values * hours.nodes.length), touched: new Uint8Array(values), touchedHour: new Uint8Array(hours.count), near: nearCells * cell,
    heard: hours.root.reduce((sum, root, value) => sum + Math.max(0, root ** 2 - (under[value] ?? 0)), 0),
    empty: hours.root.map((root, value) => 1 + (root - Math.sqrt(under[value] ?? 0)) ** 2 / (4 * (noise.scatter ** 2 + noise.relative ** 2 * (under[value] ?? 0)))),
  };
}

function backgroundOfValues({ count, first, root }: Hours, { background }: Noise): Float64Array {
  const under = new Float64Array(root.length);
  for (let hour = 0; hour < count; hour += 1) under.fill(background[hour] ?? 0, first[hour], first[hour + 1]);
  return under;
}

/** What 1 g/s at (x, y) would give at every value and node, into `unit`; `touched` where any node does. Returns the sum over values of the mean over nodes. */
export function castPlumes(scale: Scale, x: number, y: number): number {
  const { hours, stationX, stationY, touched, touchedHour } = scale;
  const { nodes, first, station, east, north, outside } = hours;
  const [count, middle] = [nodes.length, nodes.length >> 1];
  let whole = 0;
  for (let hour = 0; hour < hours.count; hour += 1) {
    const [toEast, toNorth] = [east[hour * count + middle] ?? 0, north[hour * count + middle] ?? 0];
    const [limit, end] = [outside[hour] ?? -1, first[hour + 1] ?? 0];
    let hourly = 0;
    for (let value = first[hour] ?? 0; value < end; value += 1) {
      const one = station[value] ?? 0;
      const [dx, dy] = [(stationX[one] ?? 0) - x, (stationY[one] ?? 0) - y];
      const far = Math.sqrt(dx * dx + dy * dy);
      if (far > scale.near && dx * toEast + dy * toNorth < limit * far) touched[value] = 0;
      else {
        const mean = castNodes(scale, hour, dx, dy, value * count);
        touched[value] = mean > 0 ? 1 : 0;
        hourly += mean;
      }
    }
    touchedHour[hour] = hourly > 0 ? 1 : 0;
    whole += hourly;
  }
  return whole;
}

/** One value's nodes; returns their mean. */
function castNodes({ hours, unit }: Scale, hour: number, dx: number, dy: number, to: number): number {
  const { nodes, east, north, speed, tables } = hours;
  const table = tables[hour];
  if (table === undefined) return 0;
  const { axis, narrow } = table;
  const [count, slow] = [nodes.length, 1 / (speed[hour] ?? 1)];
  let mean = 0;
  for (let node = 0; node < count; node += 1) {
    const [toEast, toNorth] = [east[hour * count + node] ?? 0, north[hour * count + node] ?? 0];
    const place = (dx * toEast + dy * toNorth) / tableStep;
    let cast = 0;
    if (place > 0) {
      const below = Math.floor(place);
      const share = place - below;
      const across = dx * toNorth - dy * toEast;
      const power = across * across * ((narrow[below] ?? 0) * (1 - share) + (narrow[below + 1] ?? 0) * share);
      if (power < faintPower) cast = ((axis[below] ?? 0) * (1 - share) + (axis[below + 1] ?? 0) * share) * Math.exp(-power) * slow;
    }
    unit[to + node] = cast;
    mean += cast * (nodes[node] ?? 0);
  }
  return mean;
}

/** Likelihood of one hour over no source at each node, times the node's weight, into `terms`: the direction error is shared by its stations. Returns the sum. */
export function nodeTerms({ hours, noise, unit, touched, empty }: Scale, hour: number, rate: number, terms: Float64Array): number {
  const { nodes, first, root } = hours;
  const [from, end, count] = [first[hour] ?? 0, first[hour + 1] ?? 0, nodes.length];
  const [own, relative, under] = [noise.scatter ** 2, noise.relative ** 2, noise.background[hour] ?? 0];
  const calm = own + relative * under;
  let sum = 0;
  for (let node = 0; node < count; node += 1) {
    let [misfit, spreads, held, log] = [1, 1, 0, 0];
    for (let value = from; value < end; value += 1) {
      const cast = touched[value] === 0 ? 0 : unit[value * count + node] ?? 0;
      if (cast === 0) continue;
      const made = under + rate * cast;
      const variance = own + relative * made;
      const off = (root[value] ?? 0) - Math.sqrt(made);
      misfit *= (1 + off * off / (4 * variance)) / (empty[value] ?? 1);
      spreads *= variance / calm;
      held += 1;
      if (held < mostInProduct) continue;
      log -= 2.5 * Math.log(misfit) + 0.5 * Math.log(spreads);
      [misfit, spreads, held] = [1, 1, 0];
    }
    const before = log === 0 ? 1 : Math.exp(Math.max(-mostOfAnHour, Math.min(mostOfAnHour, log)));
    const term = (nodes[node] ?? 0) * before / (misfit * misfit * Math.sqrt(misfit * spreads));
    terms[node] = term;
    sum += term;
  }
  return sum;
}

function gainAt(scale: Scale, rate: number, terms: Float64Array): number {
  let gain = 0;
  for (let hour = 0; hour < scale.hours.count; hour += 1) {
    if (scale.touchedHour[hour] === 1) gain += Math.log(Math.max(nodeTerms(scale, hour, rate, terms), 1e-300));
  }
  return gain;
}

/** A place weighed. Emissions are looked at around that which gives the sum of what was seen, each decade as likely before. */
export function weigh(scale: Scale, x: number, y: number): Weighed {
  const { rates: { least, most }, heard } = scale;
  const whole = castPlumes(scale, x, y);
  if (whole === 0) return { gain: 0, rate: 0, rateFactor: Number.POSITIVE_INFINITY };
  const guess = Math.log10(Math.min(most, Math.max(least, heard / whole)));
  const terms = new Float64Array(scale.hours.nodes.length);
  const steps = [{ rate: 10 ** guess, gain: gainAt(scale, 10 ** guess, terms) }];
  let best = steps[0]?.gain ?? 0;
  for (const way of [-1, 1]) {
    for (let step = 1; step <= ratesAround; step += 1) {
      const power = guess + way * step * decadesPerRate;
      if (power < Math.log10(least) || power > Math.log10(most)) break;
      const gain = gainAt(scale, 10 ** power, terms);
      steps.push({ rate: 10 ** power, gain });
      if (gain < best - negligible) break;
      best = Math.max(best, gain);
    }
  }
  return summed(steps, Math.log10(most / least));
}

function summed(steps: readonly { readonly rate: number; readonly gain: number }[], decades: number): Weighed {
  const best = steps.reduce((found, step) => (step.gain > found.gain ? step : found), steps[0] ?? { rate: 0, gain: 0 });
  const mass = steps.map(({ gain }) => Math.exp(gain - best.gain));
  const whole = mass.reduce((sum, one) => sum + one, 0);
  const order = [...mass.keys()].sort((a, b) => (mass[b] ?? 0) - (mass[a] ?? 0));
  let [held, reach] = [0, 0];
  for (const at of order) {
    if (held >= 0.9 * whole) break;
    held += mass[at] ?? 0;
    reach = Math.max(reach, Math.abs(Math.log10((steps[at]?.rate ?? 1) / best.rate)) + decadesPerRate / 2);
  }
  return { gain: best.gain + Math.log(whole * decadesPerRate / decades), rate: best.rate, rateFactor: 10 ** reach };
}
