import { strFromU8, unzipSync } from 'fflate';
import { createInstance } from 'i18next';
import { beforeAll, expect, test } from 'vitest';
import { testApp, type TestApp } from '../../../server/app.fixture.ts';
import { fillDailyStory } from '../../../server/air-hours.fixture.ts';
import { pick } from '../../app/words/pick.ts';
import { enLater as en } from '../../app/words/en-later.ts';
import { zhLater as zh } from '../../app/words/zh-later.ts';
import { wordDocument } from '../../kit/word.ts';
import { airBulletin } from './bulletin.ts';
import { aqiChange, dailySums, type DailyReply } from './daily.ts';
import { signed } from './period.ts';

let app: TestApp;
let reply: DailyReply;

beforeAll(async () => {
  app = await testApp();
  await fillDailyStory(app);
  reply = (await app.ask({ url: '/api/air/daily?level=county', as: 'province-98-officer' })).json() as DailyReply;
});

async function paperOf(language: 'zh' | 'en', of: DailyReply, mark?: string): Promise<ReadonlyMap<string, string>> {
  const i18n = createInstance();
  await i18n.init({
    lng: language,
    keySeparator: false,
    nsSeparator: false,
    defaultNS: 'app',
    interpolation: { escapeValue: false },
    resources: { zh, en },
  });
  const t = i18n.getFixedT(language, 'air');
  const paper = airBulletin(of, {
    t,
    say: (words) => pick(words, language),
    unit: 'A & B <省厅>',
    date: '2026年3月4日',
    basis: '口径',
    mark,
  });
  return new Map(Object.entries(unzipSync(wordDocument(paper))).map(([name, bytes]) => [name, strFromU8(bytes)]));
}

type Control = { readonly tag: string; readonly text: string; readonly locked: boolean };
const controls = (xml: string): readonly Control[] =>
  [...xml.matchAll(/<w:sdt>.*?<w:tag w:val="([^"]*)"\/>(.*?)<\/w:sdtPr><w:sdtContent>(.*?)<\/w:sdtContent><\/w:sdt>/gsu)].map(
    ([, tag = '', kind = '', content = '']) => ({
      tag,
      text: content.replaceAll(/<[^>]*>/gu, ''),
      locked: kind.includes('<w:lock w:val="sdtContentLocked"/>'),
    }),
  );

/** What the reply says at the place that the tag names. */
function said(tag: string): string {
  const sums = { ...dailySums(reply.rows), count: reply.rows.length };
  if (tag === 'day') return '2026年3月4日';
  const [first = '', ...path] = tag.split('/');
  const row = reply.rows.find(({ id }) => id === first);
  if (path[0] === 'change' && row !== undefined) return aqiChange(row) ?? '—';
  const from: unknown = first === 'sums' ? sums : first === 'basis' ? reply.basis : row;
  const found = path.reduce((held: unknown, name) => (held as Record<string, unknown> | undefined)?.[name], from);
  if (path.at(-1) === 'level') return reply.grades.find(({ level }) => level === found)?.name.zh ?? '—';
  if (path.at(-1) === 'primary') return (found as readonly string[]).join('、').replaceAll('2.5', '₂.₅') || '—';
  if (path.at(-1) === 'fineChange') return signed(found as string | undefined, '');
  return first === 'basis' ? (found as { zh: string }).zh : String(found ?? '—');
}

/** Opens and closes in order; what is not a tag holds no bare markup. */
function isWellFormed(xml: string): boolean {
  const open: string[] = [];
  for (const [whole, close, name = '', , empty] of xml.matchAll(/<(\/?)([\w:]+)((?:\s[\w:]+="[^"<]*")*)\s*(\/?)>/gu)) {
    if (close === '/') {
      if (open.pop() !== name) return false;
    } else if (empty !== '/') open.push(name);
    if (whole === '') return false;
  }
  const rest = xml.replace(/^<\?xml[^>]*\?>\s*/u, '').replaceAll(/<(\/?)([\w:]+)((?:\s[\w:]+="[^"<]*")*)\s*(\/?)>/gu, '');
  return open.length === 0 && !/[<>]|&(?!amp;|lt;|gt;|quot;)/u.test(rest);
}

test('every figure on the paper is locked and is the figure of the API', async () => {
  const xml = (await paperOf('zh', reply)).get('word/document.xml') ?? '';
  const held = controls(xml);
  const figures = held.filter(({ tag }) => tag !== 'opinion');
  expect(figures.length).toBeGreaterThan(40);
  expect(figures.filter(({ locked }) => !locked)).toEqual([]);
  expect(figures.map(({ tag, text }) => [tag, text])).toEqual(figures.map(({ tag }) => [tag, said(tag)]));
  expect(figures.map(({ text }) => text)).toEqual(expect.arrayContaining(['186', '140', '50.0', '+25.0', '75.0', '+136']));
  expect(held.filter(({ tag }) => tag === 'opinion').map(({ locked }) => locked)).toEqual([false]);
});

test('outside the locked figures stand no digits but those of headings and names', async () => {
  const xml = (await paperOf('zh', reply)).get('word/document.xml') ?? '';
  const free =
    xml
      .replaceAll(/<w:sdt>.*?<\/w:sdt>/gsu, '')
      .match(/<w:t [^>]*>[^<]*<\/w:t>/gu)
      ?.map((text) => text.replaceAll(/<[^>]*>/gu, '')) ?? [];
  expect(free.filter((text) => /\d/u.test(text.replaceAll(/O₃-8h|日最大8小时/gu, '')))).toEqual([]);
});

test.each(['zh', 'en'] as const)('%s: the parts are well-formed and name one another', async (language) => {
  const parts = await paperOf(language, reply, '演练');
  expect([...parts.keys()].toSorted()).toEqual([
    '[Content_Types].xml',
    '_rels/.rels',
    'word/_rels/document.xml.rels',
    'word/document.xml',
    'word/header1.xml',
    'word/styles.xml',
  ]);
  expect([...parts].filter(([, xml]) => !isWellFormed(xml)).map(([name]) => name)).toEqual([]);
  expect(parts.get('word/document.xml')).toContain('A &amp; B &lt;省厅&gt;');
  expect(parts.get('word/header1.xml')).toContain('演练');
  expect((await paperOf(language, reply)).has('word/header1.xml')).toBe(false);
});

test('the well-formedness that is asked can fail', () => {
  expect(['<a><b></a></b>', '<a>', '<a>&</a>', '<a><</a>', '<a b="1"/>'].map(isWellFormed)).toEqual([false, false, false, false, true]);
});

test('what changed is told worse first; of many places the worst fourteen stand in the table', async () => {
  const text = (await paperOf('zh', reply)).get('word/document.xml')?.replaceAll(/<[^>]*>/gu, '') ?? '';
  expect(text).toMatch(/变差:.*由优转为中度污染\(AQI 186\)。好转:.*由中度污染转为优/u);
  const rows = Array.from({ length: 20 }, (_, at) => ({
    ...reply.rows[0],
    id: `9900${at + 10}`,
    today: { ...reply.rows[0]?.today, aqi: 10 + at },
  })) as DailyReply['rows'];
  const many = (await paperOf('zh', { ...reply, rows })).get('word/document.xml') ?? '';
  const named = new Set(controls(many).flatMap(({ tag }) => (tag.endsWith('/year/fine') ? [tag.slice(0, 6)] : [])));
  expect([...named]).toEqual(rows.slice(6).map(({ id }) => id));
  expect(many).toContain('仅列 AQI 最高的14个');
});
