import { createHash } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { addDays, day as asDay } from '../src/basis/time.ts';
import { airDays, stationPlace, type AirDays } from '../src/flow/air-days.ts';
import { stretchOf } from '../src/flow/air-period.ts';
import { airPeriod, type AirPeriod } from '../src/judge/air-period/period.ts';
import { ranked } from '../src/judge/air-period/ranking.ts';
import { regionPlace } from '../src/judge/air-period/region-days.ts';
import { airRulesOn } from '../src/judge/air-period/rules.ts';
import { monthsOf, type Stretch } from '../src/judge/air-period/statistic.ts';
import { loadRulebook } from '../src/roof/standards-folder.ts';
import { openChdb } from '../src/stores/observations/chdb.ts';
import { openSqlStore } from '../src/stores/observations/sql-store.ts';
import { memoryRecords } from '../src/stores/records/memory/memory-records.ts';
import { noReadings } from '../src/stores/observations/samples.ts';
import type { ObservationStore } from '../src/flow/ports/observations.ts';
import { factorCodes, makeHours } from './air-hours.ts';
import { runPandas, type PandasFigures } from './peers/pandas-air-year.ts';

export type AirYearInputs = { readonly stations: number; readonly days: number; readonly seed: number };
export type AirYearFigures = {
  readonly hours: number; readonly seconds: number; readonly rssMiB: number; readonly stationPeriods: number; readonly cities: number;
  /** Absent: python3 with pandas is not on this machine. */
  readonly pandas?: PandasFigures; readonly timesFasterThanPandas?: number; readonly meansThatDiffer?: number; readonly note?: string;
};
const sitesPerCity = 20;

/**
 * Stored hours to days, months, the year and a ranking, on chDB; reading is timed. Then pandas on the same hours from files of raw
 * columns, reading timed too. Pandas does less: doubles, no index of the days by the report's rules, no cities, no reasons.
 */
export async function benchAirYear(inputs: AirYearInputs): Promise<{ figures: AirYearFigures; inputs: AirYearInputs; hash: string }> {
  const folder = await mkdtemp(join(tmpdir(), 'qingshan-air-year-'));
  const engine = openChdb({ folder: join(folder, 'store'), readers: 2, memoryMiB: 1500 });
  const store = await openSqlStore(engine, async () => noReadings);
  try {
    await store.factorNumbers(factorCodes);
    await makeHours(engine, inputs);
    const ours = await statistics(store, inputs);
    const [[hours] = []] = await engine.rows(`SELECT count() FROM ${engine.database}.readings`);
    const peer = await runPandas(engine, folder, inputs);
    const { hash, means, ...figures } = ours;
    const compared = peer === undefined ? { note: 'python3 with pandas is not here: no peer' } : {
      pandas: peer.figures, timesFasterThanPandas: Math.round(peer.figures.seconds / ours.seconds * 100) / 100, meansThatDiffer: differing(means, peer.means),
    };
    return { figures: { hours: Number(hours), ...figures, ...compared }, inputs, hash };
  } finally {
    await store.close();
    await rm(folder, { recursive: true, force: true });
  }
}

async function statistics(store: ObservationStore, { stations, days }: AirYearInputs) {
  const rulebook = loadRulebook();
  const points = Array.from({ length: stations }, (_, at) => at + 1);
  const last = addDays(asDay('2025-01-01'), days - 1);
  const started = performance.now();
  const rules = airRulesOn(rulebook, last);
  const whole = stretchOf(`2025-01-01..${last}`);
  if (!rules.ok || !whole.ok) throw new Error('the year was refused');
  const year: Stretch = { ...whole.value, kind: days === 365 ? 'year' : 'days' };
  const stretches = [year, ...monthsOf(year).filter((month) => month.to <= days)];
  const cities = Array.from({ length: Math.ceil(stations / sitesPerCity) }, (_, city) => points.slice(city * sitesPerCity, (city + 1) * sitesPerCity).map((point) => point - 1));
  const byStation: AirPeriod[] = [];
  const byCity: { readonly city: number; readonly periods: readonly AirPeriod[] }[] = [];
  // As `airStationPeriods` and `airRegionPeriods` do: what is whole is judged while the engine reads on.
  const ready = (so: AirDays, upTo: number): void => {
    const { grid, editions, rulesOf } = so;
    for (let at = byStation.length / stretches.length; at < upTo; at += 1) {
      const place = stationPlace(so, at);
      byStation.push(...stretches.map((stretch) => airPeriod(place, stretch, rules.value, editions)));
    }
    for (const [city, sites] of cities.entries()) {
      if (city < byCity.length || (sites.at(-1) ?? 0) >= upTo) continue;
      const place = regionPlace(grid, sites, rulesOf);
      if (!place.ok) throw new Error(place.detail);
      byCity.push({ city, periods: stretches.map((stretch) => airPeriod(place.value, stretch, rules.value, editions)) });
    }
  };
  const found = await airDays({ observations: store, rulebook, records: memoryRecords() }, points, '2025-01-01', last, undefined, ready);
  if (!found.ok) throw new Error('the year was refused');
  const places = ranked(byCity, ({ periods }) => periods[0]?.composite.text, 'lowest-first');
  const took = seconds(started);
  const hash = createHash('sha256');
  for (const period of [...byStation, ...places.flatMap(({ row }) => row.periods)]) hash.update(said(period));
  for (const { row, rank } of places) hash.update(`${row.city} ${rank ?? '-'}\n`);
  return {
    seconds: took, rssMiB: Math.round(process.resourceUsage().maxRSS / 1024), stationPeriods: byStation.length, cities: cities.length,
    hash: hash.digest('hex').slice(0, 16), means: byStation.filter((_, at) => at % stretches.length === 0).flatMap(({ pollutants }) => pollutants.map(({ mean, percentile }) => valueOf((mean ?? percentile)?.full))),
  };
}

const seconds = (since: number): number => Math.round(performance.now() - since) / 1000;
const valueOf = (full: { readonly top: bigint; readonly bottom: bigint } | undefined): number => (full === undefined ? NaN : Number(full.top) / Number(full.bottom));

const said = ({ pollutants, composite, days }: AirPeriod): string =>
  `${pollutants.map(({ validDays, reason, mean, percentile }) => `${validDays}${reason} ${mean?.text ?? ''} ${percentile?.text ?? ''}`).join('|')}|${composite.text ?? composite.reason}|${composite.main.join()}|${days.levels.join()}|${days.goodShare ?? ''}\n`;

/** Beyond what doubles may differ by. */
const differing = (ours: readonly number[], theirs: readonly number[]): number =>
  ours.filter((value, at) => !(Math.abs(value - (theirs[at] ?? NaN)) <= 1e-9 * Math.abs(value) || (Number.isNaN(value) && Number.isNaN(theirs[at])))).length;
