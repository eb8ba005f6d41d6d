import { fail, ok, type Result } from '../../basis/result.ts';
import { matchOutfalls } from '../../science/outfall/match-outfalls.ts';
import type { OutfallQuestion } from '../../science/outfall/question.ts';
import { buildRiver } from '../../science/river/river.ts';
import { command } from '../command.ts';
import type { Given } from '../options.ts';
import { assumedVelocity, networkFlags, traceableNetwork } from './network-file.ts';
import { namesIn, placedIn, reachesAbove, recordsOf, routesOf } from './outfall-files.ts';
import { say, tellProgress } from './say.ts';
import { numberColumn, readTable } from './table-file.ts';

const told = {
  calls: ['trace outfall --network N.geojson --outfalls O.csv --discharges D.csv --stations S.csv --observations X.csv --json'],
  says: `
Which outfall explains what stations saw. Hours count from the first record.
outfalls: id, reach, along (0 upper to 1 lower end; 0.5), prior (weight above 0, licence activity by inspection history; 1).
discharges: outfall, hour, species, load_gs (g/s by its record). stations: id, reach (at its lower end), flow_m3s (else the reach's flow).
observations: station, hour, species, value_mgl, limit_mgl (a value not above its limit is only known to be below it). --rain: hour, mm.
Out: {"outfalls":[{"outfall","posterior","logEvidence","logFingerprint","loadFactor","lagSigma","fingerprintDistance","silentStations"}],"set90",
"unlisted":{"posterior","reaches"},"rain","pairs","nextSample","reasons","report"}: most likely first; set90 holds nine tenths of the probability.
Travel times as in trace river, an inverse Gaussian law about them, errors of 30 % integrated out. A clue for a visit, never a ground for a penalty.`,
  flags: {
    ...networkFlags,
    outfalls: { type: 'string', says: 'CSV' },
    discharges: { type: 'string', says: 'CSV' },
    stations: { type: 'string', says: 'CSV' },
    observations: { type: 'string', says: 'CSV' },
    rain: { type: 'string', says: 'CSV' },
    decay: { type: 'string-list', says: 'SPECIES=PER-DAY at 20 °C; repeatable, nought where not said' },
    step: { type: 'string', fallback: '1', says: 'hours between records' },
    temperature: { type: 'string', fallback: '20', says: 'of the water (°C)' },
    peclet: { type: 'string', fallback: '100', says: 'Péclet number of a whole way (spread of arrival)' },
    within: { type: 'string', fallback: '120', says: 'hours above a station that are looked at' },
    json: { type: 'boolean', says: 'one line' },
  },
} as const;

export const run = command(told, async (asked) => {
  const { flags, words } = asked;
  const [word] = words;
  if (word !== undefined) return fail('system.bad-option', word);
  const lacking = (['network', 'outfalls', 'discharges', 'stations', 'observations'] as const).find((name) => flags[name] === undefined);
  if (lacking !== undefined) return fail('system.bad-option', `--${lacking} FILE`);
  const bad = (['step', 'temperature', 'peclet', 'within'] as const).find((name) => !(Number(flags[name]) > 0));
  if (bad !== undefined) return fail('system.bad-option', `--${bad} needs a number above 0, got ${flags[bad]}`);
  const network = traceableNetwork(asked);
  if (!network.ok) return network;
  const question = questionOf(asked, network.value.reaches);
  if (!question.ok) return question;
  const answer = matchOutfalls(question.value, tellProgress('outfalls', flags.json));
  if (!answer.ok) return answer;
  const whole = { ...answer.value, report: network.value.report };
  say(whole, flags.json);
  return ok(0);
});

type Asked = Given<typeof told.flags>;

