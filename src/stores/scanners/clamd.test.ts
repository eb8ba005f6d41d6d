import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterAll, describe, expect, test } from 'vitest';
import { answerOf, clamd } from './clamd.ts';
import { eicar, fakeClamd } from './clamd.fixture.ts';
import { openScanner } from './open-scanner.ts';

const folder = mkdtempSync(join(tmpdir(), 'qs-clamd-'));
afterAll(() => rmSync(folder, { recursive: true }));

describe.each([['TCP', 0], ['a unix socket', join(folder, 'clamd.ctl')]] as const)('over %s', (_name, at) => {
  test('every file comes whole, whatever its size; the test file is found wherever it stands in it', async () => {
    const daemon = await fakeClamd(at);
    const opened = openScanner(typeof at === 'string' ? `unix:${at}` : `tcp://127.0.0.1:${daemon.port}`);
    const scanner = opened.ok ? opened.value : undefined;
    for (const size of [1, 65_535, 65_536, 65_537, 3_000_000]) expect(await scanner?.scan(new Uint8Array(size))).toEqual({ state: 'clean' });
    expect(daemon.scanned).toEqual([1, 65_535, 65_536, 65_537, 3_000_000]);
    const found = { state: 'infected', name: 'Eicar-Test-Signature' };
    expect(await scanner?.scan(Buffer.from(eicar))).toEqual(found);
    expect(await scanner?.scan(Buffer.concat([Buffer.alloc(65_500), Buffer.from(eicar)]))).toEqual(found);
    daemon.says = 'silent';
    expect(await scanner?.scan(Buffer.from(eicar))).toEqual({ state: 'unanswered', why: 'closed without an answer' });
    await daemon.close();
    expect(await scanner?.scan(Buffer.from(eicar))).toMatchObject({ state: 'unanswered' });
  });
});

test.each([
  ['stream: OK\0', { state: 'clean' }], ['stream: Win.Test.EICAR_HDB-1 FOUND\0', { state: 'infected', name: 'Win.Test.EICAR_HDB-1' }],
  ['INSTREAM size limit exceeded. ERROR\0', { state: 'unanswered', why: 'INSTREAM size limit exceeded. ERROR' }],
  ['', { state: 'unanswered', why: 'closed without an answer' }], ['stream: OK and more\0',
    { state: 'unanswered', why: 'stream: OK and more' }],
  ['UNKNOWN COMMAND\0', { state: 'unanswered', why: 'UNKNOWN COMMAND' }],
    ['stream:  FOUND\0', { state: 'unanswered', why: 'stream:  FOUND' }],
] as const)('the answer %j', (said, want) => expect(answerOf(said)).toEqual(want));

test('law: nothing but the one answer is clean', () => {
  fc.assert(fc.property(fc.string(), (said) => { if (said.split('\0', 1)[0]?.trim() !== 'stream: OK') expect(answerOf(said).state).not.toBe('clean'); }));
});

test.each([
  [undefined, true], ['', true], ['tcp://127.0.0.1:3310', true], ['tcp://[::1]:3310', true], ['unix:/run/clamav/clamd.ctl', true],
    ['unix:///run/clamd.ctl', true],
  ['http://127.0.0.1:3310', false], ['tcp://127.0.0.1', false], ['tcp://127.0.0.1:70000', false], ['unix:clamd.ctl', false],
])('the setting %s', (url, works) => expect(openScanner(url).ok).toBe(works));

test('a daemon that is not there leaves the question open', async () => {
  expect(await clamd({ host: '127.0.0.1', port: 1 }).scan(new Uint8Array(9))).toEqual({ state: 'unanswered', why: 'ECONNREFUSED' });
});
