import { readFileSync } from 'node:fs';
import { beforeAll, expect, test } from 'vitest';
import { pushApp, type PushApp } from './push.fixture.ts';

const pages = ['push-readings.md', 'push-readings.zh.md'].map((name) => readFileSync(new URL(`../../docs/do/${name}`, import.meta.url), 'utf8'));
const blocks = (page: string): readonly string[] => [...page.matchAll(/^```sh\n(?<block>[^`]+)```$/gmu)].map((found) => (found.groups?.['block'] ?? '').replaceAll(/ +#.*$/gmu, ''));
const [english = '', chinese = ''] = pages;

type Line = { readonly body: string; readonly path: string };
const lines: readonly Line[] = blocks(english).flatMap((block) => block.replaceAll('\\\n', '').split('\n')).flatMap((line): Line[] => {
  const { body, path } = /^curl .*-d '(?<body>[^']+)'\s+"?http:\/\/127\.0\.0\.1:5200(?<path>\/[^"\s]+)"?$/u.exec(line)?.groups ?? {};
  return body === undefined || path === undefined ? [] : [{ body, path }];
});

let app: PushApp & { readonly key: string };
let key: string;
beforeAll(async () => {
  app = await pushApp();
  const made = await app.ask({ method: 'POST', url: lines[1]?.path ?? '', as: 'administration-system', body: JSON.parse(lines[1]?.body ?? '') as object });
  key = (made.json() as { key: string }).key;
});

test('both pages have the same commands', () => {
  expect(blocks(chinese)).toEqual(blocks(english));
  expect(lines.map(({ path }) => path.replace(/^\/ogc\/sensorthings\/v1\.1\//u, ''))).toEqual([
    '/api/session', '/api/keys', 'Observations', "Datastreams('10000-w01001-realtime-Rtd')/Observations", 'CreateObservations',
  ]);
});

test.each(lines.slice(2))('the key of the page sends as the page does: $path', async ({ path, body }) => {
  const said = await app.post(path.replace('/ogc/sensorthings/v1.1/', ''), body, key);
  expect(said.status).toBe(201);
  if (path.endsWith('CreateObservations')) expect(said.json).toEqual([expect.stringMatching(/^http/u), 'error: value.not-a-number: broken']);
  else expect(said.headers['location']).toBe(said.json['@iot.selfLink']);
});
