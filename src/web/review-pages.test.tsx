import { beforeAll, expect, test } from 'vitest';
import { hourMs } from '../basis/time.ts';
import { checkPiece } from '../flow/checks/check-piece.ts';
import { testApp, type TestApp } from '../server/app.fixture.ts';
import { ReviewPage } from './features/review/page.tsx';
import { SpanPage } from './features/review/span-page.tsx';
import { rendered, wordsOf } from './rendered.fixture.tsx';

const [branch, foreign, firm, outlet] = ['branch-980102-head', 'branch-980101-head', 'enterprise', 200_000];
let app: TestApp;
let first: number;
const page = (url: string, as: string): Promise<string> => rendered(ReviewPage, '/review', url, async (asked) => app.ask({ url: asked,
  as }));
const span = (as: string, factor = 'w01018'): Promise<string> =>
  rendered(SpanPage, '/review/$number', `/review/${outlet}?factor=${factor}&start=${first}&end=${first + 13 * hourMs}`, async (url) =>
    app.ask({ url, as }));

beforeAll(async () => {
  app = await testApp();
  first = app.time.world - 30 * hourMs;
  for (let hour = 0; hour < 20; hour += 1) await app.send(outlet, first + hour * hourMs, { w01018: hour < 13
    ? '41.5' : String(20 + hour) });
  for (let piece = 0; (await checkPiece(app.house)) && piece < 99;) piece += 1;
});

test('the list says what is doubtful, why and that nobody decided yet', async () => {
  const html = await page('/review', branch);
  for (const said of ['共 1 个存疑时段', '连续 13 小时恒值 41.5 mg/L', '化学需氧量', '待认定', '口径']) expect(html).toContain(said);
  expect(html).toContain(`/review/${outlet}?factor=w01018`);
});

test('another branch finds nothing, said in words', async () => expect(await page('/review', foreign)).toContain('这个范围内没有存疑数据。'));

test('one series: reasons, the form for who decides, history and hours', async () => {
  const html = await span(branch);
  for (const said of ['连续 13 小时恒值 41.5 mg/L', 'checks/flat.water-outlet-slow', '规则参数待本地确认', '签名认定', '登录口令(签名)', '规则标记',
    '生效']) expect(html).toContain(said);
});

test('a series of another branch is not found', async () => expect(await span(foreign)).not.toContain('41.5'));

test('completeness counts the hours of the month, not those it does not know', async () => {
  const html = await page('/review?tab=complete&month=2026-03&kind=water-outlet', branch);
  const row = wordsOf(html, 'data-title="应收"', '为什么 ');
  const received = Array.from({ length: 20 }, (_, hour) => first + hour * hourMs).filter((at) => at >= Date.UTC(2026, 1, 28, 16)).length;
  expect(row).toContain(` ${received} `);
});

test('a firm opens completeness and is shown no work list', async () => {
  const unit = app.house.directory.points.get(outlet)?.enterprise;
  const office = [...app.house.directory.appointments.values()].find((held) => held.role === firm
    && held.unit === unit)?.id.replace('appointment-', '') ?? '';
  const html = await page('/review', office);
  expect([html.includes('完整率'), html.includes('存疑数据清单'), html.includes('待认定')]).toEqual([true, false, false]);
});
