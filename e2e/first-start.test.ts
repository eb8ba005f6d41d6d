import { afterAll, afterEach, beforeAll, describe, expect, test, vi } from 'vitest';
import { hourMs } from '../src/basis/time.ts';
import { listRegister } from '../src/contract/admin.ts';
import { pointSeries } from '../src/contract/point.ts';
import { readSession, setUpFirst } from '../src/contract/session.ts';
import { health, status } from '../src/contract/status.ts';
import { chromium } from '../tools/need.ts';
import { openBrowser } from './browser.ts';
import { stepClock, storyPlace } from './drill.ts';
import { dropFolder, newFolder, qingshan, startServing, stoppedWhile, type Installation } from './installation.ts';
import { Visitor } from './visitor.ts';

vi.setConfig({ testTimeout: 240_000 });

const folders: string[] = [];
const serving: Installation[] = [];
const folder = (): string => {
  const made = newFolder();
  folders.push(made);
  return made;
};
const start = async (data: string, ...flags: readonly string[]): Promise<Installation> => {
  const started = await startServing(data, flags);
  serving.push(started);
  return started;
};

afterEach(({ task }) => {
  if (task.result?.state === 'fail') console.error(serving.at(-1)?.said().slice(-2000));
});
afterAll(async () => {
  await Promise.all(serving.map((one) => one.stop()));
  for (const one of folders) dropFolder(one);
});

describe('a drill', () => {
  const data = folder();
  const drill = ['--size', 'county', '--fill-days', '1', '--speed', '0'] as const;
  let first: Installation;
  beforeAll(async () => {
    first = await start(data, ...drill);
  }, 320_000);

  test('a folder that is served is refused to a second server, which does no harm', async () => {
    const second = await qingshan('serve', '--data', data, '--port', '0', '--gateway-port', '0', ...drill);
    expect(second.code).toBe(1);
    expect(second.err).toContain('[system.data-folder-in-use]');
    expect(await new Visitor(first.address).get(health)).toMatchObject({ status: 'ok', mode: 'drill' });
  });

  test('after a stop the next start goes on: the clock stands where it stood, the counters are kept, nothing is filled anew', async () => {
    const system = await Visitor.signedIn(first.address, 'system');
    const before = await stepClock(system, await Visitor.signedIn(first.address, storyPlace.branch), 5, storyPlace.point);
    const kept = (await system.get(health)).frames;
    const land = (await system.get(status)).counts;
    expect(await first.stop()).toBe(0);
    const again = await start(data, '--size', 'province', '--seed', '7', '--fill-days', '14', '--speed', '0');
    const visitor = new Visitor(again.address);
    const now = await visitor.get(status);
    expect(now.world.now).toBeGreaterThanOrEqual(before);
    expect(now.world.now - before).toBeLessThan(hourMs);
    expect(now.counts).toEqual(land);
    const { frames } = await visitor.get(health);
    expect(frames.stored).toBe(kept.stored);
    expect(frames.received).toBe(frames.stored + frames.duplicate + frames.refused + frames.pending);
    expect(again.said()).not.toContain('filling the drill province');
    expect(await again.stop()).toBe(0);
  });

  test('asked to stop while it fills, it stops; the next start fills the rest', async () => {
    const cut = folder();
    const days = 4;
    const flags = ['--size', 'county', '--fill-days', String(days), '--speed', '0'];
    expect(await stoppedWhile('filling the drill province', cut, flags)).toBe(0);
    const again = await start(cut, ...flags);
    const visitor = await Visitor.signedIn(again.address, storyPlace.branch);
    const { world: { now } } = await visitor.get(status);
    const to = Math.floor(now / hourMs) * hourMs;
    const { rows } = await visitor.get(pointSeries, { params: { number: storyPlace.point }, query: { from: to - days * 24 * hourMs, to, factor: 'w01018' } });
    expect(rows.filter(({ period }) => period === 'hour')).toHaveLength(days * 24);
    expect(await again.stop()).toBe(0);
  });

  test('a drill folder is no folder for a real installation, and the other way round', async () => {
    await first.stop();
    const asReal = await qingshan('serve', '--data', data, '--port', '0', '--gateway-port', '0', '--empty');
    expect([asReal.code, asReal.err]).toEqual([1, expect.stringContaining('[system.wrong-mode]')]);
  });
});

describe('a real installation', () => {
  const data = folder();
  let real: Installation;
  const first = { name: '周正', login: 'zhou', password: 'a-long-password', region: '330000', regionName: '某省' };
  beforeAll(async () => {
    real = await start(data, '--empty');
  }, 320_000);

  test('is empty until its first administrator is set up, once', async () => {
    const administrator = new Visitor(real.address);
    expect(await administrator.get(status)).toMatchObject({ mode: 'real', setUp: false });
    expect((await administrator.ask(setUpFirst, { body: { ...first, password: 'short' } })).fault).toBe('request.invalid');
    expect((await administrator.get(setUpFirst, { body: first })).acting.role).toBe('system-admin');
    expect(await administrator.get(readSession)).toMatchObject({ person: { name: { zh: first.name } } });
    expect(await administrator.get(status)).toMatchObject({ setUp: true, root: { code: first.region } });
    expect((await administrator.get(listRegister, { params: { kind: 'region' } })).rows.map((row) => row.id)).toContain(first.region);
    expect((await new Visitor(real.address).ask(setUpFirst, { body: { ...first, login: 'other' } })).fault).not.toBe('');
  });

  test('refuses to be a drill', async () => {
    expect(await real.stop()).toBe(0);
    const asDrill = await qingshan('serve', '--data', data, '--port', '0', '--gateway-port', '0', '--size', 'county');
    expect([asDrill.code, asDrill.err]).toEqual([1, expect.stringContaining('[system.wrong-mode]')]);
  });

  test.skipIf(chromium.skip)(chromium.named('is set up in the browser by whoever opens it first'), async () => {
    const fresh = await start(folder(), '--empty');
    const browser = await openBrowser();
    try {
      const page = await browser.newPage({ locale: 'zh-CN' });
      await page.goto(fresh.address);
      await page.getByRole('heading', { name: '设置首位管理员' }).waitFor();
      await page.getByLabel('姓名').fill(first.name);
      await page.getByLabel('账号').fill(first.login);
      await page.getByLabel('密码').fill(first.password);
      await page.getByLabel('地区代码').fill(first.region);
      await page.getByLabel('地区名称').fill(first.regionName);
      await page.getByRole('button', { name: '完成设置' }).click();
      await page.getByTestId('office-menu').waitFor();
      expect(await page.getByTestId('office-menu').textContent()).toContain(first.name);
    } finally {
      await browser.close();
      await fresh.stop();
    }
  });
});
