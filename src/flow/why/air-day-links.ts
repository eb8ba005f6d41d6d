import { day as asDay, dayMs, hourMs, startOfDay, type Day } from '../../basis/time.ts';
import { fractionText } from '../../basis/fraction.ts';
import { dayReasons } from '../../judge/air-period/day-index.ts';
import type { AirPlace } from '../../judge/air-period/period.ts';
import { regionPlace } from '../../judge/air-period/region-days.ts';
import { airPollutants, airRulesOn, unitOf, type AirRules } from '../../judge/air-period/rules.ts';
import { undeterminableWords, type Step } from '../../judge/verdict.ts';
import { ambientPollutants } from '../../model/ambient.ts';
import type { ExplainStep } from '../../model/finding.ts';
import { airDayId } from '../../model/identifier.ts';
import type { Words } from '../../model/words.ts';
import { airDays } from '../air-days.ts';
import { placesByDay, type NamedPlace, type PlaceDay } from '../air-calendar.ts';
import { airStationsIn } from '../air-stations.ts';
import { explained } from '../explain.ts';
import { explainAirPeriod, type ExplainedDay } from '../explain-air-period.ts';
import type { House } from '../house.ts';
import type { HeededMark } from '../marked-hours/heeded.ts';
import { step, type ChainLink } from './chain.ts';
import { linksOf } from './determination-links.ts';
import { heededSteps } from './mark-steps.ts';

type Asked = NamedPlace & { readonly day: Day };

/** The day of a station down to the hours that decide it and their frames; the day of a region down to those of its stations. */
export async function airDayLinks(house: House, asked: Asked): Promise<ChainLink[]> {
  const rules = airRulesOn(house.rulebook, asked.day);
  const found = await placesByDay(house, [asked], asked.day, asked.day);
  const day = found.ok ? found.value[0]?.days[0] : undefined;
  if (!rules.ok || day === undefined || day.state === 'no-data') return [];
  return asked.of === 'station' ? stationLinks(house, asked, day, rules.value) : regionLinks(house, asked, day, rules.value);
}

async function stationLinks(house: House, asked: Asked, day: PlaceDay, rules: AirRules): Promise<ChainLink[]> {
  const told = await explainAirPeriod(house, Number(asked.place), { period: `${asked.day}..${asked.day}` });
  if (!told.ok) return [];
  const index = told.value.indexSteps[0] ?? [];
  const link = headLink(house, asked, { day, rules }, [...told.value.days.flatMap(ofPollutant), ...index], told.value.heeded);
  const deciding = decidingOf(index);
  const codes = [...ambientPollutants].flatMap(([code, pollutant]) =>
    deciding.length === 0 || deciding.includes(pollutant) ? [code] : [],
  );
  const hours = Array.from({ length: dayMs / hourMs }, (_, hour) => ({
    point: Number(asked.place),
    at: startOfDay(asked.day) + hour * hourMs,
  }));
  const readings = await house.observations.readingsOfHours(hours, 'hour', ['Avg']);
  const entered = codes.flatMap((code) => readings.filter(({ factor }) => factor === code).toSorted((a, b) => a.at - b.at));
  return [link, ...(await linksOf(house, entered))];
}

/** The index rounds anew by its own digits, so that the digits of the period's statistics stay out of it. */
const ofPollutant = ({ pollutant, steps }: ExplainedDay): Step[] =>
  steps
    .filter(({ name }) => name !== 'rounded')
    .map((one) => ({ ...one, of: one.of === undefined ? pollutant : `${pollutant} ${one.of}` }));

async function regionLinks(house: House, asked: Asked, day: PlaceDay, rules: AirRules): Promise<ChainLink[]> {
  const stations = airStationsIn(house, asked.place).map(({ number }) => number);
  const days = await airDays(house, stations, asked.day, asked.day);
  const below = await placesByDay(
    house,
    stations.map((number) => ({ of: 'station', place: String(number) })),
    asked.day,
    asked.day,
  );
  if (!days.ok || !below.ok) return [];
  const index: Step[] = [];
  const place = regionPlace(
    days.value.grid,
    stations.map((_, at) => at),
    days.value.rulesOf,
    index,
  );
  if (!place.ok) return [];
  const link = headLink(house, asked, { day, rules }, [
    ...meansOf(
      place.value,
      below.value.flatMap((one) => one.days),
      rules,
    ),
    ...index,
  ], days.value.heeded.of());
  const stationDays = below.value.flatMap((one) =>
    one.days.filter(({ state }) => state !== 'no-data').map((each) => stationLink(house, { ...one, day: asked.day }, each, rules)),
  );
  return [link, ...stationDays];
}

