import { beforeAll, expect, test } from 'vitest';
import { hourMs } from '../basis/time.ts';
import { platform } from '../flow/forward/upper.fixture.ts';
import { testApp, type TestApp } from '../server/app.fixture.ts';
import { ForwardingPage } from './features/forwarding/page.tsx';
import { rendered } from './rendered.fixture.tsx';

const [system, province, branch] = ['administration-system', 'province-98-officer', 'branch-980102-head'];
let app: TestApp;
const page = (as: string): Promise<string> => rendered(ForwardingPage, '/forwarding', '/forwarding', async (url) => app.ask({ url, as }));
const put = (body: object & { id: string }) => app.ask({ method: 'PUT', url: `/api/upper-platforms/${body.id}`, as: system, body });

beforeAll(async () => { app = await testApp(); });

test('before anything is entered the page says so, and to whom it falls', async () => {
  expect(await page(system)).toContain('还没有登记上级平台。');
  const html = await page(province);
  expect([html.includes('由系统管理员登记'), html.includes('新增上级平台')]).toEqual([true, false]);
});

test('a platform says its place, its counts and its lag in words; who only looks has no button to change it', async () => {
  await app.send(200_000, app.time.world - 2 * hourMs, { w01018: '32.5' });
  await put(platform());
  await put(platform({ id: 'nobody', name: { zh: '市平台', en: 'city' }, identity: { others: 'none', list: [] } }));
  for (let turn = 0; turn < 3; turn += 1) {
    app.time.machine += 1000;
    app.forward.tick();
    for (let breath = 0; breath < 40; breath += 1) await new Promise((resolve) => setImmediate(resolve));
  }
  const html = await page(province);
  for (const said of [
    '部平台', '127.0.0.1:9212', 'HJ 212-2017', '已连接', '应转发', '无滞后', '近24小时已接收1条,未被接收0条', '近24小时已接收0条,未被接收1条',
    '查看未被接收的报文(1)', '口径:应转发=选中的报文',
  ]) expect(html).toContain(said);
  const own = await page(system);
  for (const button of ['暂停转发', '按时段重发']) expect([button, html.includes(button), own.includes(button)]).toEqual([button, false, true]);
});

test('without the right the page shows no platform', async () => {
  const html = await page(branch);
  expect([html.includes('部平台'), html.includes('转发状态')]).toEqual([false, true]);
});
