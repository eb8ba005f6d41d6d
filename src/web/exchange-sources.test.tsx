import { beforeAll, expect, test } from 'vitest';
import { exchangeSource, inRow, memoryInTables } from '../flow/imports/exchange.fixture.ts';
import { testApp, type TestApp } from '../server/app.fixture.ts';
import { ImportsPage } from './features/imports/page.tsx';
import { rendered } from './rendered.fixture.tsx';

const [system, province, branch] = ['administration-system', 'province-98-officer', 'branch-980102-head'];
const tables = memoryInTables();
let app: TestApp;
const page = (as: string): Promise<string> => rendered(ImportsPage, '/admin/imports', '/admin/imports', async (url) => app.ask({ url, as }));
const look = async (): Promise<void> => {
  app.time.machine += 10_000;
  app.exchange.tick();
  await app.exchange.settled();
};

beforeAll(async () => { app = await testApp('drill', {}, tables); });

test('before anything is entered the page says so, and to whom it falls; without the right nothing of it stands there', async () => {
  expect(await page(system)).toContain('还没有登记前置库接入源。');
  const html = await page(province);
  expect([html.includes('由系统管理员登记'), html.includes('新增接入源')]).toEqual([true, false]);
  expect(await page(branch)).not.toContain('前置库接入源');
});

test('a source says its place, its sums, what was refused and why; who only looks has no button to change it', async () => {
  const mn = app.house.directory.deviceOf(200_000)?.mn ?? '';
  tables.rows.push({ ...inRow(1, { mn }), status: 0 }, { ...inRow(2, { mn, value: '未检出' }), status: 0 });
  await app.exchange.put(exchangeSource(), '某人');
  await look();
  const html = await page(province);
  for (const said of ['市前置库', 'db.city:5432/exchange', '模式 qz', '正常', '近30日拒收:监测值不是数值或为负 1', '无滞后', '看拒收的行', '口径:近30日各批次']) expect(html).toContain(said);
  const own = await page(system);
  for (const button of ['暂停读取', '新增接入源']) expect([button, html.includes(button), own.includes(button)]).toEqual([button, false, true]);
  expect(own).not.toContain('very-secret');
});
