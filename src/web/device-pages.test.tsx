import { beforeAll, expect, test } from 'vitest';
import { hourMs } from '../basis/time.ts';
import { testApp, type TestApp } from '../server/app.fixture.ts';
import { DevicePage } from './features/devices/device-page.tsx';
import { DevicesBoard } from './features/devices/page.tsx';
import { rendered, wordsOf } from './rendered.fixture.tsx';

const [branch, contractor, silent] = ['branch-980102-head', 'contractor-98-1-officer', 200_003];
let app: TestApp;
const mnOf = (point: number): string => app.house.directory.deviceOf(point)?.mn ?? '';
const page = (point: number, as: string): Promise<string> =>
  rendered(DevicePage, '/devices/$mn', `/devices/${mnOf(point)}`, async (url) => app.ask({ url, as }));

beforeAll(async () => {
  app = await testApp();
  for (const hoursAgo of [2, 3]) await app.send(200_000, app.time.world - hoursAgo * hourMs, { w01018: '30.5' }, 'D');
  await app.ask({ method: 'POST', url: `/api/devices/${mnOf(200_000)}/commands`, as: branch, body: { ask: { kind: 'clock-set' }, reason: '时钟偏差' } });
});

test('a logger’s page says its figures, its commands with who gave them and why, and its messages in words', async () => {
  const html = await page(200_000, branch);
  for (const said of ['0/2', 'TCP 连接未打开', '设置现场机时间', '排队', '时钟偏差', '撤 回', '下发指令', '小时数据', '化学需氧量', '30.5', 'mg/L', 'D 故障', 'PW=******', '依据置信度低']) expect(html).toContain(said);
});

test('who may look but not command sees no button, and says so', async () => {
  const html = await page(200_000, contractor);
  expect([html.includes('本岗位可以查看,不能下发'), html.includes('下发指令</span>'), html.includes('撤 回')]).toEqual([true, false, false]);
});

test('what was not computed is not shown as zero', async () => {
  const html = await page(silent, branch);
  expect(html).toContain('这台设备还没有报文。');
  expect(html).toContain('还没有给这台设备下发过指令。');
  expect(wordsOf(html, '时钟偏差', '口径')).toContain('无法计算');
});

test('the board counts, and puts what misses most first', async () => {
  const html = await rendered(DevicesBoard, '/devices', '/devices', async (url) => app.ask({ url, as: branch }));
  expect(html).toMatch(/共15台,未联网14台,近7天有缺失小时14台,有拒收报文0台。/);
  expect(html.indexOf(mnOf(silent))).toBeLessThan(html.indexOf(mnOf(200_000)));
});
