import type { Static } from 'typebox';
import type { listEffectiveness, RateView } from '../../../contract/effectiveness.ts';
import type { Words } from '../../../model/words.ts';

export type RateRow = {
  readonly key: string; readonly level: 'firm' | 'outlet' | 'factor'; readonly firm: Words; readonly name: Words; readonly point?: number; readonly factor?: string;
  readonly rate: Static<typeof RateView>;
};

/** Firm, its outlets, the factors of each, one after another. */
export const rateRows = (firms: Static<typeof listEffectiveness.reply>['rows']): readonly RateRow[] => firms.flatMap(({ firm, rate,
  outlets }): RateRow[] => [
  { key: firm.id, level: 'firm', firm: firm.name, name: firm.name, rate },
  ...outlets.flatMap(({ point, rate: own, factors }): RateRow[] => [
    { key: String(point.number), level: 'outlet', firm: firm.name, name: point.name, point: point.number, rate: own },
    ...factors.map((one): RateRow => ({
      key: `${point.number} ${one.factor.code}`, level: 'factor', firm: firm.name, name: one.factor.name, point: point.number,
        factor: one.factor.code, rate: one.rate,
    })),
  ]),
]);