/** Of each pollutant how many stations have a valid day, and their mean. */
const meansOf = ({ series }: AirPlace, stations: readonly PlaceDay[], rules: AirRules): Step[] =>
  airPollutants.flatMap((pollutant, at): Step[] => {
    const value = series[at]?.at(0);
    const valid = {
      name: 'valid',
      of: pollutant,
      value: String(stations.filter(({ values }) => values[pollutant] !== undefined).length),
    } as const;
    return value === undefined ? [valid]
      : [valid, { name: 'averaged', of: pollutant, value: fractionText(value, 6), ...unitOf(rules, pollutant) }];
  });

type Judged = { readonly day: PlaceDay; readonly rules: AirRules };

function headLink(house: House, asked: Asked, { day, rules }: Judged, steps: readonly Step[], heeded: readonly HeededMark[]): ChainLink {
  const told = [...explained(steps), ...heededSteps(house, heeded), ...outcome(day, rules)];
  return { ...stationLink(house, asked, day, rules), steps: told, ...cited(steps, rules) };
}

/** A day in short, for what rests on it. */
export const dayLink = (house: House, place: NamedPlace, day: PlaceDay): ChainLink | undefined => {
  const rules = airRulesOn(house.rulebook, day.day);
  return day.state === 'no-data' || !rules.ok ? undefined : stationLink(house, { ...place, day: day.day }, day, rules.value);
};

/** A day in short: what its concentrations are and what came of them. Its own "why?" goes on. */
function stationLink(house: House, asked: Asked, day: PlaceDay, rules: AirRules): ChainLink {
  const name = nameOf(house, asked);
  return {
    kind: 'assessment',
    id: airDayId(asked),
    at: startOfDay(asDay(asked.day)),
    title: { zh: `${name.zh} ${asked.day} 空气质量日评价`, en: `day of air at ${name.en}, ${asked.day}` },
    steps: [
      ...airPollutants.flatMap((pollutant) =>
        day.values[pollutant] === undefined ? []
          : [step('rounded', pollutant, pollutant, `${day.values[pollutant]} ${unitOf(rules, pollutant).unit ?? ''}`.trim())],
      ),
      ...outcome(day, rules),
    ],
    versions: { edition: rules.index.edition.standard, code: house.version },
  };
}

export const nameOf = (house: House, { of, place }: NamedPlace): Words =>
  (of === 'station' ? house.directory.points.get(Number(place)) : house.directory.regions.get(place))?.name ?? { zh: place, en: place };

function outcome(day: PlaceDay, rules: AirRules): ExplainStep[] {
  const grade = rules.index.levels.find(({ level }) => level === day.level)?.name;
  if (day.aqi !== undefined)
    return [
      step('value', '结果', 'result', `AQI ${day.aqi}`),
      ...(grade === undefined ? [] : [step('verdict', `结论:${grade.zh}`, `verdict: ${grade.en}`)]),
    ];
  const why = dayReasons.find((one) => one === day.reason);
  const words = why === undefined || why === '' ? undefined : undeterminableWords[why];
  return [
    ...(words === undefined ? [] : [step('reason', words.zh, words.en)]),
    step('verdict', '结论:无法判定', 'verdict: cannot be determined'),
  ];
}

const isIndex = ({ name }: Step): boolean => name === 'interpolated' || name === 'above-top';
const largestOf = (steps: readonly Step[]): number => Math.max(-1, ...steps.filter(isIndex).map(({ value }) => Number(value)));

/** Pollutants with the largest index (`O3_1h` is ozone). */
function decidingOf(steps: readonly Step[]): readonly string[] {
  const most = largestOf(steps);
  return steps.filter((one) => isIndex(one) && Number(one.value) === most).map(({ of = '' }) => of.split('_')[0] ?? of);
}

/** The clause of the break points that decided; without one, the edition's first. */
function cited(steps: readonly Step[], { index: { edition } }: AirRules): Pick<ChainLink, 'cite'> {
  const most = largestOf(steps);
  const deciding = steps.find((one) => isIndex(one) && Number(one.value) === most)?.row;
  const row = edition.rows.find(({ id }) => id === deciding) ?? edition.rows[0];
  return row === undefined
    ? {}
    : { cite: { standard: edition.standard, clause: row.clause, effectiveFrom: edition.from, confidence: row.confidence } };
}
