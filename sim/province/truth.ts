import { hourMs } from '../../src/basis/time.ts';
import { chance } from './chance.ts';
import { storyFirm } from './firms.ts';
import type { Outlet } from './outlets.ts';
import type { Part, Province } from './province.ts';

/**
 * What really happened at one point, from `from` until before `to` (start of hours, UTC ms). `exceedance`: sent openly;
 * `secret-discharge`: the water or air got `ratio` times the limit while the logger sent a capped value; `flat-line`: one
 * value repeated; `offline`: nothing sent until `to`, then sent late; `maintenance` and `fault`: flagged; `night-works`: machines by
 * a noise station make `value` dB(A) at least; `red-tide`: algae bloom around a buoy; `sea-discharge`: nutrients at a buoy are `ratio` times what
 * is usual; `leak`: tanks and pipes of the outlet's firm lose `kgPerHour` of toluene at the ground; `straw-fire`: a field burns at `lon`, `lat` and
 * sends out `kgPerHour` of fine particles; `import`: air of elsewhere with `rise` µg/m³ more PM2.5 enters with the wind over the border that lies
 * `against` it (radians, as the wind blows); `override`: a trainer's.
 */
export type TruthEvent = {
  readonly kind: 'exceedance' | 'secret-discharge' | 'flat-line' | 'offline' | 'maintenance' | 'fault' | 'night-works' | 'red-tide' | 'sea-discharge' | 'leak' | 'straw-fire' | 'import'
    | 'override';
  /** 0: of no point, but of the whole province. */
  readonly point: number;
  readonly factor?: string;
  readonly from: number;
  readonly to: number;
  /** Multiple of the limit at the stack or pipe. */
  readonly ratio?: number;
  /** Override: the value as sent (converted value for flue gas with reference oxygen). */
  readonly value?: number;
  readonly flag?: string;
  readonly kgPerHour?: number;
  readonly lon?: number;
  readonly lat?: number;
  readonly rise?: number;
  readonly against?: number;
};

/** A trainer's wish: this factor of this outlet has this value for these hours. */
export type Override = {
  readonly point: number; readonly factor: string; readonly hour: number; readonly hours?: number; readonly value: number;
};

/** First hour of the drill: 2026-03-02 00:00 in Beijing. The fortnight before it is the first fill. */
export const drillStart = Date.UTC(2026, 2, 1, 16);
const blockHours = 14 * 24;

/** Happenings per fortnight as a share of the outlets (offline: of all loggers), with hours from…to and multiple of the limit. */
const plans = [
  { kind: 'exceedance', share: 0.055, hours: [1, 2], ratio: [1.08, 2.2] },
  { kind: 'secret-discharge', share: 0.01, hours: [6, 30], ratio: [1.5, 4] },
  { kind: 'flat-line', share: 0.012, hours: [20, 72] },
  { kind: 'offline', share: 0.03, hours: [2, 20] },
  { kind: 'maintenance', share: 0.08, hours: [1, 3], flags: ['M', 'C'] },
  { kind: 'fault', share: 0.03, hours: [1, 6], flags: ['D', 'B'] },
] as const;

/** The truth log: planned by the seed for every fortnight, plus what trainers override. */
export class Truth {
  readonly #province: Province;
  readonly #blocks = new Map<number, ReadonlyMap<number, readonly TruthEvent[]>>();
  readonly #overrides = new Map<number, TruthEvent[]>();

  /** `planted`: happenings beside those that the seed plans. */
  constructor(province: Province, overrides: readonly Override[] = [], planted: readonly TruthEvent[] = []) {
    this.#province = province;
    for (const event of planted) this.#overrides.set(event.point, [...(this.#overrides.get(event.point) ?? []), event]);
    for (const override of overrides) this.override(override);
  }

  override({ point, factor, hour, hours = 1, value }: Override): void {
    const from = Math.floor(hour / hourMs) * hourMs;
    this.#overrides.set(point, [...(this.#overrides.get(point) ?? []), { kind: 'override', point, factor, from, to: from + hours * hourMs, value }]);
  }

  /** Everything true of one point in one hour; the later a trainer's override, the more it counts (last wins). */
  truthAt(point: number, hour: number): readonly TruthEvent[] {
    const planned = this.#block(blockOf(hour)).get(point);
    const overrides = this.#overrides.get(point);
    if (planned === undefined && overrides === undefined) return [];
    return [...(planned ?? []), ...(overrides ?? [])].filter(({ from, to }) => from <= hour && hour < to);
  }

