import { ok, type Result } from '../basis/result.ts';
import { ranked, yearOnYear, type Change, type Ranked } from '../judge/air-period/ranking.ts';
import { airRulesOn } from '../judge/air-period/rules.ts';
import type { Stretch } from '../judge/air-period/statistic.ts';
import type { AirHouse } from './air-days.ts';
import { airRegionPeriods, stretchOf, type AirPeriodAsked, type PlacePeriod, type RegisterHouse } from './air-period.ts';

/** A place as bulletins print it: its own figures, and 同比 with both years under the editions of the period's last day. */
export type ComparedPlace = { readonly place: PlacePeriod; readonly change?: Change };
type Read = (asked: AirPeriodAsked) => Promise<Result<readonly PlacePeriod[]>>;

/**
 * Places beside the same period a year earlier. `read` loads them; each day of the place's own figures keeps the edition of its day,
 * the change takes one edition for both years. Faults: assess.bad-input, standard.*.
 */
export async function comparedPlaces(house: AirHouse, asked: AirPeriodAsked, read: Read): Promise<Result<readonly ComparedPlace[]>> {
  const stretch = stretchOf(asked.period);
  if (!stretch.ok) return stretch;
  const under = asked.under ?? stretch.value.last;
  const rules = airRulesOn(house.rulebook, under);
  if (!rules.ok) return rules;
  const own = await read(asked);
  if (!own.ok) return own;
  const now = asked.under === undefined ? await read({ ...asked, under }) : own;
  if (!now.ok) return now;
  const before = await read({ ...asked, under, period: yearEarlier(stretch.value) });
  if (!before.ok) return before;
  const rows: ComparedPlace[] = [];
  for (const [at, place] of own.value.entries()) {
    const [later, earlier] = [now.value[at], before.value[at]];
    const change = later === undefined || earlier === undefined ? undefined : yearOnYear(withoutDays(later), withoutDays(earlier), rules.value);
    if (change !== undefined && !change.ok) return change;
    rows.push(change === undefined ? { place } : { place, change: change.value });
  }
  return ok(rows);
}

/** Concentrations and composite without the approved days, where there are any. */
export const withoutDays = ({ kept, taken }: PlacePeriod): PlacePeriod['kept'] => taken ?? kept;

type Indicator = { readonly figure: (of: ComparedPlace) => string | undefined; readonly order: Parameters<typeof ranked>[2] };

/** What places are ranked by: the figure as it is printed, and which end is best. A figure below validity is none; the
 * good-day share asks for as many valid days as the pollutant that needs most, which no clause says (a reading of ours). */
export const airIndicators = {
  composite: { figure: ({ place }) => withoutDays(place).composite.text, order: 'lowest-first' },
  concentration: { figure: ({ place }) => withoutDays(place).pollutants.find(({ pollutant }) => pollutant === 'PM2.5')?.mean?.text, order: 'lowest-first' },
  improvement: { figure: ({ change }) => (change?.percent['PM2.5'] === undefined ? undefined : negated(change.percent['PM2.5'])), order: 'highest-first' },
  'good-days': { figure: ({ place: { kept } }) => (kept.pollutants.every(({ neededDays }) => kept.days.valid >= neededDays) ? kept.days.goodShare : undefined), order: 'highest-first' },
} as const satisfies Record<string, Indicator>;
export type AirIndicator = keyof typeof airIndicators;

/** Decimal text with the other sign; a printed zero has none. */
const negated = (text: string): string => (text.startsWith('-') ? text.slice(1) : /^[0.]+$/.test(text) ? text : `-${text}`);

/** 1 is best; equal printed values share a place; those below validity stand at the end without one. */
export const rankedBy = (places: readonly ComparedPlace[], by: AirIndicator): readonly Ranked<ComparedPlace>[] =>
  ranked(places, airIndicators[by].figure, airIndicators[by].order);

/** Regions by one indicator. Faults: as `comparedPlaces`. */
export async function rankAirRegions(house: RegisterHouse, regions: readonly string[], asked: AirPeriodAsked, by: AirIndicator): Promise<Result<readonly Ranked<ComparedPlace>[]>> {
  const places = await comparedPlaces(house, asked, (of) => airRegionPeriods(house, regions, of));
  return places.ok ? ok(rankedBy(places.value, by)) : places;
}

/** The same stretch one year before; 29 February gives the 28th. */
function yearEarlier({ kind, first, last }: Stretch): string {
  const back = (day: string): string => `${Number(day.slice(0, 4)) - 1}${day.slice(4)}`.replace('02-29', '02-28');
  if (kind === 'month') return back(first).slice(0, 7);
  return kind === 'year' ? back(first).slice(0, 4) : `${back(first)}..${back(last)}`;
}
