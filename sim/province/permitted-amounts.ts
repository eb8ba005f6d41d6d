import { hourMs } from '../../src/basis/time.ts';
import type { PermittedAmount } from '../../src/model/permitted-amount.ts';
import { chance } from './chance.ts';
import { outletItems } from './outlet-hour.ts';
import type { Outlet } from './outlets.ts';
import type { Part } from './province.ts';

/** Hours of the drill's winter at which an outlet's ordinary hour is looked at. */
const looks = Array.from({ length: 10 }, (_, at) => Date.UTC(2026, 1, 16) + at * 34 * hourMs);
const hoursOfYear = 8_760;
const clause = '演练:许可排放量限值(主要排放口)';
const standbyClause = '演练:许可排放量限值(备用锅炉,限运行时数)';
const totalClause = '演练:许可排放量限值(全厂合计)';

/**
 * What the drill's permits allow in a year: invented, each clause says 演练. Most leave room for an ordinary year; every eighth outlet
 * would use it up before December, one stack is a standby boiler that may run for days only, and every ninth permit names no amount
 * for the last of its factors, so that its firm has no total of it.
 */
export function growPermittedAmounts({ seed, firms, outlets }: Pick<Part, 'seed' | 'firms' | 'outlets'>): readonly PermittedAmount[] {
  const permits = new Map(firms.map(({ unit, register }) => [unit.id, register.permit]));
  const standby = outlets.find(({ medium }) => medium === 'air')?.point.number;
  const own = outlets.flatMap((outlet): PermittedAmount[] => {
    const { number, enterprise: unit = '' } = outlet.point;
    const named = number % 9 === 4 ? outlet.factors.slice(0, -1) : outlet.factors;
    return named.map(({ code }): PermittedAmount => ({
      unit, point: number, factor: code, amount: roundUp(ordinaryYear(seed, outlet, code) * room(seed, number, number === standby)),
      permit: permits.get(unit) ?? '', clause: number === standby ? standbyClause : clause,
    }));
  });
  return [...own, ...totalsOf(own, outlets)];
}

function room(seed: number, number: number, standby: boolean): number {
  if (standby) return 0.012;
  const spread = chance(seed, 731, number);
  return number % 8 === 6 ? 0.82 + 0.05 * spread : 1.15 + 0.25 * spread;
}

/** Tonnes of a year of ordinary hours, by the mass that the logger sends (`Cou`, kg). */
function ordinaryYear(seed: number, outlet: Outlet, code: string): number {
  const kilograms = looks.map((at) => {
    const fields = outletItems(seed, outlet, at, []).find(({ factor }) => factor === code)?.fields ?? [];
    return Number(fields.find(([name]) => name === 'Cou')?.[1] ?? 0);
  });
  return (kilograms.reduce((sum, one) => sum + one, 0) / looks.length) * hoursOfYear / 1000;
}

const roundUp = (tonnes: number): string => (Math.ceil(tonnes * 100) / 100).toFixed(2);

/** A firm's total is the sum of its outlets where every outlet that sends the factor has an amount. */
function totalsOf(own: readonly PermittedAmount[], outlets: readonly Outlet[]): readonly PermittedAmount[] {
  return [...Map.groupBy(own, ({ unit, factor }) => `${unit} ${factor}`).values()].flatMap((held) => {
    const [first] = held;
    if (first === undefined) return [];
    const sending = outlets.filter(({ point, factors }) => point.enterprise === first.unit && factors.some(({ code }) => code === first.factor));
    if (sending.length !== held.length) return [];
    const { unit, factor, permit } = first;
    return [{ unit, factor, amount: held.reduce((sum, { amount }) => sum + Number(amount), 0).toFixed(2), permit, clause: totalClause }];
  });
}
