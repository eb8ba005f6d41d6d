import { hourMs } from '../../src/basis/time.ts';
import { chance, drift } from './chance.ts';
import { flowOf, limitOf, sentRatio } from './emissions.ts';
import type { HourItem } from './hour-item.ts';
import type { Outlet } from './outlets.ts';
import type { OutletFactor } from './trade.ts';
import type { TruthEvent } from './truth.ts';

const oxygenOfAir = 21;

/** The hour record of one outlet: pollutants with mass (Cou, kg), converted values for flue gas, flow and what goes with it. */
export function outletItems(seed: number, outlet: Outlet, at: number, events: readonly TruthEvent[]): readonly HourItem[] {
  const flag = events.find((event) => event.flag !== undefined)?.flag ?? 'N';
  const flow = flowOf(seed, outlet, at);
  return outlet.medium === 'air' ? stack(seed, outlet, at, events, flag, flow) : pipe(seed, outlet, at, events, flag, flow);
}

function stack(seed: number, outlet: Outlet, at: number, events: readonly TruthEvent[], flag: string, flow: number): readonly HourItem[] {
  const reference = Number(outlet.trade.referenceO2 ?? '0');
  const key = outlet.point.number;
  const oxygen = Number((reference + 0.8 + 3.2 * chance(seed, 701, key) + 0.8 * drift(seed, key + 11, at / hourMs / 6)).toFixed(1));
  const dilution = (oxygenOfAir - oxygen) / (oxygenOfAir - reference);
  const slow = drift(seed, key + 12, at / hourMs / 12);
  return [
    ...outlet.factors.map((factor) => {
      const converted = sentValue(seed, outlet, factor, at, events);
      const measured = converted * dilution;
      return {
        factor: factor.code, flag,
        fields: [
          ...spread(seed, key, factor, measured, at), ['Cou', (measured * flow * 0.0036).toFixed(3)] as const, ['ZsAvg', converted.toFixed(factor.decimals)] as const,
        ],
      };
    }),
    value('a19001', oxygen, 1, flag), value('a00000', flow, 2, flag, (flow * 3600).toFixed(0)), value('a01011', 6 + 6 * slow, 2, flag), value('a01012', 55 + 60 * slow, 1, flag),
    value('a01013', 0.05 + 0.3 * slow, 3, flag), value('a01014', 6 + 6 * slow, 1, flag),
  ];
}

function pipe(seed: number, outlet: Outlet, at: number, events: readonly TruthEvent[], flag: string, flow: number): readonly HourItem[] {
  const key = outlet.point.number;
  const ph = events.find((event) => event.kind === 'override' && event.factor === 'w01001')?.value;
  return [
    value('w01001', ph ?? 7 + 0.9 * (drift(seed, key + 13, at / hourMs / 10) - 0.3), 2, flag),
    ...outlet.factors.map((factor) => {
      const measured = sentValue(seed, outlet, factor, at, events);
      return { factor: factor.code, flag, fields: [...spread(seed, key, factor, measured, at), ['Cou', (measured * flow * 0.0036).toFixed(3)] as const] };
    }),
    value('w00000', flow, 2, flag, (flow * 3.6).toFixed(1)),
  ];
}

/** What is sent for the limit's quantity, never above the analyser's range: a trainer's value, else by emission and truth. */
function sentValue(seed: number, outlet: Outlet, factor: OutletFactor, at: number, events: readonly TruthEvent[]): number {
  const override = events.findLast((event) => event.kind === 'override' && event.factor === factor.code);
  return Math.min(factor.range, override?.value ?? sentRatio(seed, outlet, factor.code, at, events) * limitOf(factor));
}

function spread(seed: number, key: number, factor: OutletFactor, measured: number, at: number): readonly (readonly [string, string])[] {
  const swing = 0.04 + 0.1 * chance(seed, 702, key, at / hourMs);
  return [
    ['Min', (measured * (1 - swing)).toFixed(factor.decimals)], ['Avg', measured.toFixed(factor.decimals)],
    ['Max', Math.min(factor.range, measured * (1 + swing)).toFixed(factor.decimals)],
  ];
}

const value = (factor: string, number: number, decimals: number, flag: string, amount?: string): HourItem => ({
  factor, flag, fields: [['Avg', number.toFixed(decimals)], ...(amount === undefined ? [] : [['Cou', amount] as const])],
});
