import { describe, expect, test } from 'vitest';
import { hourMs } from '../../basis/time.ts';
import { replay } from '../../act/fold.ts';
import type { Case } from '../../model/case.ts';
import type { House } from '../house.ts';
import { testHouse } from '../house.fixture.ts';
import { actorBy, caseNow, stepBy, tryStep } from '../story.fixture.ts';
import { machineViewer } from '../viewer.ts';
import { declaredType } from './case-types.ts';
import { registerItem } from './register-item.ts';
import { below, county, office, outlet } from './tree.fixture.ts';

const file = 'a'.repeat(64);
const countyOfficer = `county-${county}-officer`;
const item = { documentNumber: '演督〔2026〕9号', itemNumber: '9', target: '稳定达标', deadlineType: 'by-date', deadline: '2026-09-30', works: 'no' };

async function sweep(house: House, fields: Readonly<Record<string, string>> = {}, region = '980000'): Promise<Case> {
  const given = { pattern: '废水总排口夜间超标', object: 'water-outlet', sign: 'hours-exceeded', points: '查夜间运行记录', ...fields };
  const made = await registerItem(house, { type: 'rectification/sweep', region, title: { zh: '涉水超标排查', en: 'sweep' }, points: [], parties: {}, actor: actorBy(house, office), fields: given });
  if (!made.ok) throw new Error(`${made.fault} ${made.detail}`);
  return made.value;
}

/** Two outlets are heard, one of them above its limit for two hours. */
async function heard() {
  const one = await testHouse();
  const { house } = one;
  const outlets = [...house.directory.points.values()].filter(({ kind }) => kind === 'water-outlet');
  const clean = outlets.find(({ number }) => number !== outlet && house.directory.deviceOf(number) !== undefined)?.number ?? 0;
  for (const back of [3, 2]) await one.sense(outlet, one.time.world - back * hourMs, { w01018: '9999' });
  await one.sense(clean, one.time.world - 2 * hourMs, { w01018: '1' });
  return { ...one, outlets, clean };
}

describe('a sweep', () => {
  test('screens the register by data: coverage counts what was heard, each hit goes to its county as suspected', async () => {
    const { house, outlets } = await heard();
    const { id } = await sweep(house);
    const { fields, children, state } = await stepBy(house, office, id, 'screen');
    expect(state).toBe('verifying');
    expect(fields).toMatchObject({ inRegister: outlets.length, screened: 2, found: 1, screenedFrom: '2026-01-31', screenedTo: '2026-03-02' });
    expect(children).toMatchObject([{ child: 'look-alikes', region: county }]);
    const [hit] = await below(house, id);
    expect(hit).toMatchObject({
      state: 'suspected', parties: { county: `county-${county}`, office: 'rectification-98' },
      fields: { pattern: '废水总排口夜间超标', points: '查夜间运行记录', registerId: house.directory.points.get(outlet)?.id, object: house.directory.points.get(outlet)?.name.zh },
    });
    expect(String(hit?.fields['why'])).toContain('小时值超标2项次(化学需氧量)');
  });

  test.each([
    ['a factor that nobody exceeded   ', { factor: 'w21003' }, {}, { screened: 0, found: 0 }, 0],
    ['more hours than it had          ', {}, { 'screen-least': 3 }, { screened: 2, found: 0 }, 0],
    ['days before today are not asked ', {}, { 'screen-days': 0, 'screen-least': 2 }, { screened: 2, found: 1 }, 1],
    ['an industry that nobody has     ', { industry: 'Z' }, {}, { inRegister: 0, screened: 0, found: 0 }, 0],
    ['the register alone, at most one ', { sign: 'register' }, { 'look-alikes-most': 1 }, {}, 1],
    ['discharging units by their data ', { object: 'enterprise' }, {}, { screened: 2, found: 1 }, 1],
  ] as const)('%s', async (_name, fields, parameters, counts, hits) => {
    const { house, outlets } = await heard();
    const { id } = await sweep({ ...house, parameters: { ...house.parameters, 'rectification/sweep': parameters } }, fields);
    const done = await stepBy({ ...house, parameters: { ...house.parameters, 'rectification/sweep': parameters } }, office, id, 'screen');
    expect(done.fields).toMatchObject('sign' in fields ? { screened: outlets.length, found: outlets.length } : counts);
    expect(done.children ?? []).toHaveLength(hits);
  });

  test('several objects of one county are several look-alikes, also of a sweep in that county; other counties are not screened', async () => {
    const { house, outlets } = await heard();
    const { id } = await sweep(house, { sign: 'register' }, county);
    const own = outlets.filter(({ region }) => region.startsWith(county));
    expect(own.length).toBeGreaterThan(1);
    const { children } = await stepBy(house, office, id, 'screen');
    expect(children?.map(({ region }) => region)).toEqual(own.map(() => county));
  });

  test('from hit to rule: unfounded needs the office, founded becomes an item, the sweep closes last; all of it replays', async () => {
    const { house } = await heard();
    const { id } = await sweep(house);
    await stepBy(house, office, id, 'screen');
    const hit = (await below(house, id))[0]?.id ?? '';
    expect(await tryStep(house, office, hit, 'verify-founded', { found: '属实' })).toMatchObject({ ok: false, fault: 'case.not-yours' });
    expect(await stepBy(house, countyOfficer, hit, 'verify-unfounded', { found: '仪器故障' })).toMatchObject({ state: 'said-unfounded' });
    expect((await stepBy(house, office, hit, 'return', { reason: '请附运维记录' })).state).toBe('suspected');
    await stepBy(house, countyOfficer, hit, 'verify-founded', { found: '夜间停用治理设施' });
    await stepBy(house, office, hit, 'make-item', item);
    const [problem] = await below(house, hit);
    expect(problem).toMatchObject({ type: 'rectification/problem', region: county, fields: { problem: '夜间停用治理设施', target: '稳定达标' } });
    const fix = { ruleChanged: '夜间巡查制度', fixOwner: '省生态环境厅' };
    expect(await tryStep(house, office, id, 'adopt-fix', fix)).toMatchObject({ ok: false, fault: 'case.children-open', detail: hit });
    for (const one of [id, hit]) {
      const of = await caseNow(house, one);
      expect(replay(declaredType(house.programmes, of.type), await house.records.read(machineViewer).caseEvents(one))).toEqual(of);
    }
  });

  test('rectified at once and confirmed: the sweep closes with the rule and its document', async () => {
    const { house } = await heard();
    const { id } = await sweep(house);
    await stepBy(house, office, id, 'screen');
    const hit = (await below(house, id))[0]?.id ?? '';
    await stepBy(house, countyOfficer, hit, 'verify-founded', { found: '属实' });
    await stepBy(house, countyOfficer, hit, 'rectify', { completion: '已恢复运行' });
    await stepBy(house, office, hit, 'close');
    const fix = { ruleChanged: '夜间巡查制度', fixOwner: '省生态环境厅' };
    expect(await tryStep(house, office, id, 'adopt-fix', fix)).toMatchObject({ ok: false, fault: 'case.checklist-open' });
    await stepBy(house, office, id, 'hand-in', {
      files: [{ hash: file, name: '制度.pdf', type: 'application/pdf', size: 9, item: 'system-fix' }], marks: { 'system-fix': { state: 'have', files: [file] } },
    });
    expect(await stepBy(house, office, id, 'adopt-fix', fix)).toMatchObject({ state: 'closed', fields: fix, children: [{ ended: true }] });
  });
});
