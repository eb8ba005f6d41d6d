import { hourMs } from '../../src/basis/time.ts';
import { chance, drift } from './chance.ts';
import { flowOf, limitOf, trueRatio } from './emissions.ts';
import type { EventsAt } from './air.ts';
import type { Part } from './province.ts';
import type { Section } from './stations.ts';
import type { Upstream } from './transport.ts';
import { clockOf, weatherAt } from './weather.ts';

/** pH without unit, temperature in °C, chlorophyll-a in µg/L, transparency in m, the rest mg/L. */
export type WaterHour = {
  readonly ph: number; readonly temperature: number; readonly oxygen: number; readonly codMn: number;
  readonly ammonia: number; readonly phosphorus: number; readonly nitrogen: number;
  readonly algae?: { readonly chlorophyll: number; readonly transparency: number };
};

/** Of a measured COD load about a quarter is seen by permanganate. */
const permanganateShare = 0.25;

/** Field and town runoff of the catchment, plus each outlet's load as it was when its water left, thinned by the flow. */
export function waterAt(part: Part, section: Section, upstream: readonly Upstream[], at: number, events: EventsAt): WaterHour {
  const lon = section.point.lon ?? 120;
  const weather = weatherAt(part.seed, lon, at);
  const soaked = (weather.rain + weatherAt(part.seed, lon, at - 8 * hourMs).rain + weatherAt(part.seed, lon, at - 16 * hourMs).rain) / 3;
  const flow = (part.rivers.reaches[section.reach]?.flow ?? 10) * (0.55 + 0.35 * drift(part.seed, 601, at / hourMs / 90) + 0.25 * soaked);
  const loads = arrived(part, upstream, at, events);
  const own = chance(part.seed, 602, section.point.number);
  const slow = drift(part.seed, section.point.number, at / hourMs / 30);
  const dirty = 0.75 + 2.4 * own ** 6 + 0.3 * slow + 0.25 * soaked;
  const temperature = Math.max(4, weather.temperature * 0.55 + 7);
  const lake = section.point.waterbody === 'lake';
  const ammonia = 0.16 * dirty ** 1.6 + loads.ammonia / flow;
  const phosphorus = (lake ? 0.022 : 0.08) * dirty + ((lake ? 0.3 : 1) * loads.phosphorus) / flow;
  const day = Math.sin(((clockOf(at).hour - 9) / 12) * Math.PI);
  return {
    ph: 7.3 + 0.4 * slow + 0.15 * day, temperature,
    oxygen: Math.max(1.5, 468 / (31.6 + temperature) - 1.6 * dirty + 0.5 * day - 0.8 * ammonia + 1.2),
    codMn: 2.3 * dirty + (permanganateShare * loads.cod) / flow, ammonia,
    phosphorus,
    nitrogen: (lake ? 0.6 : 1.5) * dirty + loads.nitrogen / flow,
    ...(lake ? { algae: algaeOf(phosphorus, temperature, slow) } : {}),
  };
}

/** Algae follow phosphorus and warmth; the more of them, the less deep one sees. */
function algaeOf(phosphorus: number, temperature: number, slow: number): { readonly chlorophyll: number; readonly transparency: number } {
  const chlorophyll = 2 + 220 * phosphorus * (0.3 + temperature / 30) * (0.7 + 0.6 * slow);
  return { chlorophyll, transparency: 3.2 / (1 + chlorophyll / 9) };
}

/** g/s of each pollutant that reaches the section now. */
function arrived(part: Part, upstream: readonly Upstream[], at: number, events: EventsAt): { cod: number; ammonia: number; phosphorus: number; nitrogen: number } {
  const sum = { cod: 0, ammonia: 0, phosphorus: 0, nitrogen: 0 };
  for (const { outlet, delay, share } of upstream) {
    const left = at - delay * hourMs;
    const happening = events(outlet.point.number, left);
    const litres = flowOf(part.seed, outlet, left) * share;
    for (const factor of outlet.factors) {
      const load = (trueRatio(part.seed, outlet, factor.code, left, happening) * limitOf(factor) * litres) / 1000;
      if (factor.code === 'w01018') sum.cod += load;
      else if (factor.code === 'w21003') sum.ammonia += load;
      else if (factor.code === 'w21011') sum.phosphorus += load;
      else sum.nitrogen += load;
    }
  }
  return sum;
}
