import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { root } from './tracked.ts';

const read = (path: string): string => readFileSync(new URL(path, root), 'utf8');
const manifest: { readonly dependencies: Readonly<Record<string, string>>; readonly devDependencies: Readonly<Record<string, string>> } = JSON.parse(read('package.json'));
const wanted = { ...manifest.dependencies, ...manifest.devDependencies };

/** First column of the table in ADR 0012; `@fastify/*` stands for all of them. */
const named = new Set(read('docs/adr/0012-libraries.md').split('\n').filter((line) => line.startsWith('| ')).flatMap((line) => (line.split('|')[1] ?? '').split(',').map((name) => name.trim())));
const isNamed = (name: string): boolean => named.has(name) || named.has(`${name.split('/')[0] ?? ''}/*`);

test('every dependency stands in ADR 0012 with its reason and licence', () => {
  expect(Object.keys(wanted).filter((name) => !name.startsWith('@types/') && !isNamed(name))).toEqual([]);
});

test('ADR 0012 names nothing that is not installed', () => {
  expect([...named].filter((name) => name !== 'package' && !name.endsWith('/*') && wanted[name] === undefined)).toEqual([]);
});

test('every version is exact', () => {
  expect(Object.entries(wanted).filter(([, version]) => !/^\d+\.\d+\.\d+(?:-[\w.]+)?$/u.test(version))).toEqual([]);
});
