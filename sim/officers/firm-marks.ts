import { dayMs, hourMs } from '../../src/basis/time.ts';
import { chance, pick } from '../province/chance.ts';
import type { Province } from '../province/province.ts';
import { drillStart, Truth, type TruthEvent } from '../province/truth.ts';
import { isPeopled } from './sites.ts';

/** A mark that a firm of the drill sets of its own accord. */
export type FirmMark = {
  /** Key of the draw; the same for the same seed. */
  readonly id: string;
  readonly unit: string;
  /** World time, ms. */
  readonly at: number;
  readonly body: { readonly point: number; readonly factors: readonly string[]; readonly from: number; readonly to: number; readonly type: string; readonly reason: string };
  /** An exceedance that was sent openly and is marked as if the monitor had failed. */
  readonly untrue: boolean;
};

const fortnightMs = 14 * dayMs;
/** Of flagged spans so many are marked; of these so many after the deadline. */
const [markedShare, lateShare] = [0.7, 0.12];
const kinds: Readonly<Record<string, readonly [type: string, reason: string]>> = {
  M: ['monitor-maintenance', '按运维计划维护分析仪,记录见运维台账'], C: ['monitor-calibration', '标气校准,校准记录已存档'],
  D: ['monitor-fault', '分析仪故障,已报修并恢复'], B: ['monitor-line', '数采仪与平台通讯中断,已恢复'],
};
const untrueReason = '分析仪故障,数据偏高';

/** Marks that firms outside the story county set in [from, to), in order of time; a function of the province and its truth alone. */
export function firmMarks(province: Province, from: number, to: number): readonly FirmMark[] {
  const units = unitsOf(province);
  const truth = new Truth(province);
  // A mark follows its hours by three days at most.
  const first = Math.floor((from - 3 * dayMs - drillStart) / fortnightMs);
  const last = Math.floor((to - drillStart) / fortnightMs);
  return Array.from({ length: Math.max(0, last - first + 1) }, (_, at) => first + at)
    .flatMap((fortnight) => marksOf(province, units, truth, fortnight)).filter(({ at }) => at >= from && at < to).sort((a,
      b) => a.at - b.at);
}

function marksOf(province: Province, units: ReadonlyMap<number, string>, truth: Truth, fortnight: number): readonly FirmMark[] {
  const from = drillStart + fortnight * fortnightMs;
  const events = truth.between(from, from + fortnightMs).filter(({ point }) => units.has(point));
  const draw = (event: TruthEvent, key: number): number => chance(province.seed + key, event.point, event.from / hourMs);
  const flagged = events.filter((event) => event.flag !== undefined && draw(event, 901) < markedShare);
  const open = events.filter(({ kind }) => kind === 'exceedance');
  const untrue = open.length === 0 ? [] : [pick(open, chance(province.seed, 902, fortnight))];
  return [
    ...flagged.map((event) => markOf(event, units, draw(event, 903) < lateShare ? dayMs : 0, draw(event, 904), kinds[event.flag ?? ''])),
    ...untrue.map((event) => markOf(event, units, 0, draw(event, 904), ['monitor-fault', untrueReason], true)),
  ].filter((mark) => mark !== undefined);
}

/** Some hours after its end, by noon of the next day at the latest unless it is late. */
function markOf(event: TruthEvent, units: ReadonlyMap<number, string>, later: number, drawn: number, kind: readonly [string,
  string] | undefined, untrue = false): FirmMark | undefined {
  const unit = units.get(event.point);
  if (unit === undefined || kind === undefined) return undefined;
  const [type, reason] = kind;
  const factors = event.factor === undefined || event.factor === '' ? [] : [event.factor];
  const at = event.to + later + Math.floor((1 + drawn * 8) * hourMs);
  return { id: `${event.point} ${event.from}`, unit, at, untrue, body: { point: event.point, factors, from: event.from, to: event.to,
    type, reason } };
}

/** Firms whose people live by themselves, by outlet. */
function unitsOf(province: Province): ReadonlyMap<number, string> {
  const outlets = (province.parts[0]?.outlets ?? []).filter(({ point }) => isPeopled(province, point.region));
  return new Map(outlets.flatMap(({ point }) => (point.enterprise === undefined ? [] : [[point.number, point.enterprise] as const])));
}
