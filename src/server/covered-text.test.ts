import { beforeAll, expect, test } from 'vitest';
import { replay } from '../act/fold.ts';
import { declaredType } from '../flow/cases/case-types.ts';
import { registerOne } from '../flow/complaints/register-rows.ts';
import { register } from '../flow/problem-lists/lists.fixture.ts';
import { actorBy, caseNow } from '../flow/story.fixture.ts';
import { machineViewer } from '../flow/viewer.ts';
import { testApp, type TestApp } from './app.fixture.ts';

const office = 'rectification-98-officer';
const county = 'county-980102-officer';
const written = '陶砚反映:浙A12345货车夜间倾倒,请回电13912345678,身份证330106199003074517。罚款13800000000元。';
const covered = '陶*反映:浙A****5货车夜间倾倒,请回电139****5678,身份证3301************17。罚款13800000000元。';
let app: TestApp;
let ids: readonly string[];

beforeAll(async () => {
  app = await testApp();
  const { house } = app;
  const fields = { ordinal: 1, round: '第三轮', receivedOn: '2026-03-02', items: 2 };
  const batch = await register(house, office, 'complaints/batch', '第一批', fields, '980000');
  const one = async (number: string, complaint: string): Promise<string> => {
    const done = await registerOne(house, actorBy(house, office), batch.id, 'complaints/passed-on-complaint', {
      number, complaint, region: '980102', pollution: '固废', reporterName: '陶砚', reporterPhone: '13912345678',
    });
    if (!done.ok) throw new Error(done.fault);
    return done.value;
  };
  ids = [await one('D3YL202603020001', written), await one('D3YL202603020002', `${written}再次反映。`)];
});

const first = (): string => ids[0] ?? '';
const look = (as: string, why = '电话回访办理结果') => app.ask({ method: 'POST', url: `/api/cases/${first()}/uncovered-texts`, body: { why }, as });
const looks = async () => (await app.ask({ url: `/api/cases/${first()}/reporter-looks`,
  as: office })).json<readonly { readonly why: string }[]>();

test.each([['the county', county], ['the office that may look',
  office]] as const)('%s reads it covered, in field and history, and is told so', async (_name, as) => {
  const answer = await app.ask({ url: `/api/cases/${first()}`, as });
  expect(answer.json()).toMatchObject({
    case: { fields: { complaint: covered } },
    covered: [{ field: 'complaint', counts: { plate: 1, mobile: 1, 'identity-number': 1, reporter: 1 } }],
  });
  expect(answer.body).not.toMatch(/13912345678|330106199003074517|浙A12345|陶砚/);
  const alike = await app.ask({ url: `/api/complaints/${first()}/similar`, as });
  expect(alike.json()).toMatchObject([{ text: `${covered}再次反映。` }]);
  expect(alike.body).not.toMatch(/13912345678|330106199003074517|浙A12345|陶砚/);
  expect(await looks()).toEqual([]);
});

test('the record keeps it verbatim', async () => {
  const of = await caseNow(app.house, first());
  expect(of.fields['complaint']).toBe(written);
  expect(replay(declaredType(app.house.programmes, of.type), await app.house.records.read(machineViewer).caseEvents(of.id))).toEqual(of);
});

test('only who may know who complained reads it as it was written, after a reason, and the look is on record', async () => {
  expect((await look(county)).statusCode).toBe(403);
  expect((await look(office, '看')).json()).toMatchObject({ fault: 'complaint.why-missing' });
  expect(await looks()).toEqual([]);
  expect((await look(office)).json()).toMatchObject([{ field: 'complaint', text: written }]);
  expect((await looks()).map(({ why }) => why)).toEqual(['电话回访办理结果']);
});
