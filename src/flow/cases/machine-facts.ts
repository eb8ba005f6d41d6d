import { numberParameter } from '../../act/parameters.ts';
import { dayMs, dayOf, instant } from '../../basis/time.ts';
import { machineCheck, type MachineCheck, type WatchedSeries } from '../../close/machine-check.ts';
import type { Case } from '../../model/case.ts';
import type { CaseType, ChecklistItem } from '../../model/case-type.ts';
import { applies } from '../../model/checklist-applies.ts';
import { factorOf } from '../../model/factor.ts';
import type { Words } from '../../model/words.ts';
import type { House } from '../house.ts';
import { limitsOfOutlet, type OutletLimits } from '../outlet-limits.ts';
import type { RecordReader } from '../ports/records.ts';
import { machineViewer } from '../viewer.ts';
import { descendantsOf } from './children-of.ts';
import { parametersOf } from './parameters-of.ts';

/** 机器核验 of every machine item of a case, from what is stored now, by the parameters that the item names. */
export async function machineChecks(house: House, type: CaseType, of: Case, records: RecordReader = house.records.read(machineViewer)): Promise<Readonly<Record<string, MachineCheck>>> {
  const found: Record<string, MachineCheck> = {};
  for (const { id, check, ...item } of type.checklist) if (check !== undefined && applies(item, of.fields)) found[id] = await checkNow(house, type, check.over === 'parts' ? await withParts(records, of) : of, check);
  return found;
}

/** The item with the outlets of everything below it: its own test is over all of them. */
async function withParts(records: RecordReader, of: Case): Promise<Case> {
  const parts = of.children === undefined ? [] : await descendantsOf(records, of.id);
  return { ...of, points: [...new Set([...of.points, ...parts.flatMap(({ points }) => points)])] };
}

async function checkNow(house: House, type: CaseType, of: Case, check: NonNullable<ChecklistItem['check']>): Promise<MachineCheck> {
  const parameters = parametersOf(house, type.id);
  const days = numberParameter(type, check.days, parameters);
  const now = house.clocks.world();
  const series = watchedSeries(house, of);
  const determinations = series.length === 0 ? [] : await house.observations.determinations({
    points: [...of.points], factors: [...new Set(series.map((one) => one.factor))], period: 'hour', window: { from: now - (days + 2) * dayMs, to: now },
  });
  const since = lastReopening(type, of);
  return machineCheck({ series, determinations, now, days, validShareMin: numberParameter(type, check.validShare, parameters), ...(since === undefined ? {} : { since }) });
}

/** Every factor of the attached outlets that has an hourly limit. */
export function watchedSeries(house: House, of: Case): readonly WatchedSeries[] {
  const series = new Map<string, WatchedSeries>();
  for (const point of of.points) {
    for (const limit of limitsNow(house, point)) {
      if (limit.averaging === 'hour') series.set(`${point} ${limit.factor}`, { point, factor: limit.factor, name: nameOf(house, point, limit.factor) });
    }
  }
  return [...series.values()];
}

/** Permit, province and nation alike. */
function limitsNow(house: House, number: number): OutletLimits['limits'] {
  const today = dayOf(instant(house.clocks.world()));
  const point = house.directory.pointOn(number, today);
  return point === undefined ? [] : limitsOfOutlet(house, point, today, house.clocks.machine()).limits;
}

/** 「DW001 化学需氧量」: as the permit and the standard call them. */
function nameOf(house: House, point: number, factor: string): Words {
  const outlet = house.directory.points.get(point)?.outlet ?? String(point);
  const { zh, en } = factorOf(house.factors, factor).name;
  return { zh: `${outlet} ${zh}`, en: `${outlet} ${en}` };
}

/** After it came back, by whichever step reopens, the required time begins anew. */
function lastReopening(type: CaseType, of: Case): number | undefined {
  const reopening = type.steps.filter((rule) => rule.effects.some(({ effect }) => effect === 'reopen'));
  const times = reopening.flatMap(({ event }) => (Object.hasOwn(of.doneBy, event) ? (of.doneBy[event]?.at ?? []) : []));
  return of.rebounds === 0 || times.length === 0 ? undefined : Math.max(...times);
}
