import { numberParameter } from '../../act/parameters.ts';
import { dayMs } from '../../basis/time.ts';
import { machineCheck, type MachineCheck, type WatchedSeries } from '../../close/machine-check.ts';
import type { Case } from '../../model/case.ts';
import type { CaseType } from '../../model/case-type.ts';
import type { House } from '../house.ts';
import { parametersOf } from './parameters-of.ts';

/** Parameter ids that a type with machine items declares. */
const daysParameter = 'machine-check-days';
const shareParameter = 'machine-check-valid-share';

/** 机器核验 of every machine item of a case, from what is stored now. */
export async function machineChecks(house: House, type: CaseType, of: Case): Promise<Readonly<Record<string, MachineCheck>>> {
  const items = type.checklist.filter((item) => item.proof === 'machine');
  if (items.length === 0) return {};
  const parameters = parametersOf(house, type.id);
  const days = numberParameter(type, daysParameter, parameters);
  const now = house.clocks.world();
  const series = watchedSeries(house, of);
  const determinations = series.length === 0 ? [] : await house.observations.determinations({
    points: [...of.points], factors: [...new Set(series.map((one) => one.factor))], period: 'hour', window: { from: now - (days + 2) * dayMs, to: now },
  });
  const since = lastReopening(of);
  const check = machineCheck({ series, determinations, now, days, validShareMin: numberParameter(type, shareParameter, parameters), ...(since === undefined ? {} : { since }) });
  return Object.fromEntries(items.map((item) => [item.id, check]));
}

/** Every factor of the attached outlets that has an hourly limit. */
function watchedSeries(house: House, of: Case): readonly WatchedSeries[] {
  const series = new Map<string, WatchedSeries>();
  for (const point of of.points) {
    for (const limit of house.directory.limitsOf(point)) {
      if (limit.averaging === 'hour') series.set(`${point} ${limit.factor}`, { point, factor: limit.factor });
    }
  }
  return [...series.values()];
}

/** After a rebound the required time begins anew. */
const lastReopening = (of: Case): number | undefined => {
  if (of.rebounds === 0) return undefined;
  const times = ['rebound', 'look-back-failed', 'confirm-report'].flatMap((event) => of.doneBy[event]?.at ?? []);
  return times.length === 0 ? undefined : Math.max(...times);
};
