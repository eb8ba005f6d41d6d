import { compareFractions, fraction, fractionOf, fractionText, type Fraction } from '../../basis/fraction.ts';
import type { PermitState } from '../../model/permitted-amount.ts';
import type { Step } from '../verdict.ts';
import { tonnes, type Mass } from './mass.ts';
import type { EmissionTally, MassParts, YearEmission } from './year-emission.ts';

export type PermitOutlook = {
  readonly state: PermitState;
  /** Tonnes; absent without data. `least`: hours without a value are missing in it. */
  readonly total?: Fraction; readonly least: boolean;
  /** % of the permitted amount. */
  readonly used?: Fraction;
  /** Tonnes of the whole year while it runs, if every hour were like the mean hour with a value. */
  readonly forecast?: Fraction;
  readonly steps: readonly Step[];
};
/** `yearHours`: hours of the whole year. `permitted`: t/a as decimal text. */
export type Permit = { readonly yearHours: number; readonly permitted?: string | undefined };

export const massOf = ({ within, over, substituted }: MassParts): Mass => within + over + substituted;
const covered = (hours: EmissionTally): number => hours['mass-by-flow'] + hours['mass-reported'] + hours['no-discharge'] + hours.substituted;

/** One outlet, or several of a firm together: masses add up, and the straight line is that of each. Exact, compared unrounded. */
export function permitOutlook(years: readonly YearEmission[], { yearHours, permitted }: Permit): PermitOutlook {
  const known = years.filter(({ hours }) => covered(hours) > 0);
  const least = years.some(({ hours }) => hours.missing + hours.before > 0);
  const elapsed = Math.max(0, ...years.map(({ hours }) => hours.due));
  const steps = stepsOf(years);
  if (known.length === 0) return { state: 'no-data', least, steps };
  const total = tonnes(known.reduce((sum, year) => sum + massOf(year), 0n));
  const running = elapsed < yearHours;
  const forecast = running && known.length === years.length ? straightLine(years, yearHours) : undefined;
  const amount = permitted === undefined ? undefined : fractionOf(permitted);
  const used = amount === undefined ? undefined : fraction(total.top * amount.bottom * 100n, total.bottom * amount.top);
  steps.push(
    { name: 'summed', value: `${fractionText(total, 6)} t` }, { name: 'elapsed', value: fractionText(fraction(BigInt(elapsed) * 100n, BigInt(yearHours)), 2) },
    ...(permitted === undefined ? [] : [{ name: 'permitted' as const, value: `${permitted} t/a` }]),
    ...(used === undefined ? [] : [{ name: 'used' as const, value: fractionText(used, 2) }]),
    ...(forecast === undefined ? [] : [{ name: 'forecast' as const, value: `${fractionText(forecast, 6)} t` }]),
  );
  const state = stateOf({ total, amount, forecast, running, least });
  return { state, total, least, steps, ...(used === undefined ? {} : { used }), ...(forecast === undefined ? {} : { forecast }) };
}

/** Each outlet's mean hour times the hours of the year. */
function straightLine(years: readonly YearEmission[], yearHours: number): Fraction {
  const parts = years.map((year) => ({ top: massOf(year) * BigInt(yearHours), bottom: BigInt(covered(year.hours)) }));
  const bottom = parts.reduce((all, part) => all * part.bottom, 1n);
  const top = parts.reduce((sum, part) => sum + (part.top * bottom) / part.bottom, 0n);
  const ton = tonnes(top);
  return fraction(ton.top, ton.bottom * bottom);
}

type Compared = { readonly total: Fraction; readonly amount: Fraction | undefined; readonly forecast: Fraction | undefined; readonly running: boolean; readonly least: boolean };

function stateOf({ total, amount, forecast, running, least }: Compared): PermitState {
  if (amount === undefined) return 'no-amount';
  if (compareFractions(total, amount) > 0) return 'over';
  if (!running) return least ? 'incomplete' : 'within';
  return forecast !== undefined && compareFractions(forecast, amount) <= 0 ? 'on-course' : forecast === undefined ? 'incomplete' : 'would-exceed';
}

const ways = ['mass-by-flow', 'mass-reported', 'no-discharge'] as const;

/** Hours by how their mass came about, with the tonnes that stand apart. */
function stepsOf(years: readonly YearEmission[]): Step[] {
  const count = (of: (hours: EmissionTally) => number): number => years.reduce((sum, { hours }) => sum + of(hours), 0);
  const mass = (of: (year: MassParts) => Mass): string => `${fractionText(tonnes(years.reduce((sum, year) => sum + of(year), 0n)), 6)} t`;
  const hoursStep = (name: Step['name'], hours: number, more = ''): readonly Step[] => (hours === 0 ? [] : [{ name, value: `${hours} h${more}` }]);
  return [
    ...ways.flatMap((way) => hoursStep(way, count((hours) => hours[way]))),
    ...hoursStep('over-limit', count(({ over }) => over), `, ${mass(({ over }) => over)}`),
    ...hoursStep('substituted', count(({ substituted }) => substituted), `, ${mass(({ substituted }) => substituted)}`),
    ...hoursStep('hours-missing', count(({ missing }) => missing)), ...hoursStep('hours-before', count(({ before }) => before)),
  ];
}
