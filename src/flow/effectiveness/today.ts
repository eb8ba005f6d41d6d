import { dueOf } from '../../act/clock.ts';
import { ok, type Result } from '../../basis/result.ts';
import { dayMs, dayOf, hourMs, instant } from '../../basis/time.ts';
import { faultDues } from '../../judge/valid-transmission/faults.ts';
import type { TransmissionRules } from '../../judge/valid-transmission/rules.ts';
import { markState, type DataMark } from '../../model/data-mark.ts';
import type { TroubleKind } from '../../model/hour-fate.ts';
import type { Point } from '../../model/point.ts';
import { isOutlet } from '../determine/outlet-days.ts';
import { isConnected } from '../connected.ts';
import { dueWindow, healthOf, missingHoursOf } from '../device-health.ts';
import type { House } from '../house.ts';
import { machineViewer } from '../viewer.ts';
import { rulesOf } from './outlet-fates.ts';

/** Until when a fault is to be reported and gone (UTC ms); `reportedAt`: the firm's mark of a fault that covers its beginning. */
export type FaultClock = { readonly reportBy: number; readonly restoreBy?: number; readonly reportedAt?: number };

/** One trouble of today: since when, until when where it has ended, and for a clock by how much it is off (ms, positive: fast). */
export type Trouble = {
  readonly kind: TroubleKind; readonly point: Point; readonly factors: readonly string[]; readonly from: number; readonly to: number; readonly open: boolean;
  readonly driftMs?: number; readonly clock?: FaultClock;
};

/** Rules of the screen, none of law: a clock off by so much is shown; a trouble that ended so long ago is not. */
const [driftShownMs, shownMs] = [5 * 60_000, dayMs];
const heardMost = 20_000;

/** 今日清单 of these outlets, the longest first. Faults standard.not-in-force, standard.no-row. */
export async function troublesToday(house: House,
  points: readonly Point[]): Promise<Result<{ readonly rules: TransmissionRules; readonly rows: readonly Trouble[] }>> {
  const now = house.clocks.world();
  const rules = rulesOf(house, dayOf(instant(now)));
  if (!rules.ok) return rules;
  const outlets = new Map(points.filter((point) => isOutlet(point) && house.directory.deviceOf(point.number) !== undefined).map((point) => [point.number, point]));
  const [devices, spans] = await Promise.all([deviceTroubles(house, outlets, now), spanTroubles(house, outlets, now)]);
  const marks = await house.records.read(machineViewer).dataMarks({ points: [...outlets.keys()], makers: ['firm'], limit: heardMost,
    window: { from: Math.min(now, ...devices.map(({ from }) => from)), to: now + hourMs } });
  const standing = marks.filter((mark) => markState(mark) === 'standing' || markState(mark) === 'waiting');
  const rows = [...devices, ...spans].flatMap((row): Trouble[] => {
    const own = standing.filter((mark) => mark.point === row.point.number && mark.from < row.to && mark.to > row.from);
    // Hours that the firm has marked are explained: what is left of the list is what nobody spoke of.
    if (row.kind === 'missing' && own.some((mark) => mark.from <= row.from && mark.to >= row.to)) return [];
    return [row.kind === 'offline' || row.kind === 'missing' ? { ...row, clock: clockOf(house, rules.value, row.from, own) } : row];
  });
  return ok({ rules: rules.value, rows: rows.sort((a,
    b) => (b.to - b.from) - (a.to - a.from) || a.from - b.from || a.point.number - b.point.number) });
}

async function deviceTroubles(house: House, outlets: ReadonlyMap<number, Point>, now: number): Promise<readonly Trouble[]> {
  const devices = [...outlets.keys()].flatMap((number) => house.directory.deviceOf(number) ?? []);
  const window = dueWindow(now);
  const [health, missing] = await Promise.all([healthOf(house, devices), missingHoursOf(house, devices, window, { held: true })]);
  return devices.flatMap((device): Trouble[] => {
    const point = outlets.get(device.point);
    const of = health.get(device.mn);
    if (point === undefined || of === undefined) return [];
    const from = of.lastFrameAt ?? window.from;
    const drift = of.drift?.ms ?? 0;
    const base = { point, factors: [] };
    return [
      ...(isConnected(of.lastFrameAt, now) ? [] : [{ ...base, kind: 'offline' as const, from, to: now, open: true }]),
      ...(Math.abs(drift) >= driftShownMs ? [{ ...base, kind: 'clock' as const, from: of.lastFrameAt ?? now, to: now, open: true,
        driftMs: drift }] : []),
      ...inRuns(missing.get(device)?.hours ?? []).map((run) => ({ ...base, kind: 'missing' as const, ...run, open: run.to === window.to })),
    ];
  });
}

function inRuns(hours: readonly number[]): readonly { readonly from: number; readonly to: number }[] {
  const runs: { from: number; to: number }[] = [];
  for (const at of hours) {
    const last = runs.at(-1);
    if (last?.to === at) last.to = at + hourMs;
    else runs.push({ from: at, to: at + hourMs });
  }
  return runs;
}

const kindOf: Readonly<Record<string, TroubleKind>> = { 'flat': 'flat', 'zero': 'zero', 'range': 'range', 'flag.T': 'range' };

/** What the rules of checking doubt and what goes on or ended within the last day. */
async function spanTroubles(house: House, outlets: ReadonlyMap<number, Point>, now: number): Promise<readonly Trouble[]> {
  const spans = await house.records.read(machineViewer).checkSpans({
    points: [...outlets.keys()], keys: Object.keys(kindOf), window: { from: now - shownMs, to: now + hourMs }, limit: heardMost,
  });
  return spans.flatMap(({ point: number, factor, key, from, to, mark }): Trouble[] => {
    const [point, kind] = [outlets.get(number), kindOf[key]];
    return point === undefined || kind === undefined ? [] : [{ kind, point, factors: [factor], from, to, open: mark === undefined }];
  });
}

function clockOf({ calendar }: House, rules: TransmissionRules, since: number, marks: readonly DataMark[]): FaultClock {
  const { reportBy, restoreDays } = faultDues(rules, since);
  const due = dueOf(instant(since), { length: restoreDays, unit: 'working-day' }, calendar);
  const reported = marks.filter(({ type }) => rules.fault.signs.has(type)).map(({ at }) => at);
  return { reportBy, ...(due.ok ? { restoreBy: due.value.due } : {}),
    ...(reported.length === 0 ? {} : { reportedAt: Math.min(...reported) }) };
}
