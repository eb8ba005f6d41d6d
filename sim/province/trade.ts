import table from './trades.json' with { type: 'json' };
import { chance, pick } from './chance.ts';

/** One pollutant of an outlet: HJ 212 code, permitted maximum as decimal text, upper end of the analyser, decimals sent. */
export type OutletFactor = { readonly code: string; readonly max: string; readonly range: number; readonly decimals: number };
export type Trade = {
  readonly id: string;
  readonly industry: { readonly code: string; readonly zh: string; readonly en: string };
  readonly zh: string;
  readonly en: string;
  readonly share: number;
  readonly source: { readonly zh: string; readonly en: string };
  readonly standard: string;
  readonly clause: string;
  /** % by volume; flue gas only. */
  readonly referenceO2?: string;
  /** Mean flow: m³/s of flue gas, L/s of waste water. */
  readonly flow: number;
  readonly factors: readonly OutletFactor[];
};

const byShare = (trades: readonly Trade[]): readonly Trade[] => trades.flatMap((trade) => Array.from({ length: trade.share }, () => trade));
const lots = { air: byShare(table.air), water: byShare(table.water) };

export const tradeOf = (medium: 'air' | 'water', seed: number, at: number): Trade => pick(lots[medium], chance(seed, 61, at));
