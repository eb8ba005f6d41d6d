import { exact } from '../../basis/decimal.ts';
import type { Edition } from '../../rulebook/edition.ts';
import { standardLimits, type AppliedLimit } from '../../rulebook/limits.ts';
import type { Rulebook } from '../../rulebook/rulebook.ts';
import type { LimitRow } from '../../rulebook/standard-file.ts';
import { judgeOutletDay } from '../outlet-day.ts';
import { judgeOutletHour, type OutletHour } from '../outlet-hour.ts';
import { judgeSectionClass } from '../section-class.ts';
import { lineProbe, type Probe } from './probe.fixture.ts';

/** A limit's own question: what the judge says of one value under this row. Undefined: no assessment holds values against it. */
type Question = (value: string) => Probe;

/** At the limit and one last digit to either side, for each figure of the row. */
export function limitProbes(edition: Edition, row: LimitRow): readonly Probe[] {
  const question = questionOf(edition, row);
  if (question === undefined) return [];
  if (row.op === 'absent') return [question('无'), question('有')];
  if (row.op === 'not-detected') return [question('未检出'), question('0.001')];
  const figures = [row.value, row.low, row.high].filter((figure) => figure !== undefined);
  const values = figures.flatMap((figure) => {
    const at = exact(figure);
    const last = exact(10).pow(-at.decimalPlaces());
    return [at, at.plus(last), at.minus(last)].filter((one) => !one.isNegative()).map((one) => one.toFixed(at.decimalPlaces()));
  });
  return [...values.map(question), ...saturated(edition, row)];
}

/** Oxygen may keep class I by saturation: a low concentration with the saturation itself, and a little less. */
function saturated(edition: Edition, row: LimitRow): readonly Probe[] {
  const { saturationPercent } = row;
  return saturationPercent === undefined ? [] : [0, 1].map((less) =>
    sectionProbe(edition, { [row.pollutant]: '1', 'DO saturation': exact(saturationPercent).minus(less).toString() }, 'river'));
}

function questionOf(edition: Edition, row: LimitRow): Question | undefined {
  const { applies, pollutant, unit, from } = row;
  const ask = (assess: string, input: (value: string) => object): Question => (value) =>
    verdictOnly(lineProbe(assess, from, input(value), edition.standard));
  switch (edition.family) {
    case 'ambient-air': return ambient(edition, row);
    case 'surface-water': return row.averaging === 'sample' && applies['class'] !== undefined ? (value) =>
      sectionProbe(edition, { [pollutant]: value }, applies['waterbody'] === 'lake' ? 'lake' : 'river') : undefined;
    case 'sea-water': return ask('sea-water-class', (value) =>
      ({ values: { [pollutant]: value }, ...(applies['season'] === undefined ? {} : { season: applies['season'] }) }));
    case 'groundwater': return ask('groundwater-class', (value) => ({ item: pollutant, value, unit }));
    case 'soil-farmland': return ask('soil', (value) =>
      ({ item: pollutant, value, use: applies['use'] ?? 'other', pH: inBand(applies['pH']) }));
    case 'soil-building-land': return ask('soil', (value) => ({ item: pollutant, value, land: applies['land'] }));
    case 'noise-quality': return ask('noise-quality', (value) =>
      ({ zone: applies['zone'], period: applies['period'], [pollutant]: value }));
    case 'noise-boundary': return ask('noise-boundary', (value) => ({
      zone: applies['zone'], period: applies['period'], place: applies['place'],
        ...(applies['roomType'] === undefined ? {} : { room: applies['roomType'] }),
      ...(pollutant.startsWith('octave-') ? { octaves: { [pollutant.slice('octave-'.length)]: value } } : { Leq: value }),
    }));
    default: return edition.family.startsWith('emission') ? outlet(edition, row) : undefined;
  }
}

/** The upper end of a band of soil pH, which belongs to it; the open band above 7.5 by a value inside. */
const inBand = (band: string | undefined): string => (band === undefined ? '7' : (/\.\.(.+)$/.exec(band)?.[1] ?? '9'));

const sectionProbe = (edition: Edition, values: Readonly<Record<string, string>>, waterbody: 'river' | 'lake'): Probe =>
  ({ name: `section ${JSON.stringify(values)} ${waterbody}`, ask: (rulebook) =>
    judgeSectionClass(values, waterbody, rulebook, edition.from) });

/** What was found, without the limit that the answer prints beside it. */
function verdictOnly({ name, ask }: Probe): Probe {
  return { name, ask: (rulebook) => {
    const { screening: _screening, intervention: _intervention, limit: _limit, Lmax_limit: _loudest, ...found } =
      ask(rulebook) as Readonly<Record<string, unknown>>;
    return found;
  } };
}

const clean = { SO2: 0, NO2: 0, PM10: 0, 'PM2.5': 0, CO_p95: 0, O3_8h_p90: 0 };
const percentileKeys: Readonly<Record<string,
  string>> = { SO2: 'SO2_p98', NO2: 'NO2_p98', PM10: 'PM10_p95', 'PM2.5': 'PM2.5_p95', CO: 'CO_p95' };

/** Limits of the six by year, and by day against the percentile of days; the year that lies wholly under the row. */
function ambient(edition: Edition, row: LimitRow): Question | undefined {
  const key = row.averaging === 'year' ? row.pollutant : row.averaging === 'mda8' ? 'O3_8h_p90' : row.averaging === 'day'
    ? percentileKeys[row.pollutant] : undefined;
  if (key === undefined || !row.clause.startsWith('table 1')) return undefined;
  const year = row.from < '2026' ? '2024' : row.from < '2031' ? '2028' : '2031';
  return (value) => lineProbe('annual-attainment', undefined,
    { period: `year ${year}`, grade: row.applies['grade'], values: { ...clean, [key]: value } }, edition.standard);
}

/** The row as the judge of outlets takes it, with its condition declared; hours at the reference oxygen of the row as it stands. */
function outlet(edition: Edition, row: LimitRow): Question | undefined {
  if (row.averaging !== 'hour' && row.averaging !== 'day') return undefined;
  const { season, waterTemperature, ...declared } = row.applies;
  const measuredOn = season === undefined ? '2026-05-01' : `2026-${season.slice(0, 5)}`;
  const hour = (value: string): OutletHour => ({
    factor: row.pollutant, value, ...(row.referenceO2 === undefined ? {} : { o2: row.referenceO2 }),
    ...(waterTemperature === undefined ? {} : { waterTemperature: waterTemperature.startsWith('<') ? '10' : '20' }),
  });
  const limitsIn = (rulebook: Rulebook): readonly AppliedLimit[] =>
    standardLimits(heldIn(rulebook, edition), '2026-05-01', row.pollutant, declared, measuredOn).filter(({ id }) => id === row.id);
  return (value) => ({
    name: `${row.id} ${value}`,
    ask: (rulebook) => {
      const judged = row.averaging === 'hour' ? judgeOutletHour(hour(value), limitsIn(rulebook), rulebook, '2026-05-01')
        : judgeOutletDay({ factor: row.pollutant, medium: 'air', hours: Array.from({ length: 24 }, () => hour(value)) },
          limitsIn(rulebook), rulebook, '2026-05-01');
      return judged.ok ? [judged.value.verdict, judged.value.reason] : { fault: judged.fault };
    },
  });
}

function heldIn(rulebook: Rulebook, { standard }: Edition): Edition {
  const edition = rulebook.byName.get(standard.replace(/\s+/g, '').replace(/[—–－]/g, '-').toUpperCase());
  if (edition === undefined) throw new TypeError(standard);
  return edition;
}
