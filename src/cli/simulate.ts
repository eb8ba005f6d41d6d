import { fail, ok, type Result } from '../basis/result.ts';
import type { Sm4 } from '../codecs/hj212/cipher.ts';
import type { Edition } from '../model/device.ts';
import { Latencies } from './latencies.ts';
import { madeUpDevices, readDevices, type SimulatedDevice } from './simulate-devices.ts';
import { framePrinter, type FramePrinter } from './simulate-frames.ts';
import { SimulatedLink, type LinkEvents } from './simulate-link.ts';
import type { SimulateSummary } from './simulate-summary.ts';
import { readFaultOrders } from './simulate/fault-orders.ts';
import type { Kind } from './simulate/records.ts';
import { watch } from './simulate/report.ts';
import { runStations } from './simulate/run-stations.ts';
import { sentences } from './simulate/station-summary.ts';

export type { SimulateSummary } from './simulate-summary.ts';

/** What makes the senders stations: records by kind and system, faults, old debts. */
export type StationOptions = {
  readonly kinds: readonly Kind[];
  /** System codes, given to the links in turn. */
  readonly st: readonly string[];
  readonly seed: number;
  /** Where the loggers' clocks begin, ms or the real time; absent: in a past that touches no real record, and then as fast as they are answered. */
  readonly from?: number | 'now';
  /** Seconds between two real-time records. */
  readonly interval: number;
  /** Factors a record; absent: the usual ones of the system. */
  readonly values?: number;
  /** `NAME[:SHARE[:VALUE]][@FROM-[TO]]` each. */
  readonly faults: readonly string[];
  readonly backfill: { readonly hours: number; readonly links: number };
  /** Milliseconds before an answer counts as missing. */
  readonly answerMs?: number;
  /** Does what the centre asks, and answers it. */
  readonly obeys?: boolean;
};

export type SimulateOptions = {
  /** HOST:PORT of a gateway. */
  readonly to: string;
  readonly links: number;
  /** Of made-up devices; those of a file have their own. */
  readonly edition: Edition;
  /** Frames a second over all links; 0: as fast as they are answered. */
  readonly rate: number;
  readonly seconds: number;
  /** Factors a frame. */
  readonly values: number;
  /** JSON lines of devices, see `readDevices`; absent: SIM00000 … */
  readonly devices?: string;
  readonly json: boolean;
  /** For devices with a key. */
  readonly sm4?: Sm4;
  /** Absent: real-time frames of waste water and nothing else, as cheap as they can be made. */
  readonly stations?: StationOptions;
  /** A line each five seconds. */
  readonly progress?: (line: string) => void;
  /** A file for one line a second: sent, acknowledged, p99, errors. */
  readonly report?: string;
};

/** Prints the summary and resolves to the exit code: 0 when every frame was acknowledged. */
export async function simulate(options: SimulateOptions, print: (line: string) => void): Promise<Result<number>> {
  const met = await prepared(options);
  if (!met.ok) return met;
  if (options.stations !== undefined) return asStations(options, options.stations, met.value, print);
  const printers = printersFor(met.value.devices, options);
  if (!printers.ok) return printers;
  const summary = await run(options, { ...met.value, printers: printers.value });
  print(options.json ? JSON.stringify(summary) : sentence(summary));
  return ok(codeOf(summary));
}

const codeOf = (summary: SimulateSummary): number => (summary.errors === 0 && summary.acknowledged === summary.sent ? 0 : 1);

async function asStations(options: SimulateOptions, stations: StationOptions, met: Met, print: (line: string) => void): Promise<Result<number>> {
  const { rate, seconds, sm4, json } = options;
  const faults = readFaultOrders(stations.faults);
  if (!faults.ok) return faults;
  const done = await runStations({
    ...met, ...stations, rate, seconds, faults: faults.value, from: stations.from ?? dataTimeOfRun(), interval: stations.interval * 1000,
    answerMs: stations.answerMs ?? answerMsMax, watching: options, ...(sm4 === undefined ? {} : { sm4 }),
  });
  if (!done.ok) return done;
  print(json ? JSON.stringify(done.value) : sentences(done.value));
  return ok(codeOf(done.value));
}

type Met = { readonly host: string; readonly port: number; readonly devices: readonly SimulatedDevice[] };

async function prepared({ to, links, edition, devices: file, sm4 }: SimulateOptions): Promise<Result<Met>> {
  const [, host, port] = /^\[?([^\]]+)\]?:(\d{1,5})$/.exec(to) ?? [];
  if (host === undefined || port === undefined) return fail('system.bad-option', `--to needs HOST:PORT, got ${to}`);
  const read = file === undefined ? ok(madeUpDevices(links, edition)) : await readDevices(file);
  if (!read.ok) return read;
  if (read.value.length < links) return fail('system.bad-option', `${links} links need as many devices, the file has ${read.value.length}`);
  const devices = read.value.slice(0, links);
  const locked = sm4 === undefined ? devices.find(({ keyHex }) => keyHex !== undefined) : undefined;
  return locked === undefined ? ok({ host, port: Number(port), devices }) : fail('frame.wrong-key', locked.mn);
}

