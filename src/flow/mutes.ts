import { numberParameter } from '../act/parameters.ts';
import { fail, ok, type Result } from '../basis/result.ts';
import { addDays, dayOf, instant, isDay, startOfDay, type Day } from '../basis/time.ts';
import type { CaseType } from '../model/case-type.ts';
import type { Finding } from '../model/finding.ts';
import type { LeadMute } from '../model/lead-mute.ts';
import type { Point } from '../model/point.ts';
import { parametersOf } from './cases/parameters-of.ts';
import type { House } from './house.ts';
import type { RecordReader } from './ports/records.ts';
import { machineViewer } from './viewer.ts';

type MuteAsked = {
  readonly type: CaseType; readonly point: Point; readonly factor: string; readonly to: string; readonly reason: string; readonly says: string;
};

/** From today to a day not further off than the type allows. Fault mute.unfit (no mutes of this type, days, empty reason). */
export async function giveMute(house: House, { type, point, factor, to, reason, says }: MuteAsked): Promise<Result<LeadMute>> {
  const from = today(house);
  const last = lastDay(house, type);
  if (last === undefined || !isDay(to) || to < from || to > last || reason.trim() === '') return fail('mute.unfit', last ?? type.id);
  const mute: LeadMute = { id: house.newId(), type: type.id, point: point.number, factor, from, to, reason: reason.trim(), by: says };
  await enter(house, mute, 'mute.give', says);
  return ok(mute);
}

/** Ends at once: the last day is yesterday. */
export async function endMute(house: House, mute: LeadMute, says: string): Promise<LeadMute> {
  const ended = { ...mute, to: addDays(today(house), -1) };
  await enter(house, ended, 'mute.end', says);
  return ended;
}

/** The last day that a mute given today may have; undefined: leads of this type cannot be muted. */
export const lastDay = (house: House, type: CaseType): Day | undefined =>
  (type.mute === undefined ? undefined : addDays(today(house), numberParameter(type, type.mute.longest, parametersOf(house, type.id)) - 1));

/** Whether a finding falls into a mute of its outlet and factor, by the day that was measured. */
export function isMuted({ directory }: House, type: CaseType, { point, factor, at }: Finding): boolean {
  const day = dayOf(instant(at));
  return [...directory.mutes.values()].some((mute) => mute.type === type.id && mute.point === point && mute.factor === factor && mute.from <= day && day <= mute.to);
}

/** Mutes of a type that have not run out, those that end first before the others. */
export const runningMutes = (house: House, type: string): readonly LeadMute[] =>
  [...house.directory.mutes.values()].filter((mute) => mute.type === type && mute.to >= today(house)).sort((a, b) => (a.to < b.to ? -1 : 1));

/** Findings of a mute's days that stand: what would have been heard. */
export async function silencedBy(records: RecordReader, { point, factor, from, to }: LeadMute): Promise<number> {
  const found = await records.findings({ points: [point], from: startOfDay(from as Day), to: startOfDay(addDays(to as Day, 1)) });
  return found.filter((finding) => finding.factor === factor && finding.withdrawnAt === undefined).length;
}

const today = (house: House): Day => dayOf(instant(house.clocks.world()));

async function enter(house: House, mute: LeadMute, action: string, says: string): Promise<void> {
  const { id, from, to, point, factor, reason } = mute;
  const at = house.clocks.machine();
  await house.records.write(machineViewer, async (records) => {
    await records.putEntries([{ kind: 'lead-mute', id, from, to, enteredAt: at, body: mute }]);
    await records.putAudit([{ at, worldAt: house.clocks.world(), actor: says, action, subject: String(point), outcome: 'ok', detail: { factor, from, to, reason } }]);
  });
  await house.directory.reload(house.records.read(machineViewer), ['lead-mute']);
}
