import type { Json } from '../basis/canonical.ts';
import type { Result } from '../basis/result.ts';
import { dayOf, instant } from '../basis/time.ts';
import type { Actor, Case } from '../model/case.ts';
import { registerItem } from './cases/register-item.ts';
import { takeStep } from './cases/take-step.ts';
import type { House } from './house.ts';
import { actorOf, machineViewer } from './viewer.ts';

type Data = Readonly<Record<string, Json>>;

export function actorBy({ directory }: House, appointment: string): Actor {
  const acting = directory.appointments.get(`appointment-${appointment}`);
  const person = directory.persons.get(acting?.person ?? '');
  const unit = directory.units.get(acting?.unit ?? '');
  if (acting === undefined || person === undefined || unit === undefined) throw new TypeError(`no appointment ${appointment}`);
  return actorOf(person, acting, unit);
}

/** Does one step as the holder of an appointment, having seen the newest event; throws where it is refused. */
export const stepBy = async (house: House, by: string, id: string, event: string, data: Data = {}): Promise<Case> => done(event, await tryStep(house, by, id, event, data));

export async function tryStep(house: House, by: string, id: string, event: string, data: Data = {}): Promise<Result<Case>> {
  const of = await caseNow(house, id);
  return takeStep(house, machineViewer, { case: id, event, actor: actorBy(house, by), seenSeq: of.seq, data });
}

export async function caseNow(house: House, id: string): Promise<Case> {
  const of = await house.records.read(machineViewer).case(id);
  if (of === undefined) throw new TypeError(`no case ${id}`);
  return of;
}

function done<T>(what: string, result: Result<T>): T {
  if (!result.ok) throw new Error(`${what}: ${result.fault} ${result.detail}`);
  return result.value;
}

const usualTitle = { zh: '某排放口长期超标', en: 'an outlet above its limit' };

/** A rectification item of a county, registered. */
export async function registeredProblem(house: House, county: string, points: readonly number[], title = usualTitle): Promise<Case> {
  return done('register', await registerItem(house, {
    type: 'rectification/problem', region: county, title, points, actor: actorBy(house, 'rectification-98-officer'),
    // The provincial office handed it down, not the county's own.
    parties: { office: 'rectification-98', trade: 'trade-98-industry' },
    fields: { problem: '督察发现,该排放口长期超标。', documentNumber: '演督〔2026〕3号', itemNumber: '1', target: '稳定达标', deadlineType: 'by-date', works: 'no' },
  }));
}

export const measures = [{ id: 'm1', what: '改造曝气系统', quantity: '2', unit: '套', owner: '县住建局', due: '2026-05-30' }];
export const photo = { hash: 'c'.repeat(64), name: '对比.jpg', type: 'image/jpeg', size: 9, item: 'photos' } as const;
const have = { state: 'have', files: [photo.hash] };

/** The item in rectification: public from here on. */
export async function rectifyingProblem(house: House, county: string, points: readonly number[], title = usualTitle): Promise<Case> {
  const { id } = await registeredProblem(house, county, points, title);
  return rectifying(house, id, county);
}

/** From registration, by whomever, into rectification. */
export async function rectifying(house: House, id: string, county: string): Promise<Case> {
  await stepBy(house, 'rectification-98-officer', id, 'assign');
  await stepBy(house, `county-${county}-officer`, id, 'accept');
  await stepBy(house, `county-${county}-officer`, id, 'submit-plan', { plan: '方案', measures });
  return stepBy(house, 'city-bureau-980100-officer', id, 'approve-plan');
}

export type Handed = { readonly hash: string; readonly name: string; readonly type: string; readonly size: number; readonly item: string };
const materialOf = (files: readonly Handed[], accepted: readonly string[]) => ({
  files: [...files], marks: { plan: have, minutes: have, 'monitoring-report': have, photos: { state: 'have', files: accepted }, mechanism: have },
});

/**
 * From rectification to the notice; the attached outlets must have passed the machine's check by now. Of the files that are handed in
 * beside the photograph of the story, `accepted` are the photographs that the check names.
 */
export async function noticedProblem(house: House, id: string, county: string, files: readonly Handed[] = [], accepted = [photo.hash]): Promise<Case> {
  const own = `county-${county}`;
  const { frozen } = await frozenProblem(house, id, county, files, accepted);
  await stepBy(house, `${own}-secretary`, id, 'sign-party-secretary', { hash: frozen?.hash ?? '', method: 'password' });
  await stepBy(house, `${own}-head`, id, 'sign-head-of-government', { hash: frozen?.hash ?? '', method: 'password' });
  await stepBy(house, `${own}-officer`, id, 'submit');
  await stepBy(house, 'city-bureau-980100-officer', id, 'city-first-check', { cityOpinion: '同意' });
  await stepBy(house, 'rectification-98-officer', id, 'province-verify', { provinceOpinion: '属实' });
  return stepBy(house, 'rectification-98-officer', id, 'open-notice');
}

export const closeOut = (house: House, id: string): Promise<Case> => stepBy(house, 'rectification-98-officer', id, 'close-out', { closeNumber: '演销〔2026〕1号' });

/** Every measure that stands is reported by its unit and found so by another, today. */
export async function measured(house: House, id: string, worker: string, checker: string): Promise<void> {
  const today = dayOf(instant(house.clocks.world()));
  for (const { id: measure, quantity, dropped, reported, verified } of (await caseNow(house, id)).measures) {
    if (dropped !== undefined) continue;
    if (reported === undefined) await stepBy(house, worker, id, 'report-measure', { measure, reached: quantity, reachedOn: today, reportedResult: 'done' });
    if (verified === undefined) await stepBy(house, checker, id, 'verify-measure', { measure, verifiedQuantity: quantity, verifiedOn: today, verifiedResult: 'holds' });
  }
}

/** From rectification to the frozen version that the leaders sign. */
export async function frozenProblem(house: House, id: string, county: string, files: readonly Handed[] = [], accepted = [photo.hash]): Promise<Case> {
  const own = `county-${county}`;
  await stepBy(house, `${own}-officer`, id, 'work', materialOf([photo, ...files], accepted));
  await measured(house, id, `${own}-officer`, 'city-bureau-980100-officer');
  await stepBy(house, `${own}-officer`, id, 'self-check', { completion: '改造完成', selfCheck: '自查合格' });
  return stepBy(house, `${own}-officer`, id, 'freeze');
}
