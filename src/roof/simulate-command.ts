import { fail, ok, type Result } from '../basis/result.ts';
import { command } from '../cli/command.ts';
import { wholeNumber } from '../cli/options.ts';
import { faultHelp } from '../cli/simulate/fault-list.ts';
import { readFaultOrder } from '../cli/simulate/fault-orders.ts';
import { isKind, kinds, type Kind } from '../cli/simulate/records.ts';
import { knownSystems } from '../cli/simulate/systems.ts';
import { simulate, type StationOptions } from '../cli/simulate.ts';
import { linksByHandles } from '../gateway/limits.ts';
import { sm4 } from '../gateway/sm4.ts';

const flags = {
  to: { type: 'string', fallback: '127.0.0.1:9212', says: 'HOST:PORT of a gateway' },
  links: { type: 'string', fallback: '100', says: 'open links, one device each, one unanswered frame each' },
  edition: { type: 'string', fallback: '2017', says: '2005 | 2017 | 2025, for made-up devices' },
  rate: { type: 'string', fallback: '0', says: 'frames a second over all links; 0: as fast as they are answered' },
  seconds: { type: 'string', fallback: '10', says: 'how long; 0: until the back-fill is done' },
  values: { type: 'string', says: 'factors a frame; default 10, and with --kinds or --st the usual ones of the system' },
  devices: { type: 'string', says: 'device numbers and keys as JSON lines, as the administrator exports them; without: SIM00000 …' },
  json: { type: 'boolean', says: 'the summary as one JSON line' },
  report: { type: 'string', says: 'a file for one JSON line a second: sent, acknowledged, p99, errors' },
  kinds: { type: 'string', says: `records, with commas: ${kinds.join(', ')} (heartbeat: 2025 only; default realtime)` },
  st: { type: 'string', says: `system codes, with commas, given to the links in turn: ${knownSystems.join(', ')} (default 32)` },
  from: { type: 'string', says: 'where the loggers’ clocks begin: now, or a moment such as 2026-03-01T00:00+08:00; default: a past that nobody uses' },
  interval: { type: 'string', says: 'seconds between two real-time records of a logger (default 30)' },
  seed: { type: 'string', says: 'for values, and for the links that a fault falls on (default 1)' },
  fault: { type: 'string-list', says: 'NAME[:SHARE[:VALUE]][@FROM-[TO]], more than once: SHARE of the links, seconds FROM to TO of the run' },
  backfill: { type: 'string', says: 'hours that were not sent yet, beside new records' },
  obey: { type: 'boolean', says: 'answer requests of the centre (9011, 9012) and do them: clock, intervals, records of a window, sample, new SM4 key' },
  'backfill-links': { type: 'string', says: 'on so many links (default all)' },
} as const;

const told = {
  calls: ['simulate [options]'], flags,
  says: `Loggers that send HJ 212 to a gateway over TCP, and what was answered. Ends with 0 when every good frame was acknowledged.

Faults, each with what its VALUE is and, in brackets, how a gateway counts what it sends:
${faultHelp()}`,
};

/** A link that falls silent keeps its old handle beside the new one. */
function silentOf(faults: readonly string[], links: number): number {
  const orders = faults.map((text) => readFaultOrder(text)).filter((order) => order.ok && order.value.name === 'half-open');
  return orders.reduce((sum, order) => sum + Math.ceil(links * (order.ok ? order.value.share : 0)), 0);
}

type Words = Readonly<Record<keyof typeof flags, string | undefined>>;
const bounds = [['links', 1, 60_000], ['rate', 0, 1_000_000], ['seconds', 0, 86_400]] as const;

export const run = command(told, async ({ flags: values, lists, words }) => {
  if (words.length > 0) return fail('system.bad-option', words.join(' '));
  const edition = values.edition;
  if (edition !== '2005' && edition !== '2017' && edition !== '2025') return fail('system.bad-option', `--edition ${edition}`);
  const numbers = new Map<string, number>();
  for (const [name, least, most] of bounds) {
    const read = wholeNumber(name, values[name], least, most);
    if (!read.ok) return read;
    numbers.set(name, read.value);
  }
  const links = numbers.get('links') ?? 0;
  const factors = wholeNumber('values', values.values ?? '10', 1, 100);
  if (!factors.ok) return factors;
  const stations = stationsOf(values, lists['fault'] ?? [], links);
  if (!stations.ok) return stations;
  if (numbers.get('seconds') === 0 && (stations.value?.backfill.hours ?? 0) === 0) return fail('system.bad-option', '--seconds 0 needs --backfill HOURS');
  const handles = linksByHandles(0);
  const needed = links + silentOf(stations.value?.faults ?? [], links) + 64;
  if (handles < needed) return fail('system.too-many-files', `${links} links need ${needed} file handles, this process may have ${handles}: ulimit -n ${needed}`);
  return simulate({
    to: values.to ?? '', links, edition, rate: numbers.get('rate') ?? 0, seconds: numbers.get('seconds') ?? 0, values: factors.value,
    json: values.json !== undefined, sm4, progress: (line) => void process.stderr.write(`${line}\n`),
    ...(values.devices === undefined ? {} : { devices: values.devices }), ...(values.report === undefined ? {} : { report: values.report }),
    ...(stations.value === undefined ? {} : { stations: stations.value }),
  }, (line) => process.stdout.write(`${line}\n`));
});

/** Undefined when nothing was asked for that only a station can do. */
function stationsOf(values: Words, faults: readonly string[], links: number): Result<StationOptions | undefined> {
  const { kinds: kindsGiven, st, from, interval, seed, backfill, obey } = values;
  if ([kindsGiven, st, obey, from, interval, seed, backfill, values['backfill-links'], faults[0]].every((one) => one === undefined)) return ok(undefined);
  const named = (kindsGiven ?? 'realtime').split(',');
  const asked: Kind[] = named.filter(isKind);
  if (asked.length < named.length) return fail('system.bad-option', `--kinds ${kindsGiven}: ${kinds.join(', ')}`);
  const begin = from === undefined || from === 'now' ? from : Date.parse(from);
  if (typeof begin === 'number' && Number.isNaN(begin)) return fail('system.bad-option', `--from ${from}: now, or a moment such as 2026-03-01T00:00+08:00`);
  const seconds = wholeNumber('interval', interval ?? '30', 1, 3600);
  const number = wholeNumber('seed', seed ?? '1', 0, 1_000_000);
  const hours = wholeNumber('backfill', backfill ?? '0', 0, 8784);
  const debtors = wholeNumber('backfill-links', values['backfill-links'] ?? (hours.ok && hours.value > 0 ? String(links) : '0'), 0, links);
  for (const read of [seconds, number, hours, debtors]) if (!read.ok) return read;
  if (!seconds.ok || !number.ok || !hours.ok || !debtors.ok) return ok(undefined);
  return ok({
    kinds: asked, st: (st ?? '32').split(','), seed: number.value, interval: seconds.value, faults, backfill: { hours: hours.value, links: debtors.value },
    obeys: obey !== undefined, ...(begin === undefined ? {} : { from: begin }), ...(values.values === undefined ? {} : { values: Number(values.values) }),
  });
}
