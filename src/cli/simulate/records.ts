import { civilOffsetMs, dayMs, hourMs, instant } from '../../basis/time.ts';
import { printMoment } from '../../codecs/hj212/moment.ts';
import type { Item, Pair } from '../../codecs/hj212/message.ts';
import type { Bend, Walk } from './walk.ts';

export const kinds = ['realtime', 'minute', 'hour', 'day', 'heartbeat'] as const;
export type Kind = (typeof kinds)[number];
export const isKind = (text: string): text is Kind => kinds.some((kind) => kind === text);

export const minuteMs = 600_000;
export const commands: Readonly<Record<Kind, string>> = { realtime: '2011', minute: '2051', hour: '2061', day: '2031', heartbeat: '9015' };

/** One record: of which kind, of which moment or period, and when the logger has it ready. */
export type Due = { readonly kind: Kind; readonly dataTime: number; readonly at: number };

/** The length of a kind's period; a heartbeat and a moment come every `interval`. */
export const periodOf = (kind: Kind, interval: number): number => ({ realtime: interval, heartbeat: interval * 10, minute: minuteMs, hour: hourMs, day: dayMs })[kind];

/**
 * The records of a logger in the order in which they are ready, on the grid of Beijing time. DataTime is the moment, and the start of the
 * period for minutes, hours and days (HJ 212 table of fields); ready is a period when it is over. `phase` keeps loggers apart.
 */
export class Calendar {
  readonly #next: Due[];
  readonly #interval: number;
  readonly #phase: number;

  /** `running`: begin with the periods that are under way at `from`, not with those that begin after it. */
  constructor(of: readonly Kind[], from: number, interval: number, phase: number, running = false) {
    this.#interval = interval;
    this.#phase = phase;
    this.#next = of.map((kind) => this.#due(kind, gridFrom(running && isPeriod(kind) ? from - periodOf(kind, interval) + 1 : from, periodOf(kind, interval))));
  }

  peek(): Due | undefined {
    let first: Due | undefined;
    for (const due of this.#next) if (first === undefined || due.at < first.at) first = due;
    return first;
  }

  take(): Due | undefined {
    const due = this.peek();
    if (due === undefined) return undefined;
    this.#next[this.#next.indexOf(due)] = this.#due(due.kind, due.dataTime + periodOf(due.kind, this.#interval));
    return due;
  }

  #due(kind: Kind, dataTime: number): Due {
    const whole = isPeriod(kind) ? periodOf(kind, this.#interval) : 0;
    return { kind, dataTime, at: dataTime + whole + this.#phase };
  }
}

const isPeriod = (kind: Kind): boolean => kind !== 'realtime' && kind !== 'heartbeat';
const gridFrom = (from: number, step: number): number => Math.ceil((from + civilOffsetMs) / step) * step - civilOffsetMs;

/** The data area of one record. */
export function itemsOf({ kind, dataTime }: Due, walk: Walk, bend: Bend, shift = 0): readonly Item[] {
  if (kind === 'heartbeat') return [];
  const period = periodOf(kind, 0) / 1000;
  const items: Item[] = [[['DataTime', printMoment(instant(dataTime + shift))]]];
  for (const [index, factor] of walk.measured.entries()) {
    const fields: Pair[] = kind === 'realtime' ? [[`${factor.code}-Rtd`, walk.value(index, bend)]] : periodFields(walk, index, bend, period);
    items.push([...fields, [`${factor.code}-Flag`, walk.flag()]]);
  }
  return items;
}

function periodFields(walk: Walk, index: number, bend: Bend, seconds: number): Pair[] {
  const { code = '', decimals = 2, sum, converted, noise } = walk.measured[index] ?? {};
  const { min, avg, max, mean } = walk.spread(index, bend);
  if (noise === true) return [[`${code}-Data`, avg]];
  const out: Pair[] = [[`${code}-Min`, min], [`${code}-Avg`, avg], [`${code}-Max`, max]];
  if (sum !== undefined) out.push([`${code}-Cou`, (mean * sum * seconds).toFixed(2)]);
  // Converted to the reference oxygen content: one and the same factor for all three, so that their order holds.
  const zs = (text: string): string => (Number(text) * 1.2).toFixed(decimals);
  if (converted === true) out.push([`${code}-ZsMin`, zs(min)], [`${code}-ZsAvg`, zs(avg)], [`${code}-ZsMax`, zs(max)]);
  return out;
}
