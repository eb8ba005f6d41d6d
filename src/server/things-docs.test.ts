import { readFileSync } from 'node:fs';
import { beforeAll, expect, test } from 'vitest';
import { thingsApp, type ThingsApp } from './things.fixture.ts';

const pages = ['sensorthings.md', 'sensorthings.zh.md'].map((name) => readFileSync(new URL(`../../docs/do/${name}`, import.meta.url), 'utf8'));
const blocks = (page: string): readonly string[] => [...page.matchAll(/^```sh\n(?<block>[^`]+)```$/gmu)].map((found) => found.groups?.['block'] ?? '');
const [english = '', chinese = ''] = pages;

type Line = { readonly method: string; readonly body: string | undefined; readonly path: string };
const command = /^curl -s (?:-i )?(?:-b cookies )?(?:-X (?<method>\w+) )?.*?(?:-d '(?<body>.+?)' +)?"?http:\/\/127\.0\.0\.1:5200(?<path>\/[^"\s]+)"?$/u;
const lines: readonly Line[] = blocks(english).flatMap((block) => block.replaceAll('\\\n', '').split('\n')).flatMap((line): Line[] => {
  const { method, body, path } = command.exec(line)?.groups ?? {};
  return path === undefined ? [] : [{ method: method ?? 'POST', body, path }];
});

let app: ThingsApp;
let key: string;
beforeAll(async () => {
  app = await thingsApp();
  const made = await app.ask({ method: 'POST', url: lines[0]?.path ?? '', as: 'administration-system', body: JSON.parse(lines[0]?.body ?? '') as object });
  key = (made.json() as { key: string }).key;
});

test('both pages have the same commands', () => {
  expect(blocks(chinese)).toEqual(blocks(english));
  expect(lines.map(({ method }) => method)).toEqual(['POST', 'POST', 'POST', 'PATCH', 'POST', 'DELETE']);
});

test('the key of the page does what the page does, under the ids that the page names', async () => {
  const statuses: number[] = [];
  for (const { method, body, path } of lines.slice(1)) {
    const said = await app.write(method as 'POST', path.replace('/ogc/sensorthings/v1.1/', ''), body, key);
    expect([path, said.json['message']]).toEqual([path, undefined]);
    statuses.push(said.status);
    if (path.endsWith('/Locations')) expect((await app.get('Things(4000000002)/HistoricalLocations', key)).json['value']).toHaveLength(2);
  }
  expect(statuses).toEqual([201, 201, 200, 201, 200]);
});
