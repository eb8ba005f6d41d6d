import { beforeAll, expect, test } from 'vitest';
import { firmRecordCategories } from '../model/firm-record.ts';
import { officeOf, testApp, type TestApp } from './app.fixture.ts';

type Record = { readonly id: string; readonly day: string; readonly source: { readonly zh: string } };
type Reply = {
  readonly records: readonly { readonly category: string; readonly withheld: boolean; readonly records: readonly Record[] }[];
  readonly outlets: readonly { readonly point: { readonly number: number }; readonly permitted: readonly { readonly factor: string; readonly amount: string }[] }[];
};
const firm = 'enterprise-98-0001';
let app: TestApp;
const read = async (as: string): Promise<Reply> => (await app.ask({ url: `/api/enterprises/${firm}`, as })).json() as Reply;
const put = async (kind: string, id: string, body: object, to?: string, from = '2026-01-01'): Promise<void> => {
  app.time.machine += 1;
  const said = await app.ask({
    method: 'POST', url: `/api/registers/${kind}`, as: officeOf['system-admin'], body: { id, from, body, ...(to === undefined ? {} : { to }) },
  });
  expect(said.statusCode).toBe(200);
};
const petition = (id: string, day: string): object =>
  ({ id, unit: firm, category: 'petition', name: { zh: '信访件', en: 'petition' }, day, source: { zh: '12345', en: '12345' } });

beforeAll(async () => {
  app = await testApp();
  for (const { body } of app.house.directory.firmRecords.on(firm, '2026-03-02')) await put('firm-record', body.id, body, '2026-02-28', '2020-01-01');
  await put('firm-record', 'p-1', petition('p-1', '2026-01-03'));
  await put('firm-record', 'p-2', petition('p-2', '2026-02-03'));
});

test('all nine kinds stand in the file, newest first, those without records too', async () => {
  const { records } = await read(officeOf.branch);
  expect(records.map(({ category }) => category)).toEqual([...firmRecordCategories]);
  expect(records.filter((group) => group.records.length > 0).map(({ category, records: held }) => [category, held.map(({ id }) => id)])).toEqual([['petition', ['p-2', 'p-1']]]);
});

test.each([['a firm', officeOf.enterprise], ['its contractor', officeOf.contractor]])('%s learns that petitions are withheld, and nothing of them', async (_name, as) => {
  const said = await read(as);
  expect(said.records.find(({ category }) => category === 'petition')).toEqual({ category: 'petition', withheld: true, records: [] });
  expect(JSON.stringify(said)).not.toContain('信访件');
});

test('an outlet has what its permit allows today, and what it allowed before where a version has ended', async () => {
  const amountsOf = async (): Promise<readonly string[]> =>
    (await read(officeOf.branch)).outlets.flatMap(({ point, permitted }) => permitted.map(({ factor, amount }) => `${point.number} ${factor} ${amount}`));
  const before = await amountsOf();
  expect(before.some((one) => one.startsWith('200000 w01018 '))).toBe(true);
  const body = { unit: firm, point: 200_000, factor: 'w01018', amount: '31.5', permit: 'P', clause: '表3' };
  await put('permitted-amount', `${firm}-200000-w01018`, body);
  expect(await amountsOf()).toContain('200000 w01018 31.5');
  await put('permitted-amount', `${firm}-200000-w01018`, body, '2026-03-01');
  expect(await amountsOf()).toEqual(before);
});
