import { hourMs } from '../../src/basis/time.ts';
import { chance, drift } from './chance.ts';
import type { Outlet } from './outlets.ts';
import type { OutletFactor } from './trade.ts';
import type { TruthEvent } from './truth.ts';
import { clockOf } from './weather.ts';

/** An outlet that nothing happens to stays below this share of its limit, whatever the noise does. */
const ordinaryMost = 0.88;

/**
 * What really leaves by one factor, as a share of the limit (converted value): mostly 0.2…0.8, with a working rhythm; more
 * where the truth log says so.
 */
export function trueRatio(seed: number, outlet: Outlet, factor: string, at: number, events: readonly TruthEvent[]): number {
  const event = events.find((held) => held.factor === factor && held.ratio !== undefined);
  return event?.ratio === undefined ? ordinaryRatio(seed, outlet, factor, at) : event.ratio * (0.97 + 0.06 * chance(seed, 403, outlet.point.number, at / hourMs));
}

/** What the logger sends for it: capped where somebody discharges in secret, one value where the line is flat. */
export function sentRatio(seed: number, outlet: Outlet, factor: string, at: number, events: readonly TruthEvent[]): number {
  const event = events.find((held) => held.factor === factor);
  if (event?.kind === 'flat-line') return ordinaryRatio(seed, outlet, factor, event.from);
  if (event?.kind === 'secret-discharge') return 0.9 + 0.02 * chance(seed, 404, outlet.point.number, at / hourMs);
  return trueRatio(seed, outlet, factor, at, events);
}

function ordinaryRatio(seed: number, outlet: Outlet, factor: string, at: number): number {
  const key = outlet.point.number * 16 + outlet.factors.findIndex(({ code }) => code === factor);
  const hours = at / hourMs;
  const base = 0.25 + 0.42 * chance(seed, 401, key);
  const swing = 0.22 * (drift(seed, key + 1, hours / 9) - 0.5) + 0.1 * (drift(seed, key + 2, hours / 60) - 0.5);
  return Math.min(ordinaryMost, Math.max(0.08, base + swing + 0.06 * rhythm(outlet, at) + 0.03 * (chance(seed, 402, key, hours) - 0.5)));
}

/** −1 … 1: plants work harder by day and on weekdays, sewage follows the households. */
function rhythm(outlet: Outlet, at: number): number {
  const { hour, weekday } = clockOf(at);
  const peak = outlet.trade.id === 'sewage' ? 20 : 14;
  return Math.cos(((hour - peak) / 12) * Math.PI) * (weekday > 4 ? 0.5 : 1);
}

/** Flow in the trade's unit (m³/s of gas, L/s of water). */
export const flowOf = (seed: number, outlet: Outlet, at: number): number =>
  outlet.trade.flow * (0.75 + 0.35 * chance(seed, 405, outlet.point.number)) * (1 + 0.12 * rhythm(outlet, at)) * (0.95 + 0.1 * drift(seed, outlet.point.number + 7, at / hourMs / 5));

export const limitOf = (factor: OutletFactor): number => Number(factor.max);
