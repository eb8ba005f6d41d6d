import { fail, ok, type Result } from '../../basis/result.ts';
import { dayOf, hourMs, instant, type Day } from '../../basis/time.ts';
import { decidingMark } from '../../judge/data-mark.ts';
import { hourFates, type Fate } from '../../judge/valid-transmission/hour-fates.ts';
import { transmissionRules, type TransmissionRules } from '../../judge/valid-transmission/rules.ts';
import { markDecides, markState, type DataMark } from '../../model/data-mark.ts';
import { appealState, type DeductionAppeal } from '../../model/deduction-appeal.ts';
import type { Point } from '../../model/point.ts';
import { editionOn } from '../../rulebook/choose-edition.ts';
import { hourMap } from '../checks/hour-map.ts';
import { isOutlet } from '../determine/outlet-days.ts';
import { dueHours, firstHeld } from '../due-hours.ts';
import type { House } from '../house.ts';
import { limitsOfOutlet } from '../outlet-limits.ts';
import type { Window } from '../ports/observations.ts';
import { machineViewer } from '../viewer.ts';

/** The hours of one outlet and factor from `from` on (UTC ms) and what each counts for. */
export type FactorFates = { readonly factor: string; readonly from: number; readonly fates: readonly Fate[] };
export type OutletFates = { readonly point: Point; readonly factors: readonly FactorFates[] };
export type Assessed = { readonly rules: TransmissionRules; readonly outlets: readonly OutletFates[]; readonly appeals: readonly DeductionAppeal[] };

const heardMost = 200_000;

/** By the rules on a day. Faults standard.not-in-force, standard.no-row. */
export function rulesOf({ rulebook }: Pick<House, 'rulebook'>, day: Day): Result<TransmissionRules> {
  const edition = editionOn(rulebook, 'emission-data', day);
  return edition === undefined ? fail('standard.not-in-force', `emission-data ${day}`) : transmissionRules(edition, day);
}

/** Stored hours of these outlets with what marks and accepted appeals say of them, by the rules on the window's first day. */
export async function outletFates(house: House, points: readonly Point[], window: Window): Promise<Result<Assessed>> {
  const rules = rulesOf(house, dayOf(instant(window.from)));
  if (!rules.ok) return rules;
  const outlets = points.filter((point) => isOutlet(point) && house.directory.deviceOf(point.number) !== undefined);
  const numbers = outlets.map(({ number }) => number);
  const records = house.records.read(machineViewer);
  const [since, hours, marks, appeals, short] = await Promise.all([
    firstHeld(house, 'outlets', window),
    hourMap(house, numbers, window), records.dataMarks({ points: numbers, window, limit: heardMost }),
    records.deductionAppeals({ points: numbers, window, limit: heardMost }), shortHours(house, numbers, window),
  ]);
  const heard = { rules: rules.value, window, short, since, marks: Map.groupBy(marks.filter((mark) => markState(mark) === 'standing'),
    ({ point }) => point),
    appeals: Map.groupBy(appeals.filter((appeal) => appealState(appeal) === 'accepted'), ({ point }) => point) };
  return ok({
    rules: rules.value, appeals,
    outlets: outlets.map((point) => ({ point, factors: fatesOf(house, point, hours.get(point.number) ?? new Map(), heard) })),
  });
}

/** Hours with too few valid minutes, by point and factor. */
async function shortHours({ observations }: House, points: readonly number[], window: Window): Promise<ReadonlySet<string>> {
  const rows = points.length === 0 ? [] : await observations.determinations({ points, period: 'hour', window,
    verdicts: ['undeterminable'] });
  return new Set(rows.filter(({ reason }) => reason === 'too-few-minutes').map(({ point, factor, at }) => `${point} ${factor} ${at}`));
}

type Heard = {
  readonly rules: TransmissionRules; readonly window: Window; readonly since: number; readonly short: ReadonlySet<string>;
  readonly marks: ReadonlyMap<number, readonly DataMark[]>; readonly appeals: ReadonlyMap<number, readonly DeductionAppeal[]>;
};

function fatesOf(house: House, point: Point, hours: ReadonlyMap<string, Uint8Array>, heard: Heard): readonly FactorFates[] {
  const { window, rules, short } = heard;
  const range = dueHours(house.directory.deviceOf(point.number), window, heard.since);
  const [first, last] = [(range.from - window.from) / hourMs, (range.to - window.from) / hourMs];
  const length = (window.to - window.from) / hourMs;
  const of = (factor: string) => <T extends { readonly factors: readonly string[] }>(all: readonly T[] | undefined): readonly T[] =>
    (all ?? []).filter(({ factors }) => factors.length === 0 || factors.includes(factor));
  return assessedFactors(house, point, hours, window).map((factor): FactorFates => {
    const marks = of(factor)(heard.marks.get(point.number));
    const [deciding, firms] = [marks.filter(markDecides), marks.filter(({ maker }) => maker === 'firm')];
    const appeals = of(factor)(heard.appeals.get(point.number));
    return { factor, from: range.from, fates: hourFates({
      factor, from: range.from, flags: (hours.get(factor) ?? new Uint8Array(length)).subarray(first, last),
      deciding: (at) => (deciding.length === 0 ? undefined : decidingMark(deciding, factor, at, at + hourMs)),
      explained: (at) => firms.find(({ from, to }) => from <= at && at < to)?.type,
      short: (at) => short.has(`${point.number} ${factor} ${at}`), appealed: (at) => appeals.some(({ from, to }) => from <= at && at < to),
    }, rules) };
  });
}

/** Factors that have a limit and that the outlet has sent; of one that never sent anything those that its own rows limit. */
function assessedFactors(house: House, point: Point, hours: ReadonlyMap<string, Uint8Array>, { from }: Window): readonly string[] {
  const day = dayOf(instant(from));
  const knownAt = house.clocks.machine();
  const own = (): readonly string[] => house.directory.limitsOn(point.number, day, knownAt).map(({ factor }) => factor);
  const limited = hours.size === 0 ? own() : limitsOfOutlet(house, point, day, knownAt).limits.map(({ factor }) => factor);
  return [...new Set(limited)].filter((factor) => hours.size === 0 || hours.has(factor)).sort();
}
