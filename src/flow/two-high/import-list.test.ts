import { beforeEach, describe, expect, test } from 'vitest';
import { guessListColumns, type ListMapping } from '../../model/two-high-columns.ts';
import type { TwoHighProject } from '../../model/two-high-project.ts';
import { testHouse, type TestHouse } from '../house.fixture.ts';
import { machineViewer, viewerOf } from '../viewer.ts';
import { importTwoHigh, type ListReport } from './import-list.ts';
import { twoHighOn, twoHighVersions } from './register.ts';

let test1: TestHouse;
beforeEach(async () => { test1 = await testHouse(); });

const head = '清单编号,项目名称,建设单位,属地,行业,状态,年综合能耗 (tce),年碳排放 (t),环评批复,节能审查意见,煤炭替代,区域削减,核查日期,备注';
const whole = 'X-1,青屏水泥熟料线,甲水泥公司,青屏县,3011 水泥制造,在建,"52,000",150000,演环评〔2025〕1号 · 2025-03-01 · 演练省生态环境厅,演节能〔2025〕2号 · 2025-02-01,需要 · 120 t/a · 关停小锅炉,不需要,2026-02-01,';
const bare = 'X-2,砚泉电解铝,乙铝业公司,砚泉区,3216,拟建,,—,未登记,未登记,未登记,未登记,,';

async function* piece(text: string): AsyncGenerator<Uint8Array> { yield new TextEncoder().encode(text); }
async function bring(rows: readonly string[],
  more: { dry?: boolean; mapping?: ListMapping; viewer?: typeof machineViewer; header?: string; from?: string } = {}) {
  const { dry = false, viewer = machineViewer, header = head, from = '2026-03-01', mapping } = more;
  test1.time.machine += 1;
  return importTwoHigh(test1.house, { viewer, says: '省厅 甲', name: '两高清单.csv', bytes: piece([header, ...rows, ''].join('\r\n')), mapping,
    from, why: '年度清单', dry });
}
const done = async (...given: Parameters<typeof bring>): Promise<ListReport> => {
  const said = await bring(...given);
  if (!said.ok) throw new Error(`${said.fault} ${said.detail}`);
  return said.value;
};
const counts = ({ rows, stored, already, refused }: ListReport) => [rows, stored, already, refused.length];
const now = async (id: string): Promise<TwoHighProject | undefined> => (await twoHighOn(test1.house, machineViewer,
  '2026-03-02')).find((one) => one.id === id)?.body;

test('the columns of the page, in its order: everything that a row says is on record, dated and with its reason', async () => {
  expect(counts(await done([whole, bare]))).toEqual([2, 2, 0, 0]);
  expect(await now('X-1')).toEqual({
    id: 'X-1', name: { zh: '青屏水泥熟料线', en: '青屏水泥熟料线' }, proponent: '甲水泥公司', region: '980102', industry: '3011', status: 'building',
      energy: 52_000,
    carbon: 150_000, eia: { document: '演环评〔2025〕1号', day: '2025-03-01', by: '演练省生态环境厅' }, energyReview: { document: '演节能〔2025〕2号',
      day: '2025-02-01' },
    coal: { required: 'yes', tonnes: 120, source: '关停小锅炉' }, offset: { required: 'no' }, checkedOn: '2026-02-01', says: '省厅 甲', why: '年度清单',
  });
  expect(await now('X-2')).toEqual({
    id: 'X-2', name: { zh: '砚泉电解铝', en: '砚泉电解铝' }, proponent: '乙铝业公司', region: '980101', industry: '3216', status: 'planned',
      says: '省厅 甲', why: '年度清单',
  });
  expect((await test1.house.records.read(machineViewer).audit({ limit: 1 }))[0]).toMatchObject({ action: 'two-high.import',
    detail: { rows: 2, stored: 2 } });
});

test('law: applied twice it changes nothing; one cell that says otherwise is one new version; a blank leaves what is on record',
  async () => {
  await done([whole, bare]);
  expect(counts(await done([whole, bare]))).toEqual([2, 0, 2, 0]);
  const changed = whole.replace('在建', '存量').replace('"52,000"', '').replace('2026-02-01', '2026年3月1日');
  expect(counts(await done([changed, bare], { from: '2026-03-02' }))).toEqual([2, 1, 1, 0]);
  expect(await now('X-1')).toMatchObject({ status: 'existing', energy: 52_000, checkedOn: '2026-03-01' });
  expect((await twoHighVersions(test1.house, machineViewer, 'X-1')).map(({ body }) => body.status)).toEqual(['building', 'existing']);
  expect(counts(await done([changed, bare], { from: '2026-03-02' }))).toEqual([2, 0, 2, 0]);
});

