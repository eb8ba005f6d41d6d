import { execFileSync } from 'node:child_process';
import { expect, test } from 'vitest';
import { root } from '../tracked.ts';
import { inspectHouse } from '../walls.ts';
import { inspect, type Inspection } from './check.ts';
import { readModule } from './module.ts';
import { graphRules, packageWalls, useWalls, walls } from './rules.ts';

/** A house of one or two files; every file that is named but not written is empty. */
function house(files: Readonly<Record<string, string>>): Inspection {
  return inspect({ paths: Object.keys(files), read: (path) => files[path] ?? '' });
}

const imports = (from: string, to: string): Readonly<Record<string, string>> => {
  const up = '../'.repeat(from.split('/').length - 1);
  return { [from]: `import { x } from '${up}${to}';\nexport const y = x;\n`, [to]: 'export const x = 1;\n' };
};
const says = (path: string, text: string): Readonly<Record<string, string>> => ({ [path]: text });
const double = ['as', 'unknown', 'as'].join(' ');

const planted: readonly (readonly [rule: string, files: Readonly<Record<string, string>>])[] = [
  ['down only', imports('src/model/site.ts', 'src/flow/house.ts')],
  ['the house does not look outside', imports('src/server/app.ts', 'tools/walls.ts')],
  ['product code stands without its tests', imports('src/judge/air.ts', 'src/judge/fixture.ts')],
  ['knowledge never meets', imports('src/codecs/csv/read.ts', 'src/rulebook/rulebook.ts')],
  ['verbs never meet', imports('src/judge/air.ts', 'src/act/step.ts')],
  ['programmes never meet', imports('src/programmes/air/programme.ts', 'src/programmes/water/programme.ts')],
  ['a programme is wired once', imports('src/flow/leads.ts', 'src/programmes/air/programme.ts')],
  ['flow and contract meet at the door', imports('src/flow/leads.ts', 'src/contract/case.ts')],
  ['edges never meet', imports('src/gateway/link.ts', 'src/stores/records/open.ts')],
  ['stores never meet', imports('src/stores/records/open.ts', 'src/stores/observations/open.ts')],
  ['web knows contract, model, basis', imports('src/web/kit/table.tsx', 'src/judge/air.ts')],
  ['panels hang on the wiring', imports('src/web/features/case/page.tsx', 'src/web/panels/air/panel.tsx')],
  ['nobody imports main', imports('sim/run.ts', 'src/main.ts')],
  ['no core modules below the edge', says('src/sense/frame.ts', "import { readFileSync } from 'node:fs';\nexport const f = readFileSync;\n")],
  ['listed packages only below the edge', says('src/judge/air.ts', "import pg from 'pg';\nexport const p = pg;\n")],
  ['no test library in product code', says('src/server/app.ts', "import { test } from 'vitest';\nexport const t = test;\n")],
  ['no clock below the edge', says('src/act/clock.ts', 'export const now = (): Date => new Date();\n')],
  ['no chance below the edge', says('src/trace/rank.ts', 'export const dice = Math.random();\n')],
  ['no world below the edge', says('src/flow/leads.ts', "export const home = process.env['HOME'];\n")],
  ['no any', says('e2e/story.test.ts', 'export const it: any = 1;\n')],
  ['no double cast', says('src/server/app.ts', `export const n = 'x' ${double} number;\n`)],
  [graphRules.leadsNowhere.name, says('src/model/site.ts', "export * from './gone.ts';\n")],
  [graphRules.unknownRoom.name, says('src/utils/text.ts', 'export const x = 1;\n')],
  [graphRules.cycle.name, { ...imports('src/model/a.ts', 'src/model/b.ts'), 'src/model/b.ts': "import type { y } from './a.ts';\nexport const x: typeof y = 1;\n" }],
];

test('every rule has a planted breach', () => {
  const rules = [...walls, ...packageWalls, ...useWalls, ...Object.values(graphRules)].map(({ name }) => name);
  expect(planted.map(([rule]) => rule)).toEqual(rules);
});

test.each(planted)('%s: the planted breach is caught', (rule, files) => {
  expect(house(files).breaches.map((breach) => breach.rule)).toContain(rule);
});

test.each(planted)('%s: without the plant the same house is clean', (_, files) => {
  const emptied = Object.fromEntries(Object.keys(files).filter((path) => !path.startsWith('src/utils')).map((path) => [path, 'export const x = 1;\n']));
  expect(house(emptied).breaches).toEqual([]);
});

test.each([
  ['a lazy import', "export const later = () => import('../flow/house.ts');\n"],
  ['an import type', "export type H = import('../flow/house.ts').House;\n"],
  ['a re-export', "export type { House } from '../flow/house.ts';\n"],
  ['a worker by URL', "export const at = new URL('../flow/house.ts', import.meta.url);\n"],
])('%s is followed', (_, text) => {
  expect(house({ 'src/model/site.ts': text, 'src/flow/house.ts': '' }).breaches).toMatchObject([{ rule: 'down only', at: 'src/model/site.ts:1' }]);
});

test('new Date(0) of a given instant is no clock; a clock behind an edge is allowed', () => {
  expect(house({ 'src/act/clock.ts': 'export const epoch = new Date(0);\n', 'src/server/app.ts': 'export const now = Date.now();\n' }).breaches).toEqual([]);
});

test('a test below flow may not look up, a test of flow may', () => {
  expect(house(imports('src/judge/air.test.ts', 'src/flow/house.ts')).breaches).toMatchObject([{ rule: 'down only' }]);
  expect(house(imports('src/flow/house.test.ts', 'src/stores/records/memory.ts')).breaches).toEqual([]);
});

test('a file that does not parse stops the check instead of counting as clean', () => {
  expect(() => readModule('src/model/site.ts', 'export const = ;')).toThrow('src/model/site.ts');
});

const house0 = inspectHouse();

test('the house has no breach', () => {
  expect(house0.breaches.map(({ at, rule, what }) => `${at} ${rule}: ${what}`)).toEqual([]);
});

test('every module that git lists was read', () => {
  const listed = execFileSync('git', ['ls-files', '--', ...['src', 'sim', 'bench', 'tools', 'e2e'].flatMap((room) => [`${room}/*.ts`, `${room}/*.tsx`])], { cwd: root, encoding: 'utf8' });
  const paths = new Set(listed.split('\n').filter((path) => path !== ''));
  expect(paths.size).toBeGreaterThan(100);
  expect(house0.modules).toBe(paths.size);
  expect(house0.imports).toBeGreaterThan(paths.size);
});
