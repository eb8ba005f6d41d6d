import { afterEach, expect, test, vi } from 'vitest';
import { ok } from '../basis/result.ts';
import { command, type Told } from './command.ts';
import type { Flags } from './options.ts';

const flags = {
  data: { type: 'string', env: 'QINGSHAN_TEST_DATA', fallback: './data', says: 'data folder' },
  to: { type: 'string', says: 'where to' },
  json: { type: 'boolean', says: 'one line' },
} as const;
const told = { calls: ['do THIS', 'do THAT'], says: 'Does it.\n', flags } as const satisfies Told<Flags>;

const asked = vi.fn<(words: string) => void>();
const run = command(told, async ({ flags: { data, to, json }, words }) => {
  asked([data, to, json, ...words].join());
  return ok(7);
});

afterEach(() => {
  vi.restoreAllMocks();
  vi.unstubAllEnvs();
  asked.mockClear();
});

test('--help names every call and every flag with its environment and default, ends with 0 and does nothing', async () => {
  const out = vi.spyOn(process.stdout, 'write').mockReturnValue(true);
  expect(await run(['THIS', '--help'])).toEqual(ok(0));
  expect(out.mock.calls.join('')).toBe(`qingshan do THIS
qingshan do THAT

Does it.

  --data          data folder (QINGSHAN_TEST_DATA, default ./data)
  --to            where to
  --json          one line
  --help          this
`);
  expect(asked).not.toHaveBeenCalled();
});

test.each([
  ['an unknown flag     ', ['--dta', 'x']],
  ['a flag without value', ['--data']],
  ['a value too many    ', ['--json=yes']],
  ['an unknown letter   ', ['-x']],
] as const)('a wrong call is a fault and nothing is done: %s', async (_name, args) => {
  expect(await run(args)).toMatchObject({ ok: false, fault: 'system.bad-option' });
  expect(asked).not.toHaveBeenCalled();
});

test('a flag beats the environment, the environment the default; words stay in order', async () => {
  expect(await run(['a', 'b'])).toEqual(ok(7));
  vi.stubEnv('QINGSHAN_TEST_DATA', '/env');
  await run(['--json']);
  await run(['--data', '/flag', 'a', '--to', 'x']);
  expect(asked.mock.calls.flat()).toEqual(['./data,,,a,b', '/env,,true', '/flag,x,,a']);
});