test('a dry run says the same and stores nothing', async () => {
  const rows = [whole, bare, 'X-3,无属地,丙,,3011,在建,,,,,,,,', whole];
  const dry = await done(rows, { dry: true });
  expect(await now('X-1')).toBeUndefined();
  const stored = await done(rows);
  expect({ ...stored, remembered: false }).toEqual({ ...dry, remembered: false });
  expect([counts(stored), stored.refused.map(({ line, fault }) => [line, fault])]).toEqual([[4, 2, 0, 2], [[4, 'two-high.row-unfit'],
    [5, 'two-high.twice']]]);
});

describe('refused with line and reason, the others are entered', () => {
  test.each([
    ['no number              ', 'X-1,', ',', 'two-high.row-unfit'],
    ['a county of elsewhere  ', '青屏县', '外省某县', 'ledger.unknown-region'],
    ['a state of no list     ', '在建', '停建', 'ledger.unknown-choice'],
    ['no figure              ', '"52,000"', '约五万', 'two-high.bad-number'],
    ['a day that is none     ', '2026-02-01', '2026-02-30', 'ledger.bad-day'],
    ['a check that is to come', '2026-02-01', '2027-02-01', 'case.day-ahead'],
    ['half a paper           ', ' · 2025-03-01 · 演练省生态环境厅', '', 'two-high.row-unfit'],
    ['an industry in words   ', '3011 水泥制造', '水泥', 'two-high.row-unfit'],
    ['a telephone in a note  ', '2026-02-01,', '2026-02-01,联系13912345678', 'register.personal-data'],
  ] as const)('%s', async (_name, what, otherwise, fault) => {
    const report = await done([whole.replace(what, otherwise), bare]);
    expect([counts(report), report.refused.map((one) => [one.line, one.fault])]).toEqual([[2, 1, 0, 1], [[2, fault]]]);
  });

  test('a place that is not this city’s: neither a new project there nor one that stands there', async () => {
    const foreign = viewerOf(test1.house.directory.appointments.get('appointment-county-980102-officer') as never);
    const report = await done([whole, bare], { viewer: foreign });
    expect(report.refused.map(({ line, fault }) => [line, fault])).toEqual([[3, 'register.not-yours']]);
    await done([bare]);
    const moved = await done([bare.replace('砚泉区', '青屏县')], { viewer: foreign });
    expect(moved.refused.map(({ fault }) => fault)).toEqual(['register.not-yours']);
  });
});

test('columns: guessed by the header, put right by a person, remembered for the next file of this header', async () => {
  const header = '编号,名称,企业名称,所在县,行业代码,建设阶段,备注一';
  const row = 'X-9,某玻璃,丁玻璃公司,青屏县,3041,拟建,年产30万吨';
  expect(guessListColumns(header.split(','))).toMatchObject({ id: '编号', whose: '企业名称', industryCode: '行业代码', status: '建设阶段', note: '备注一' });
  const first = await done([row], { header, dry: true });
  expect(first.remembered).toBe(false);
  const { note: _note, ...mapping } = first.mapping;
  await done([row], { header, mapping: { ...mapping, capacity: '备注一' } });
  expect(await now('X-9')).toMatchObject({ capacity: '年产30万吨' });
  const again = await done([row], { header, dry: true });
  expect([again.remembered, again.mapping, counts(again)]).toEqual([true, { ...mapping, capacity: '备注一' }, [1, 0, 1, 0]]);
  expect(await bring([row], { header: '编号,名称' })).toMatchObject({ ok: false, fault: 'ledger.column-missing', detail: 'whose' });
  expect(counts(await done([row], { header: '编号,名称', dry: true }))).toEqual([0, 0, 0, 0]);
});

test('a registered discharging unit stands by its id, any other name as it was written', async () => {
  const [firm] = [...test1.house.directory.enterprises.keys()];
  const name = test1.house.directory.units.get(firm ?? '')?.name.zh ?? '';
  await done([whole.replace('甲水泥公司', name), bare]);
  expect(await now('X-1')).toMatchObject({ unit: firm });
  expect(await now('X-1')).not.toHaveProperty('proponent');
});
