import type { Static } from 'typebox';
import { dayOf, instant } from '../basis/time.ts';
import { listEffectiveness, type MonthRate } from '../contract/effectiveness.ts';
import { periodWindow } from '../flow/effectiveness/assessed-period.ts';
import { firmCounts } from '../flow/effectiveness/firm-rates.ts';
import { outletFates } from '../flow/effectiveness/outlet-fates.ts';
import type { House } from '../flow/house.ts';
import type { Point } from '../model/point.ts';
import type { Caller } from './caller.ts';
import { mayCall } from './permission.ts';
import { SharedAnswers } from './shared-answers.ts';
import { citeOfRow } from './views/data-mark.ts';
import { rateView, targetsView } from './views/effectiveness.ts';

type Rates = ReadonlyMap<number, Static<typeof MonthRate>>;

/** Pages that show the rate poll: it is worked out once for all who ask for the same outlets within this time. */
const freshMs = 60_000;
const kept = 200;

/** 本月传输有效率 of outlets, as screen 13 counts it; empty for offices that may not see it and where no rule is in force. */
export function monthRates(house: House): (caller: Caller, points: readonly (Point | undefined)[]) => Promise<Rates> {
  const answers = new SharedAnswers<Rates>(() => house.clocks.machine(), freshMs, kept);
  return async (caller, asked) => {
    if (!mayCall(listEffectiveness.who, caller).ok) return new Map();
    const points = asked.filter((point) => point !== undefined);
    return answers.of(points.map(({ number }) => number).join(' '), () => ratesOf(house, points));
  };
}

async function ratesOf(house: House, points: readonly Point[]): Promise<Rates> {
  const now = house.clocks.world();
  const period = dayOf(instant(now)).slice(0, 7);
  const found = await outletFates(house, points, periodWindow(period, now));
  if (!found.ok) return new Map();
  const { rules } = found.value;
  const about = { period, targets: targetsView(rules), stopped: citeOfRow(rules.edition, rules.stopped.row) };
  return new Map(firmCounts(found.value).flatMap(({ outlets }) => outlets.map(({ point, counts }) => [point.number, { ...about, rate: rateView(counts, rules) }] as const)));
}
