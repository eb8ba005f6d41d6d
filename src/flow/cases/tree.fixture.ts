import { dayMs, hourMs } from '../../basis/time.ts';
import type { Case } from '../../model/case.ts';
import type { House } from '../house.ts';
import type { TestHouse } from '../house.fixture.ts';
import { actorBy, caseNow, closeOut, measures, noticedProblem, photo, rectifying, stepBy } from '../story.fixture.ts';
import { machineViewer } from '../viewer.ts';
import { childrenOf } from './children-of.ts';
import { registerItem } from './register-item.ts';

export const office = 'rectification-98-officer';
export const trade = 'trade-98-industry-officer';
export const city = 'city-bureau-980100-officer';
export const outlet = 200_000;
export const county = '980102';
const clean = { w01018: '30', w21003: '1', w21011: '0.1', w21001: '5', w01001: '7' };

export const below = async (house: House, id: string): Promise<readonly Case[]> => childrenOf(house.records.read(machineViewer), id);

export async function inspection(house: House): Promise<Case> {
  const registered = await registerItem(house, {
    type: 'rectification/inspection', region: '980000', title: { zh: '第三轮督察反馈', en: 'third round' }, points: [], parties: {}, actor: actorBy(house, office),
    fields: { round: '第三轮', inspectionLevel: 'central', team: '某督察组', feedbackDay: '2026-02-10', documentNumber: '演督察〔2026〕1号', feedback: '反馈意见全文。' },
  });
  if (!registered.ok) throw new Error(`${registered.fault} ${registered.detail}`);
  return registered.value;
}

export const item = { problem: '督察发现,涉水企业长期超标。', itemNumber: '1', target: '稳定达标', deadlineType: 'by-date', deadline: '2026-09-30', works: 'no' } as const;
export const have = { state: 'have', files: [photo.hash] };

/** An item of the province or a city from its registration into rectification. */
export async function planned(house: House, id: string, by: string): Promise<void> {
  await stepBy(house, office, id, 'assign');
  await stepBy(house, by, id, 'accept');
  await stepBy(house, by, id, 'submit-plan', { plan: '方案', measures });
  await stepBy(house, office, id, 'approve-plan', { approvedPlan: '经批准的方案', planNumber: '演政发〔2026〕5号' });
  await stepBy(house, office, id, 'publish-plan');
}

/** 督察 → 省级 → 市级 → 县级, all in rectification; the county's item has the outlet. */
export async function tree(house: House): Promise<{ readonly root: string; readonly top: string; readonly middle: string; readonly leaf: string }> {
  const root = (await inspection(house)).id;
  await stepBy(house, office, root, 'break-down', { children: [{ region: '980000', title: '涉水企业长期超标', parties: { lead: 'trade-98-industry' }, fields: { ...item } }] });
  const top = (await below(house, root))[0]?.id ?? '';
  await planned(house, top, trade);
  await stepBy(house, trade, top, 'break-down', { children: [{ region: '980100', weight: 2 }] });
  const middle = (await below(house, top))[0]?.id ?? '';
  await planned(house, middle, city);
  await stepBy(house, city, middle, 'break-down', { children: [{ region: county, fields: { target: '出水稳定达标', deadline: '2026-08-31' } }] });
  const leaf = (await below(house, middle))[0]?.id ?? '';
  await rectifying(house, leaf, county);
  await stepBy(house, office, leaf, 'attach-outlet', { point: outlet });
  return { root, top, middle, leaf };
}

/** Two whole days under the limit before today. */
export async function cleanDays(one: TestHouse): Promise<void> {
  const today = Math.floor(one.time.world / hourMs) * hourMs - 10 * hourMs;
  for (let at = today - 3 * dayMs; at < today; at += hourMs) await one.sense(outlet, at, clean);
}

export async function closeLeaf(one: TestHouse, id: string): Promise<void> {
  await cleanDays(one);
  await noticedProblem(one.house, id, county);
  one.time.world += 14 * dayMs;
  await closeOut(one.house, id);
}

/** An item above, from rectification to 销号; of a city both leaders sign. */
export async function closeUpper(one: TestHouse, id: string, by: string): Promise<void> {
  const { house } = one;
  await cleanDays(one);
  await stepBy(house, by, id, 'work', { files: [{ ...photo, item: 'summary' }], marks: { plan: have, summary: have, mechanism: have } });
  await stepBy(house, by, id, 'self-check', { completion: '全部完成', selfCheck: '合格' });
  const { frozen, state } = await stepBy(house, by, id, 'freeze');
  if (state === 'signing') {
    await stepBy(house, 'city-government-980100-secretary', id, 'sign-party-secretary', { hash: frozen?.hash ?? '', method: 'password' });
    await stepBy(house, 'city-government-980100-head', id, 'sign-head-of-government', { hash: frozen?.hash ?? '', method: 'password' });
    await stepBy(house, by, id, 'submit');
  }
  await stepBy(house, office, id, 'province-verify', { provinceOpinion: '属实' });
  await stepBy(house, office, id, 'open-notice');
  one.time.world += 14 * dayMs;
  await cleanDays(one);
  await stepBy(house, office, id, 'close-out', { closeNumber: '演销〔2026〕9号' });
}

export const states = async (house: House, ids: readonly string[]): Promise<string[]> => Promise.all(ids.map(async (id) => (await caseNow(house, id)).state));