function questionOf({ flags, lists }: Asked, reaches: Parameters<typeof buildRiver>[0]['reaches']): Result<OutfallQuestion> {
  const velocity = assumedVelocity(flags.velocity);
  if (!velocity.ok) return velocity;
  const river = buildRiver({ reaches, ...velocity.value });
  if (!river.ok) return river;
  const [outfallTable, stationTable, recordTable, seenTable] = [readTable(flags.outfalls ?? ''), readTable(flags.stations ?? ''), readTable(flags.discharges ?? ''), readTable(flags.observations ?? '')];
  if (!outfallTable.ok) return outfallTable;
  if (!stationTable.ok) return stationTable;
  if (!recordTable.ok) return recordTable;
  if (!seenTable.ok) return seenTable;
  const outfalls = placedIn(outfallTable.value, 0.5, 'prior', 1);
  if (!outfalls.ok) return outfalls;
  const stations = placedIn(stationTable.value, 1, 'flow_m3s', Number.NaN);
  if (!stations.ok) return stations;
  const species = [...new Set(seenTable.value.rows.map(({ cell }) => cell('species')))].sort();
  const records = recordsOf(recordTable.value, outfalls.value.map(({ id }) => id), species, Number(flags.step));
  if (!records.ok) return records;
  const observations = observationsIn(seenTable.value, stations.value.map(({ id }) => id), species);
  if (!observations.ok) return observations;
  const rain = rainIn(flags.rain, records.value.count, Number(flags.step));
  if (!rain.ok) return rain;
  const decay = decays(lists['decay'] ?? [], species);
  if (!decay.ok) return decay;
  const [within, peclet] = [Number(flags.within), Number(flags.peclet)];
  const routes = routesOf(river.value, outfalls.value, stations.value, within, peclet);
  if (!routes.ok) return routes;
  const above = reachesAbove(river.value, stations.value, within);
  if (!above.ok) return above;
  const unlisted = routesOf(river.value, above.value.map((reach) => ({ reach, along: 0.5 })), stations.value, within, peclet);
  if (!unlisted.ok) return unlisted;
  return ok({
    step: Number(flags.step), count: records.value.count, temperature: Number(flags.temperature), observations: observations.value, routes: routes.value, ...rain.value,
    outfalls: outfalls.value.map(({ id, more }, at) => ({ id, prior: more, loads: records.value.loads[at] ?? new Float64Array(0) })),
    stations: stations.value.map(({ id, reach, more }) => ({ id, flow: Number.isNaN(more) ? reaches.flow[reaches.ids.indexOf(reach)] ?? Number.NaN : more })),
    species: species.map((id, at) => ({ id, decay: decay.value[at] ?? 0 })), unlisted: { reaches: above.value, routes: unlisted.value },
    background: new Float64Array(stations.value.length * species.length).fill(Number.NaN),
  });
}

function observationsIn(table: Parameters<typeof namesIn>[0], stations: readonly string[], species: readonly string[]): Result<OutfallQuestion['observations']> {
  const [station, kind, hour, value] = [namesIn(table, 'station', stations), namesIn(table, 'species', species), numberColumn(table, 'hour'), numberColumn(table, 'value_mgl')];
  if (!station.ok) return station;
  if (!kind.ok) return kind;
  if (!hour.ok) return hour;
  if (!value.ok) return value;
  const limit = table.columns.has('limit_mgl') ? numberColumn(table, 'limit_mgl') : ok(new Float64Array(table.rows.length).fill(Number.NaN));
  return limit.ok ? ok({ station: station.value, species: kind.value, hour: hour.value, value: value.value, limit: limit.value }) : limit;
}

function rainIn(path: string | undefined, count: number, step: number): Result<{ readonly rain?: Float64Array }> {
  if (path === undefined) return ok({});
  const table = readTable(path);
  if (!table.ok) return table;
  const [hour, fallen] = [numberColumn(table.value, 'hour'), numberColumn(table.value, 'mm')];
  if (!hour.ok) return hour;
  if (!fallen.ok) return fallen;
  const rain = new Float64Array(count);
  for (const [at, value] of hour.value.entries()) if (value >= 0 && value / step < count) rain[Math.round(value / step)] = fallen.value[at] ?? 0;
  return ok({ rain });
}

function decays(said: readonly string[], species: readonly string[]): Result<readonly number[]> {
  const pairs = new Map(said.map((pair) => [pair.slice(0, pair.lastIndexOf('=')), Number(pair.slice(pair.lastIndexOf('=') + 1))]));
  const wrong = [...pairs].find(([name, rate]) => !species.includes(name) || !(rate >= 0));
  return wrong === undefined ? ok(species.map((name) => pairs.get(name) ?? 0)) : fail('system.bad-option', `--decay SPECIES=PER-DAY, got ${wrong.join('=')} (species are ${species.join(', ')})`);
}
