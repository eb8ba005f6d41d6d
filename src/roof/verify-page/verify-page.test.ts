import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { chromium as browsers } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { chromium } from '../../../tools/need.ts';
import { exported, key } from '../../publish/fixture.ts';
import { buildVerifyPage } from '../web-build.ts';

let folder: string;

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'qs-verify-page-'));
  await buildVerifyPage(folder);
}, 120_000);
afterAll(() => rmSync(folder, { recursive: true }));

test('it is one file that names nothing outside itself', () => {
  expect(readdirSync(folder)).toEqual(['verify.html']);
  const page = readFileSync(join(folder, 'verify.html'), 'utf8');
  expect(page).not.toMatch(/<(script|img|iframe)[^>]*\ssrc=|<link[^>]*href="(?!data:)|url\(|import\s*\(/u);
  expect(page).toContain("default-src 'none'; script-src 'sha256-");
});

test.skipIf(chromium.skip)(chromium.named('opened from a disk without network it verifies as the terminal does'), async () => {
  const browser = await browsers.launch({ executablePath: chromium.path, args: ['--no-sandbox'] });
  const context = await browser.newContext({ offline: true });
  const page = await context.newPage();
  const asked: string[] = [];
  const troubles: string[] = [];
  page.on('request', (request) => asked.push(request.url()));
  page.on('pageerror', (error) => troubles.push(error.message));
  page.on('console', (line) => troubles.push(line.text()));
  await page.goto(`file://${join(folder, 'verify.html')}`);
  const verdict = page.locator('#verdict');
  const drop = async (text: string): Promise<void> => {
    const path = join(folder, 'public.json');
    writeFileSync(path, text);
    await page.locator('#file').setInputFiles([]);
    await page.locator('#file').setInputFiles(path);
  };
  await drop(exported());
  await verdict.getByText('仅凭文件自带的公钥').waitFor();
  await page.locator('#key').fill(key);
  await verdict.getByText('4条记录相连无改动').waitFor();
  expect(await verdict.getAttribute('class')).toBe('box ok');
  await drop(exported().replace('整改完成', '没有整改'));
  await verdict.getByText('核验未通过').waitFor();
  expect(await verdict.getAttribute('class')).toBe('box bad');
  await page.locator('#key').fill('ed25519:AAAA');
  await verdict.getByText('history.bad-key').waitFor();
  expect([asked.filter((url) => !url.startsWith('file:') && !url.startsWith('data:')), troubles]).toEqual([[], []]);
  await browser.close();
}, 60_000);
