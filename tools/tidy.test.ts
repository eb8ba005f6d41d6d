import { readFileSync } from 'node:fs';
import { posix } from 'node:path';
import { expect, test } from 'vitest';
import { root, trackedFiles } from './tracked.ts';

/** Files that may be longer than 400 lines, each with its reason. Data files (JSON, CSV) are not code. */
const longFiles: Readonly<Record<string, string>> = {};

/** Share of code lines over 140 characters: it may only fall. Lower it when it has fallen. */
const wideShareMax = 0.05;
const widthNever = 500;

const paths = trackedFiles();
const textOf = (path: string): string => readFileSync(new URL(path, root), 'utf8');
const codePaths = paths.filter((path) => /^(?:src|sim|bench|tools|e2e)\/.*\.tsx?$/u.test(path));
const code = codePaths.map((path) => ({ path, lines: textOf(path).replace(/\n$/u, '').split('\n') }));
const textPaths = paths.filter((path) => /\.(?:tsx?|json|md|css|html|sql|sh|ya?ml|csv|toml)$|^\.ci\/|^\.npmrc$/u.test(path));

/** Rooms: every folder on a floor, and the folders inside the rooms that hold one thing each. */
const roomPattern = /^(?:src|sim|bench|tools|e2e|standards|src\/[^/]+|src\/(?:codecs|programmes|stores)\/[^/]+|sim\/[^/]+|tools\/[^/]+|src\/web\/(?:app|kit|panels)|src\/web\/(?:features|panels)\/[^/]+)$/u;
const folders = new Set(codePaths.flatMap((path) => ancestors(posix.dirname(path))));
const rooms = [...folders].filter((folder) => roomPattern.test(folder)).sort();
const isSmallRoom = (room: string): boolean => /^src\/web\/(?:features\/|panels)|^(?:sim|tools)\/[^/]+$/u.test(room);

function ancestors(folder: string): readonly string[] {
  return folder === '.' ? [] : [folder, ...ancestors(posix.dirname(folder))];
}

test('rooms were found', () => expect(rooms.length).toBeGreaterThan(30));

test('every room has a README of 10 to 25 lines, a single screen or panel at least 3', () => {
  const wrong = rooms.flatMap((room) => {
    const readme = `${room}/README.md`;
    if (!paths.includes(readme)) return [`${room}: no README.md`];
    const lines = textOf(readme).replace(/\n$/u, '').split('\n').length;
    return lines < (isSmallRoom(room) ? 3 : 10) || lines > 25 ? [`${readme}: ${lines} lines`] : [];
  });
  expect(wrong).toEqual([]);
});

const wordFiles = paths.filter((path) => /^src\/web\/.*\.zh\.json$/u.test(path));

test.each(wordFiles)('%s and its English twin have the same keys and the same blanks', (zhPath) => {
  const enPath = zhPath.replace(/\.zh\.json$/u, '.en.json');
  expect(paths).toContain(enPath);
  const [zh, en] = [flat(JSON.parse(textOf(zhPath))), flat(JSON.parse(textOf(enPath)))];
  expect([...en.keys()].map(singular).filter(onlyOnce).sort()).toEqual([...zh.keys()].map(singular).filter(onlyOnce).sort());
  const empty = [...zh, ...en].filter(([, said]) => said.trim() === '').map(([key]) => key);
  expect(empty).toEqual([]);
  const blanksDiffer = [...zh].filter(([key, said]) => en.has(key) && blanksOf(said) !== blanksOf(en.get(key) ?? '')).map(([key]) => key);
  expect(blanksDiffer).toEqual([]);
});

test('every English word file has a Chinese twin', () => {
  const alone = paths.filter((path) => /^src\/web\/.*\.en\.json$/u.test(path) && !paths.includes(path.replace(/\.en\.json$/u, '.zh.json')));
  expect(alone).toEqual([]);
  expect(wordFiles.length).toBeGreaterThan(5);
});