function printersFor(devices: readonly SimulatedDevice[], { values, sm4 }: SimulateOptions): Result<readonly FramePrinter[]> {
  const printers: FramePrinter[] = [];
  for (const device of devices) {
    const printer = framePrinter(device, values, sm4);
    if (!printer.ok) return printer;
    printers.push(printer.value);
  }
  return ok(printers);
}

/** Long before any drill or real record, and later in every later run: what is sent is new and never in the future. */
const dataTimeOfRun = (): number => Date.UTC(2020, 0, 1) + Math.floor((Date.now() - Date.UTC(2026, 0, 1)) / 1000) * 1000;
const answerMsMax = 30_000;

type Loaded = Met & { readonly printers: readonly FramePrinter[] };

async function run(options: SimulateOptions, { host, port, printers }: Loaded): Promise<SimulateSummary> {
  const latencies = new Latencies();
  const counts = {
    sent: 0, acknowledged: 0, connectErrors: 0, closed: 0, timeouts: 0, second: undefined as Latencies | undefined,
    get errors() { return this.connectErrors + this.closed + this.timeouts; },
  };
  const idle: SimulatedLink[] = [];
  let open = false;
  const send = (link: SimulatedLink): void => { counts.sent += 1; link.send(); };
  const events: LinkEvents = {
    ready: (link) => { if (open && options.rate === 0) send(link); else idle.push(link); },
    acknowledged: options.report === undefined ? (ms) => { counts.acknowledged += 1; latencies.add(ms); }
      : (ms) => { counts.acknowledged += 1; latencies.add(ms); counts.second?.add(ms); },
    lost: (kind) => { if (kind === 'timeout') counts.timeouts += 1; else counts.closed += 1; },
  };
  const links = await connectAll(host, port, printers, events, () => { counts.connectErrors += 1; });
  open = true;
  const started = performance.now();
  const reporting = watch(options, { tally: counts, elapsed: () => (performance.now() - started) / 1000, open: () => links.length });
  if (options.rate === 0) for (const link of links) send(link);
  else idle.push(...links);
  const pace = setInterval(() => {
    const now = performance.now();
    for (const link of links) link.checkTime(now, answerMsMax);
    const due = Math.floor(((now - started) / 1000) * options.rate) - counts.sent;
    if (options.rate > 0) for (const link of idle.splice(0, Math.max(0, due))) send(link);
  }, options.rate === 0 ? 250 : 10);
  await sleep(options.seconds * 1000);
  open = false;
  const seconds = (performance.now() - started) / 1000;
  const inTime = counts.acknowledged;
  clearInterval(pace);
  await drained(links);
  for (const link of links) link.end();
  await reporting.end();
  const errors = counts.errors + links.filter((link) => link.waiting).length;
  return {
    links: links.length, sent: counts.sent, acknowledged: counts.acknowledged, framesPerSecond: Math.round(inTime / seconds),
    valuesPerSecond: Math.round((inTime * options.values) / seconds), ackP50Ms: latencies.percentile(0.5), ackP99Ms: latencies.percentile(0.99),
    errors, connectErrors: counts.connectErrors, closed: counts.closed, timeouts: counts.timeouts,
  };
}

const sleep = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));

/** Some hundreds at a time, so that the other end's queue of new links does not overflow. */
async function connectAll(host: string, port: number, printers: readonly FramePrinter[], events: LinkEvents, failed: () => void): Promise<SimulatedLink[]> {
  const links: SimulatedLink[] = [];
  const from = dataTimeOfRun();
  for (let at = 0; at < printers.length; at += 200) {
    const part = printers.slice(at, at + 200).map((print, index) => SimulatedLink.open(host, port, print, from, (at + index) * 7, events));
    for (const each of await Promise.allSettled(part)) if (each.status === 'fulfilled') links.push(each.value); else failed();
  }
  return links;
}

/** Waits for the answers that are still on the way, as long as a logger would. */
async function drained(links: readonly SimulatedLink[]): Promise<void> {
  const started = performance.now();
  while (performance.now() - started < answerMsMax && links.some((link) => link.waiting)) await sleep(20);
}

const sentence = (summary: SimulateSummary): string =>
  `${summary.links} links, ${summary.sent} frames sent, ${summary.acknowledged} acknowledged, ${summary.framesPerSecond} frames/s, `
  + `answer p50 ${summary.ackP50Ms ?? '-'} ms, p99 ${summary.ackP99Ms ?? '-'} ms, ${summary.errors} errors`;
