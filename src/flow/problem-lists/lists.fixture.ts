import type { Json } from '../../basis/canonical.ts';
import type { Case } from '../../model/case.ts';
import { registerItem } from '../cases/register-item.ts';
import type { House } from '../house.ts';
import { actorBy, measured, measures, photo, stepBy } from '../story.fixture.ts';

/** Material of the tests of the lists: problems of a county from their finding to their closing, and a cause that is confirmed. */
export const county = '980102';
export const office = 'rectification-98-officer';
export const city = 'city-bureau-980100-officer';
export const countyOfficer = `county-${county}-officer`;
const file = { ...photo, item: 'proof' };

export async function register(house: House, by: string, type: string, title: string, fields: Readonly<Record<string, Json>>, region = county): Promise<Case> {
  const done = await registerItem(house, { type, region, title: { zh: title, en: title }, points: [], parties: {}, fields, actor: actorBy(house, by) });
  if (!done.ok) throw new Error(`${done.fault} ${done.detail}`);
  return done.value;
}

export const found = (house: House, title: string, fields: Readonly<Record<string, Json>> = {}, by = countyOfficer): Promise<Case> =>
  register(house, by, 'rectification/listed-problem', title, { problem: `${title}。`, list: 'work-safety', origin: 'self-found', ...fields });

/** Entered, graded, owned until `deadline`, and being worked on. */
export async function taken(house: House, id: string, deadline: string): Promise<void> {
  await stepBy(house, city, id, 'enter');
  await stepBy(house, city, id, 'grade', { grade: 'general' });
  await stepBy(house, city, id, 'set-owner', { ownerUnit: '县住建局', deadline });
  await stepBy(house, countyOfficer, id, 'submit-measures', { measures });
  await stepBy(house, city, id, 'approve-measures');
}

export async function closed(house: House, id: string): Promise<Case> {
  await stepBy(house, countyOfficer, id, 'work', { files: [file], marks: { proof: { state: 'have', files: [file.hash] } } });
  await measured(house, id, countyOfficer, city);
  await stepBy(house, countyOfficer, id, 'report-done', { completion: '已完成' });
  return stepBy(house, city, id, 'close', { closingOpinion: '属实' });
}

export async function confirmedCause(house: House, title: string, cause: string): Promise<Case> {
  const { id } = await register(house, city, 'rectification/cause', title, { cause, class: 'management', evidence: '多件问题同因' }, '980100');
  return stepBy(house, office, id, 'confirm');
}

/** Its system fix from plan to verified. */
export async function fixedCause(house: House, id: string, by: string): Promise<Case> {
  const document = { ...photo, item: 'system-fix' };
  await stepBy(house, by, id, 'plan-fix', { fixPlan: '建立备案制度', fixOwner: '固体处', fixDue: '2026-06-30' });
  await stepBy(house, by, id, 'hand-in', { files: [document], marks: { 'system-fix': { state: 'have', files: [document.hash] } } });
  await stepBy(house, by, id, 'adopt-fix', { fixDocument: '演建〔2026〕9号', fixFunding: '年度预算' });
  await stepBy(house, by, id, 'use-fix', { firstUse: '首批备案', firstUsedOn: '2026-03-01' });
  return stepBy(house, office, id, 'verify-fix');
}
