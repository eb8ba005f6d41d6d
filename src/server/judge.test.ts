import { execFileSync } from 'node:child_process';
import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, test } from 'vitest';
import { judgeLines, judgeLinesMax } from '../contract/judge.ts';
import { usualLimits } from './limits.ts';
import { testApp, type TestApp } from './app.fixture.ts';

const folder = join(import.meta.dirname, '../judge/golden');
const golden = readdirSync(folder).filter((name) => name.endsWith('lines.ndjson')).map((name) => [name, readFileSync(join(folder, name), 'utf8')] as const);
const county = 'county-980102-officer';
const headers = { 'content-type': 'application/x-ndjson' };
const terminal = (text: string): string => execFileSync(process.execPath, [join(import.meta.dirname, '../main.ts'), 'judge'], { input: text, encoding: 'utf8', maxBuffer: 1e8 });
/** Lines that are no golden lines: broken, blank, with a separator that is no end of a line, ended by CR LF. */
const odd = '{"id":"a\u2028b","assess":"ph-mean","input":{"values":[7]}}\r\n\n{"id":\n[]\nnull\n"x"\n{"id":{"deep":[1.0,1e400]},"assess":"rounding","input":{"value":"2.45","decimals":1}}';

function isJson(line: string): boolean {
  try {
    JSON.parse(line);
    return true;
  } catch {
    return false;
  }
}

let app: TestApp;
beforeAll(async () => { app = await testApp(); });

describe.each([...golden, ['odd lines', odd] as const])('%s', (_name, text) => {
  test('the API answers byte for byte what the terminal answers', async () => {
    const said = await app.ask({ method: 'POST', url: '/api/judge', as: county, headers, body: text });
    expect([said.statusCode, said.headers['content-type']]).toEqual([200, 'application/x-ndjson; charset=utf-8']);
    expect(said.body).toBe(terminal(text));
    expect(said.body.split('\n').length).toBeGreaterThan(5);
  }, 60_000);
});

test.each(golden)('an array of the lines of %s gets an array of the same answers', async (_name, text) => {
  const lines = text.trimEnd().split('\n').filter(isJson);
  const body = `[${lines.join(',')}]`;
  const said = await app.ask({ method: 'POST', url: '/api/judge', as: county, headers: { 'content-type': 'application/json' }, body });
  const ndjson = await app.ask({ method: 'POST', url: '/api/judge', as: county, headers, body: lines.join('\n') });
  expect(said.body).toBe(`[${ndjson.body.trimEnd().split('\n').join(',')}]`);
});

test.each([
  ['nobody signed in', { headers, body: '{}' }, 'access.sign-in-needed'],
  ['too many lines', { as: county, headers, body: '{}\n'.repeat(judgeLinesMax + 1) }, 'request.too-large'],
  ['too many lines in an array', { as: county, headers: { 'content-type': 'application/json' }, body: `[${Array.from({ length: judgeLinesMax + 1 }, () => '0').join(',')}]` }, 'request.invalid'],
  ['too many bytes', { as: county, headers, body: ' '.repeat(1_100_000) }, 'request.too-large'],
  ['an object', { as: county, headers: { 'content-type': 'application/json' }, body: '{}' }, 'request.invalid'],
])('refused: %s', async (_name, asked, want) => {
  const said = await app.ask({ method: 'POST', url: '/api/judge', ...asked });
  expect((said.json() as { fault: string }).fault).toBe(want);
});

test('no lines, no answers', async () => expect((await app.ask({ method: 'POST', url: '/api/judge', as: county, headers, body: '\n\n' })).body).toBe(''));

test('asked too often in a minute: refused', async () => {
  const statuses: number[] = [];
  for (let at = 0; at <= (usualLimits.requestsTo[judgeLines.id] ?? 0); at += 1) statuses.push((await app.ask({ method: 'POST', url: '/api/judge', headers, body: '{}', peer: '10.9.9.9' })).statusCode);
  expect([statuses.at(-2), statuses.at(-1)]).toEqual([401, 429]);
});