  /** All that begins in [from, to), in order of time. */
  between(from: number, to: number): readonly TruthEvent[] {
    const found: TruthEvent[] = [...this.#overrides.values()].flat();
    for (let block = blockOf(from); block <= blockOf(to); block += 1) for (const events of this.#block(block).values()) found.push(...events);
    return found.filter((event) => event.from >= from && event.from < to).sort((one, other) => one.from - other.from || one.point - other.point);
  }

  /** The log as JSON lines. */
  lines(from: number, to: number): string {
    return this.between(from, to).map((event) => `${JSON.stringify(event)}\n`).join('');
  }

  #block(block: number): ReadonlyMap<number, readonly TruthEvent[]> {
    const held = this.#blocks.get(block);
    if (held !== undefined) return held;
    const { steadyPoint, exceedingPoint } = this.#province.story;
    const planned = this.#province.parts.flatMap((part, at) => planBlock(part, block, at === 0 ? exceedingPoint : 0, steadyPoint));
    const byPoint = Map.groupBy(planned, (event) => event.point);
    this.#blocks.set(block, byPoint);
    return byPoint;
  }
}

const blockOf = (hour: number): number => Math.floor((hour - drillStart) / (blockHours * hourMs));

/** At most one happening a point and fortnight; the steady outlet of the story has none, the exceeding one always has its own. */
function planBlock(part: Part, block: number, exceeding: number, steady: number): readonly TruthEvent[] {
  const busy = new Set([steady]);
  const events: TruthEvent[] = [];
  const story = part.outlets[storyFirm];
  if (story !== undefined && story.point.number === exceeding) {
    busy.add(exceeding);
    const from = startOf(block) + Math.floor(chance(part.seed, 301, block) * 300 + 12) * hourMs;
    events.push({ kind: 'exceedance', point: exceeding, factor: story.factors[1]?.code ?? '', from, to: from + 2 * hourMs, ratio: 1.4 });
  }
  plans.forEach((plan, kind) => {
    const count = Math.max(1, Math.round(plan.share * part.outlets.length));
    for (let serial = 0; serial < count; serial += 1) {
      const draw = (key: number): number => chance(part.seed + kind * 131, 302 + key, block, serial);
      const outlet = part.outlets[Math.floor(draw(0) * part.outlets.length)];
      if (outlet === undefined || busy.has(outlet.point.number)) continue;
      busy.add(outlet.point.number);
      events.push(happening(plan, outlet, block, draw));
    }
  });
  return [...events, ...noiseHappenings(part, block), ...seaHappenings(part, block)];
}

/** Of the noise stations, one in ten (one at least) has two nights of works nearby in a fortnight, and one is offline for a while. */
function noiseHappenings(part: Part, block: number): readonly TruthEvent[] {
  const stations = part.noiseStations;
  const count = Math.max(1, Math.round(stations.length / 10));
  const works = Array.from({ length: count }, (_, serial) => {
    const point = stations[Math.floor(chance(part.seed, 321, block, serial) * stations.length)]?.point.number;
    const night = Math.floor(chance(part.seed, 322, block, serial) * 11);
    const value = 60 + Math.round(80 * chance(part.seed, 323, block, serial)) / 10;
    return point === undefined ? [] : [night, night + 1].map((at): TruthEvent => {
      const from = startOf(block) + (at * 24 + 22) * hourMs;
      return { kind: 'night-works', point, factor: 'Leq', from, to: from + 5 * hourMs, value };
    });
  });
  const away = stations[Math.floor(chance(part.seed, 324, block) * stations.length)]?.point.number;
  const from = startOf(block) + Math.floor(chance(part.seed, 325, block) * (blockHours - 20)) * hourMs;
  return [...works.flat(), ...(away === undefined ? [] : [{ kind: 'offline' as const, point: away, from, to: from + (3 + Math.floor(chance(part.seed, 326, block) * 12)) * hourMs }])];
}

/** Of the buoys, one has a discharge of a day or two in a fortnight, another a red tide of three to five days. */
function seaHappenings(part: Part, block: number): readonly TruthEvent[] {
  const buoys = part.seaBuoys;
  const draw = (key: number): number => chance(part.seed, 331 + key, block);
  const first = Math.floor(draw(0) * buoys.length);
  const [near, other] = [buoys[first]?.point.number, buoys[(first + 1) % buoys.length]?.point.number];
  if (near === undefined || other === undefined || near === other) return [];
  const span = (kind: 'sea-discharge' | 'red-tide', point: number, key: number, hours: number) => {
    const from = startOf(block) + Math.floor(draw(key) * (blockHours - hours)) * hourMs;
    return { kind, point, from, to: from + hours * hourMs };
  };
  return [
    { ...span('sea-discharge', near, 1, 24 + Math.floor(draw(2) * 25)), ratio: Math.round((1.9 + draw(3)) * 100) / 100 },
    span('red-tide', other, 4, 72 + Math.floor(draw(5) * 49)),
  ];
}

function happening(plan: (typeof plans)[number], outlet: Outlet, block: number, draw: (key: number) => number): TruthEvent {
  const [least, most] = plan.hours;
  const hours = least + Math.floor(draw(1) * (most - least + 1));
  const from = startOf(block) + Math.floor(draw(2) * (blockHours - hours)) * hourMs;
  const span = { kind: plan.kind, point: outlet.point.number, from, to: from + hours * hourMs };
  if (plan.kind === 'offline') return span;
  if ('flags' in plan) return { ...span, flag: plan.flags[Math.floor(draw(4) * plan.flags.length)] ?? 'M' };
  const factor = outlet.factors[Math.floor(draw(3) * outlet.factors.length)]?.code ?? '';
  if (!('ratio' in plan)) return { ...span, factor };
  return { ...span, factor, ratio: Math.round((plan.ratio[0] + draw(5) * (plan.ratio[1] - plan.ratio[0])) * 100) / 100 };
}

const startOf = (block: number): number => drillStart + block * blockHours * hourMs;
