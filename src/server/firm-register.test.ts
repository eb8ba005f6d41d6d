import { beforeAll, describe, expect, test } from 'vitest';
import { amountKey } from '../model/permitted-amount.ts';
import { officeOf, testApp, type TestApp } from './app.fixture.ts';

type Content = Readonly<Record<string, unknown>>;
const firm = 'enterprise-98-0001';
const own = 100_001;
let app: TestApp;
beforeAll(async () => { app = await testApp(); });

const record = (more: Content = {}): Content => ({
  id: 'r-1', unit: firm, category: 'petition', name: { zh: '信访件', en: 'petition' }, day: '2026-02-03', source: { zh: '12345', en: '12345' }, ...more,
});
const amount = (more: Content = {}): { readonly unit: string; readonly factor: string } & Content =>
  ({ unit: firm, point: own, factor: 'a21026', amount: '12.5', permit: 'P', clause: '许可排放量限值', ...more });
async function put(kind: string, id: string, body: Content, as = officeOf['system-admin'], from = '2026-01-01'): Promise<Content> {
  app.time.machine += 1;
  return (await app.ask({ method: 'POST', url: `/api/registers/${kind}`, as, body: { id, from, body } })).json() as Content;
}

describe('a record of a firm', () => {
  test('is on file from the day on which it holds', async () => {
    expect(await put('firm-record', 'r-1', record({ detail: { zh: '反映异味', en: 'odour' } }))).toEqual({ id: 'r-1' });
    const held = (on: string): number => app.house.directory.firmRecords.on(firm, on).filter(({ body }) => body.id === 'r-1').length;
    expect([held('2025-12-31'), held('2026-01-01')]).toEqual([0, 1]);
  });
  test('put right to another firm it leaves the first', async () => {
    await put('firm-record', 'r-2', record({ id: 'r-2' }));
    await put('firm-record', 'r-2', record({ id: 'r-2', unit: 'enterprise-98-0002' }));
    const of = (unit: string): boolean => app.house.directory.firmRecords.on(unit, '2026-03-01').some(({ body }) => body.id === 'r-2');
    expect([of(firm), of('enterprise-98-0002')]).toEqual([false, true]);
  });
  test.each([
    ['unknown firm       ', record({ unit: 'enterprise-none' }), 'register.unknown-firm'],
    ['unknown kind       ', record({ category: 'gossip' }), 'request.invalid'],
    ['who reported       ', record({ reporter: '张三' }), 'request.invalid'],
    ['a telephone        ', record({ detail: { zh: '联系电话13812345678', en: 'telephone' } }), 'register.personal-data'],
    ['an identity number ', record({ name: { zh: '11010519491231002X来信', en: 'letter' } }), 'register.personal-data'],
    ['another’s key      ', record({ id: 'other' }), 'register.wrong-key'],
    ['no such day        ', record({ day: '2026-02-30' }), 'register.not-a-day'],
    ['ends before it is  ', record({ expires: '2026-02-02' }), 'register.days-reversed'],
    ['covers backwards   ', record({ coversFrom: '2026-02-02', coversTo: '2026-01-02' }), 'register.days-reversed'],
  ])('is not taken in: %s', async (_name, body, fault) => {
    expect(await put('firm-record', 'r-1', body)).toMatchObject({ fault });
  });
  test('a long number of a complaint is no telephone', async () => {
    expect(await put('firm-record', 'r-3', record({ id: 'r-3', documentNumber: 'D3SX202505280018', detail: { zh: 'D3SX202505280018号', en: 'no. D3SX202505280018' } })))
      .toEqual({ id: 'r-3' });
  });
  test('is entered by the system administrator alone', async () => {
    expect(await put('firm-record', 'r-1', record(), officeOf['security-admin'])).toMatchObject({ fault: 'access.no-right' });
  });
});

describe('a permitted amount', () => {
  test.each([
    ['of an outlet       ', amount()], ['of the firm        ', amount({ point: undefined })],
  ])('is taken in: %s', async (_name, body) => {
    expect(await put('permitted-amount', amountKey(body), body)).toEqual({ id: amountKey(body) });
    const held = app.house.directory.permittedAmounts.on(firm, '2026-03-01').filter((one) => amountKey(one.body) === amountKey(body));
    expect(held).toMatchObject([{ body: { amount: '12.5' } }]);
  });
  test.each([
    ['zero               ', amount({ amount: '0' }), 'request.invalid'], ['negative           ', amount({ amount: '-1' }), 'request.invalid'],
    ['words              ', amount({ amount: '若干' }), 'request.invalid'], ['unknown firm       ', amount({ unit: 'none' }), 'register.unknown-firm'],
    ['another’s outlet   ', amount({ point: 200_003 }), 'register.foreign-outlet'], ['no outlet at all   ', amount({ point: 10_001 }), 'register.foreign-outlet'],
    ['oxygen has no mass ', amount({ factor: 'a19001' }), 'register.factor-without-mass'], ['unknown factor     ', amount({ factor: 'zz' }), 'register.factor-without-mass'],
  ])('is not taken in: %s', async (_name, body, fault) => {
    expect(await put('permitted-amount', amountKey(body), body)).toMatchObject({ fault });
  });
  test('another key is refused', async () => {
    expect(await put('permitted-amount', 'my-own', amount())).toMatchObject({ fault: 'register.wrong-key' });
  });
});

test('a city reads its own firms’ records in the register, not another city’s', async () => {
  const rows = async (as: string): Promise<number> => ((await app.ask({ url: '/api/registers/firm-record?limit=1000', as })).json() as { total: number }).total;
  expect(await rows(officeOf.city)).toBe(await rows(officeOf.province));
  const unit = app.house.directory.units.get(firm);
  if (unit === undefined) throw new TypeError('no firm');
  app.house.directory.units.set(firm, { ...unit, region: '979901' });
  expect(await rows(officeOf.city)).toBeLessThan(await rows(officeOf.province));
  app.house.directory.units.set(firm, unit);
});
