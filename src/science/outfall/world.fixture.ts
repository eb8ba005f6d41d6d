import { seededRandom } from '../../basis/random.ts';
import { normal } from '../numeric/normal.ts';
import type { OutfallQuestion } from './question.ts';

/** A question with its answer. */
export type World = { readonly question: OutfallQuestion; readonly truth: string };
export type WorldShape = { readonly outfalls: number; readonly timeError: number; readonly noise: number; readonly samplingHours: number };

const hours = 144;
const fine = 12;

/**
 * A synthetic basin: 50 outfalls on tributaries and the stem, three stations down the stem, records of flow with irregular batches. The truth runs on
 * another model than ours: particles in steps of five minutes through reaches of own true velocities and mixing cells, not one law of travel time; the
 * others discharge at a twentieth, the culprit's concentration wanders, the background waves over the day.
 */
export function madeWorld(seed: number, { outfalls, timeError, noise, samplingHours }: WorldShape): World {
  const random = seededRandom(seed);
  const error = (): number => Math.exp(timeError * normal(random));
  const stations = [{ id: 'S1', flow: 20, at: 12 }, { id: 'S2', flow: 30, at: 22 }, { id: 'S3', flow: 45, at: 34 }];
  // Legs between stations are reaches; their true times differ from the stated ones, and so does each outfall's way to the stem.
  const legs = stations.map(() => error());
  const made = Array.from({ length: outfalls }, (_, at) => {
    const joins = random() * 32;
    const own = 0.5 + random() * 6;
    const records = record(random);
    return { id: `O${at}`, joins, own, wayError: error(), records };
  });
  const culpritAt = pickVisible(made, random);
  const stated = made.map(({ joins, own }) => stations.map(({ at }) => (at > joins ? own + at - joins : Number.NaN)));
  const truths = made.map(({ joins, own, wayError }) => stations.map(({ at }, station) => (at > joins ? own * wayError + trueTime(joins, at, legs, stations.map((one) => one.at)) : Number.NaN + station)));
  const wander = Array.from({ length: hours * fine }, () => 0);
  for (let at = 1; at < wander.length; at += 1) wander[at] = 0.99 * (wander[at - 1] ?? 0) + 0.03 * normal(random);
  const observations = { station: [] as number[], hour: [] as number[], value: [] as number[] };
  for (const [station, { flow }] of stations.entries()) {
    const series = new Float64Array(hours * fine);
    for (const [at, { records }] of made.entries()) {
      const time = truths[at]?.[station] ?? Number.NaN;
      if (!Number.isNaN(time)) addCells(series, records, time, (step) => (at === culpritAt ? Math.exp(wander[step] ?? 0) : 0.05) / flow);
    }
    for (let hour = samplingHours * random(); hour < hours; hour += samplingHours) {
      observations.station.push(station);
      observations.hour.push(hour);
      observations.value.push((0.3 * (1 + 0.15 * Math.sin(hour * Math.PI / 12)) + (series[Math.floor(hour * fine)] ?? 0)) * Math.exp(noise * normal(random)));
    }
  }
  const flat = Float64Array.from(stated.flat());
  const reaches = Array.from({ length: 40 }, (_, at) => ({ id: `R${at}`, times: stations.map(({ at: place }) => (place > at * 0.8 ? place - at * 0.8 : Number.NaN)) }));
  const unlisted = Float64Array.from(reaches.flatMap(({ times }) => times));
  const routes = (times: Float64Array) => ({ hours: times, variance: times.map((time) => time ** 2 * 0.02), share: times.map(() => 1) });
  return {
    truth: made[culpritAt]?.id ?? '',
    question: {
      step: 1, count: hours, temperature: 20, species: [{ id: 'NH3-N', decay: 0 }], stations: stations.map(({ id, flow }) => ({ id, flow })),
      outfalls: made.map(({ id, records }) => ({ id, prior: 1, loads: Float64Array.from({ length: hours }, (_, at) => records.slice(at * fine, (at + 1) * fine).reduce((sum, value) => sum + value, 0) / fine) })),
      routes: routes(flat), unlisted: { reaches: reaches.map(({ id }) => id), routes: routes(unlisted) }, background: new Float64Array(3).fill(Number.NaN),
      observations: {
        station: Int32Array.from(observations.station), species: new Int32Array(observations.hour.length), hour: Float64Array.from(observations.hour), value: Float64Array.from(observations.value),
        limit: new Float64Array(observations.hour.length).fill(0.02),
      },
    },
  };
}

/** Loads in steps of five minutes [g/s]: a low base and three to six batches of 3 to 10 hours. */
function record(random: () => number): number[] {
  const loads = Array.from({ length: hours * fine }, () => 1);
  const batches = 3 + Math.floor(random() * 4);
  for (let batch = 0; batch < batches; batch += 1) {
    const [start, lasting, height] = [random() * (hours - 24) * fine, (3 + 7 * random()) * fine, 25 + 60 * random()];
    for (let at = Math.floor(start); at < Math.min(loads.length, start + lasting); at += 1) loads[at] = (loads[at] ?? 0) + height;
  }
  return loads;
}

/** A culprit that at least one station can see. */
function pickVisible(made: readonly { readonly joins: number }[], random: () => number): number {
  for (;;) {
    const at = Math.floor(random() * made.length);
    if ((made[at]?.joins ?? 99) < 30) return at;
  }
}

function trueTime(from: number, to: number, legs: readonly number[], places: readonly number[]): number {
  let [sum, low] = [0, 0];
  for (const [at, high] of places.entries()) {
    sum += Math.max(0, Math.min(to, high) - Math.max(from, low)) * (legs[at] ?? 1);
    low = high;
  }
  return sum;
}

/** Half the time as plug flow, half through twelve mixing cells in a row. */
function addCells(series: Float64Array, loads: readonly number[], time: number, factor: (step: number) => number): void {
  const cells = new Float64Array(12);
  const delay = Math.round(time / 2 * fine);
  const rate = Math.min(0.9, 12 / (time / 2 * fine));
  for (let step = 0; step < series.length; step += 1) {
    let flowing = (loads[step - delay] ?? 1) * factor(Math.max(0, step - delay));
    for (let cell = 0; cell < 12; cell += 1) {
      cells[cell] = (cells[cell] ?? 0) + rate * (flowing - (cells[cell] ?? 0));
      flowing = cells[cell] ?? 0;
    }
    series[step] = (series[step] ?? 0) + flowing;
  }
}
