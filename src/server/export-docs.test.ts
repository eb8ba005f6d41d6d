import { readFileSync } from 'node:fs';
import { beforeAll, expect, test } from 'vitest';
import { exportPointsMost } from '../flow/export-readings.ts';
import { readingFileColumns } from '../model/reading.ts';
import { testApp, type TestApp } from './app.fixture.ts';

const [english = '', chinese = ''] = ['export-readings.md', 'export-readings.zh.md'].map((name) => readFileSync(new URL(`../../docs/do/${name}`, import.meta.url), 'utf8'));
const commands = (page: string): readonly string[] => page.split('\n').filter((line) => line.startsWith('curl'));
const asked = commands(english).map((line) => ({ url: /http:\/\/127\.0\.0\.1:5200(?<path>[^"]+)"/u.exec(line)?.groups?.['path'] ?? '', withKey: line.includes('$KEY') }));
const named = (page: string): readonly string[] => [...page.matchAll(/^\| (?<cells>`\w+`[^|]*) \|[^|]*\| (?:STRING|TIMESTAMP|DECIMAL|UINT)/gmu)]
  .flatMap(({ groups }) => [...(groups?.['cells'] ?? '').matchAll(/\w+/gu)].map(([name]) => name));

let app: TestApp;
beforeAll(async () => {
  app = await testApp();
});

test('both pages have the same commands and name every column and the limit', () => {
  expect(commands(chinese)).toEqual(commands(english));
  for (const page of [english, chinese]) {
    expect(named(page)).toEqual(readingFileColumns);
    expect(page).toContain(exportPointsMost.toLocaleString('en'));
  }
});

test.each(asked)('the command of the page is answered: $url', async ({ url, withKey }) => {
  const said = await app.ask({ url, ...(withKey ? { key: await app.keyOf({ region: '980100' }) } : {}) });
  // The store of the tests is in memory and prints no Parquet.
  expect(said.statusCode).toBe(url.includes('parquet') ? 501 : 200);
});
