import { createHash } from 'node:crypto';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { openCase } from '../src/contract/case.ts';
import fieldWords from '../src/web/features/field/words.zh.json' with { type: 'json' };
import { chromium } from '../tools/need.ts';
import { openBrowser } from './browser.ts';
import { Desk } from './desk.ts';
import { smallDrill, storyPlace } from './drill.ts';
import { dropFolder, newFolder, startServing, type Installation } from './installation.ts';
import { png } from './material.ts';
import { until } from './until.ts';
import { staff } from './visitor.ts';

vi.setConfig({ testTimeout: 240_000 });
const folder = newFolder();
let installation: Installation | undefined;
let browser: Browser | undefined;
const { county, point } = storyPlace;
const own = `county-${county}`;

beforeAll(async () => {
  if (chromium.skip) return;
  installation = await startServing(folder, smallDrill);
  browser = await openBrowser();
}, 320_000);
afterAll(async () => {
  await browser?.close();
  await installation?.stop();
  dropFolder(folder);
});

const fields = { problem: '废水超标排放。', documentNumber: '演督察〔2026〕9号', itemNumber: '九', target: '稳定达标', deadlineType: 'by-date', deadline: '2026-06-30', works: 'no' };
const measure = { id: 'm1', what: '更换加药泵', quantity: '2', unit: '台', owner: '工业局', due: '2026-03-31' };

test.skipIf(chromium.skip)(chromium.named('a photograph taken without a network outlives the page and stands on the case once there is one'), async () => {
  if (installation === undefined || browser === undefined) throw new Error('not started');
  const { address } = installation;
  const as = staff(() => address);
  const [office, responsible, city] = [await as('rectification'), await as(own), await as('city-980100')];
  const given = { type: 'rectification/problem', region: county, parties: {}, points: [point], title: { zh: '纸业废水超标', en: 'Waste water' }, fields };
  const { row: { id } } = await office.get(openCase, { body: given });
  await office.step(id, 'assign');
  await responsible.step(id, 'accept');
  await responsible.step(id, 'submit-plan', { plan: '更换加药泵', measures: [measure] });
  await city.step(id, 'approve-plan', { planOpinion: '同意' });

  const desk = await Desk.signIn(browser, address, own);
  const { page } = desk;
  await page.setViewportSize({ width: 390, height: 844 });
  await desk.open('/field');
  await page.locator('#field-case').waitFor();
  await page.evaluate('navigator.serviceWorker.ready.then(() => true)');

  await page.context().setOffline(true);
  await desk.open('/work');
  expect(new URL(page.url()).pathname).toBe('/field');
  await page.getByText(fieldWords.offline, { exact: true }).waitFor();
  await page.locator('#field-case').click();
  await page.locator('.ant-select-item-option').filter({ hasText: '纸业废水超标' }).first().click();
  await page.locator('#field-note').fill('总排口北侧');
  await page.locator('input[capture]').setInputFiles({ name: '现场.png', mimeType: 'image/png', buffer: Buffer.from(png) });
  await page.locator('.field-outbox li[data-state=waiting]').waitFor();
  await desk.open('/field');
  await page.locator('.field-outbox li[data-state=waiting]').waitFor();
  await desk.picture('field-offline');

  await page.context().setOffline(false);
  await page.locator('.field-outbox li[data-state=sent]').waitFor();
  await desk.picture('field-sent');
  const hash = createHash('sha256').update(png).digest('hex');
  const evidence = await until('the photograph', async () => {
    const { evidence: held } = (await responsible.readCase(id)).case as { readonly evidence: readonly { readonly hash: string; readonly captured?: { readonly note?: string } }[] };
    return held.length > 0 ? held : undefined;
  });
  expect(evidence.map((file) => [file.hash, file.captured?.note])).toEqual([[hash, '总排口北侧']]);
  await page.evaluate(() => localStorage.setItem('qingshan.preferences', JSON.stringify({ language: 'en', theme: 'dark' })));
  await desk.open('/field');
  await page.getByText('Open the item').waitFor();
  await desk.picture('field-en-dark');
});