/** Plural forms of one phrase (`key_one`, `key_other`) count as one key: Chinese has no `one`. */
const singular = (key: string): string => key.replace(/_(?:zero|one|two|few|many|other)$/u, '');
const onlyOnce = (key: string, at: number, all: readonly string[]): boolean => all.indexOf(key) === at;
const blanksOf = (said: string): string => [...new Set(said.match(/\{\{[^}]+\}\}/gu) ?? [])].sort().join();

function flat(value: unknown, prefix = ''): ReadonlyMap<string, string> {
  if (typeof value === 'string') return new Map([[prefix, value]]);
  if (typeof value !== 'object' || value === null) return new Map([[prefix, String(value)]]);
  return new Map(Object.entries(value).flatMap(([key, inner]) => [...flat(inner, prefix === '' ? key : `${prefix}.${key}`)]));
}

test('no file is longer than 400 lines without a reason; the median stays near 60', () => {
  const lengths = code.map(({ lines }) => lines.length).sort((a, b) => a - b);
  const median = lengths[Math.floor(lengths.length / 2)] ?? 0;
  process.stdout.write(`tidy: ${lengths.length} code files, median ${median} lines, longest ${lengths.at(-1) ?? 0}\n`);
  expect(code.filter(({ path, lines }) => lines.length > 400 && longFiles[path] === undefined).map(({ path }) => path)).toEqual([]);
  expect(Object.keys(longFiles).filter((path) => !paths.includes(path))).toEqual([]);
  expect(median).toBeLessThanOrEqual(80);
});

test('few lines are wider than 140 characters, none is absurd', () => {
  const widths = code.flatMap(({ path, lines }) => lines.map((line, at) => ({ at: `${path}:${at + 1}`, width: line.length })));
  const wide = widths.filter(({ width }) => width > 140);
  process.stdout.write(`tidy: ${wide.length} of ${widths.length} lines are wider than 140 characters\n`);
  expect(wide.filter(({ width }) => width > widthNever).map(({ at }) => at)).toEqual([]);
  expect(wide.length / widths.length).toBeLessThanOrEqual(wideShareMax);
});

test('no file or folder has a name that says nothing', () => {
  expect(paths.filter((path) => /(?:^|[/-])(?:utils?|helpers?|common|manager|misc|stuff)(?:[/.-]|$)/iu.test(path))).toEqual([]);
});

// Put together from pieces, so that this file does not find itself.
const machinePath = new RegExp([['', 'work', '(?:main|shared)'].join('/'), ['', 'home', '\\w+', ''].join('/'), ['', 'Users', ''].join('/'), ['', 'tmp', 'qs'].join('/')].join('|'), 'u');
const registryHost = new RegExp(['registry\\.(?:npmjs|npmmirror|yarnpkg)', 'npm\\.taobao', '"resolved":\\s*"http'].join('|'), 'u');
const laterMark = new RegExp(`\\b(?:${['TO', 'DO'].join('')}|${['FIX', 'ME'].join('')}|${['X', 'XX'].join('')})\\b`, 'u');

test.each([
  ['a path of one machine', machinePath],
  ['the host of a registry', registryHost],
])('no tracked file holds %s', (_, pattern) => {
  expect(textPaths.filter((path) => pattern.test(textOf(path)))).toEqual([]);
});

test.each([
  ['a home', machinePath, ['', 'home', 'someone', 'qingshan'].join('/')],
  ['a scratch folder', machinePath, ['', 'tmp', 'qs', 'x'].join('/')],
  ['a registry', registryHost, ['"resolved"', '"http://x"'].join(': ')],
  ['a note for later', laterMark, `// ${['TO', 'DO'].join('')}: finish`],
])('%s would be found', (_, pattern, planted) => expect(pattern.test(planted)).toBe(true));

test('no code is left for later in a comment', () => {
  expect(code.filter(({ lines }) => lines.some((line) => laterMark.test(line))).map(({ path }) => path)).toEqual([]);
});
