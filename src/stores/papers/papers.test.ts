import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { strFromU8, unzipSync } from 'fflate';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { sha256Bytes } from '../../basis/hash.ts';
import { paperFigures, type PaperForm } from '../../model/paper-form.ts';
import { loadPaperForm } from '../../roof/paper-form.ts';
import { chineseFont, poppler } from '../../../tools/need.ts';
import { layOut, type PaperPage, type PlacedText } from './layout.ts';
import { someLetter } from './letter.fixture.ts';
import { paperPress } from './paper-press.ts';
import { balanced, linesOf, widthOfText } from './text-lines.ts';

const form = loadPaperForm();
const press = paperPress(form, undefined);
const texts = (pages: readonly PaperPage[]): readonly PlacedText[] => pages.flatMap((page) => page.texts);
const written = (pages: readonly PaperPage[]): string => texts(pages).map(({ text }) => text).join('');
const endOf = ({ x, advance }: PlacedText): number => x + advance.reduce((sum, step) => sum + step, 0);

describe('layout by GB/T 9704-2012', () => {
  const [first] = layOut(someLetter(), form);
  const find = (part: string): PlacedText => {
    const found = texts(layOut(someLetter(), form)).find(({ text }) => text.includes(part));
    if (found === undefined) throw new Error(part);
    return found;
  };

  test('the head: organ in red 35 mm below the upper edge, number centred, a red rule as wide as the text', () => {
    const organ = find('示例省整改办');
    expect(organ).toMatchObject({ ink: 'red', font: 'title' });
    expect(organ.y - organ.size * 0.86).toBeCloseTo(37 + 35, 6);
    const number = find('〔2026〕12号');
    expect((number.x + endOf(number)) / 2).toBeCloseTo(28 + 156 / 2, 6);
    const [rule] = first?.rules.filter(({ ink }) => ink === 'red') ?? [];
    expect(rule).toMatchObject({ x: 28, width: 156 });
    expect((rule?.y ?? 0) - (number.y + number.size * 0.14)).toBeCloseTo(4, 6);
  });
  test('a paper that goes up has its signer beside the number', () => {
    const [up] = layOut(someLetter(1, { signer: '张三' }), form);
    const [number, signer] = ['12号', '张三'].map((part) => up?.texts.find(({ text }) => text.includes(part)));
    expect(number?.x).toBeCloseTo(28 + 156 / 28, 6);
    expect(signer === undefined ? 0 : endOf(signer)).toBeCloseTo(28 + 156 - 156 / 28, 6);
  });
  test('a full page has 22 lines of 28 characters, and the date ends four characters from the right', () => {
    const pages = layOut(someLetter(30), form);
    const lines = new Set(pages[1]?.texts.filter(({ font }) => font === 'body').map(({ y }) => y.toFixed(3)));
    expect(lines.size).toBe(22);
    const dated = texts(pages).findLast(({ text }) => text === '2026年3月2日');
    expect(dated === undefined ? 0 : endOf(dated)).toBeCloseTo(28 + 156 - (4 * 156) / 28, 6);
    const last = pages.at(-1)?.rules.at(-1);
    expect(last).toMatchObject({ x: 28, width: 156, thick: 0.35 });
    expect(last?.y).toBeCloseTo(37 + 225, 6);
    expect(pages.map(({ texts: all }) => all.findLast(({ font }) => font === 'folio')).map((folio) => (folio?.x ?? 0) < 100)).toEqual(pages.map((_page, at) => at % 2 === 1));
  });
  test('every figure of the standard is used: a page with another one is another page', () => {
    const pages = (held: PaperForm): string => JSON.stringify([layOut(someLetter(9, { copies: '甲' }), held), paperPress(held,
      undefined).ofd(someLetter()).length]);
    const same = pages(form);
    const unused = paperFigures.filter((id) => id !== 'page-height' && pages({ ...form, [id]: form[id] * 0.9 }) === same);
    expect(unused.filter((id) => id !== 'page-width')).toEqual([]);
  });

  const sentence = fc.array(fc.constantFrom('督', '察', '2026', 'mg/L', '\uff0c', '。', '(', '\uff08', '\uff09', '“', '”', '10', '\uff1a'),
    { maxLength: 200 });
  test('law: lines hold what was given, stand within the width, and break by the rules', () => {
    fc.assert(fc.property(sentence, fc.integer({ min: 8, max: 30 }), (parts, most) => {
      const text = parts.join('');
      const lines = linesOf(text, most, 2);
      expect(lines.join('')).toBe(text);
      lines.forEach((line, at) => expect(widthOfText(line)).toBeLessThanOrEqual(most - (at === 0 ? 2 : 0)));
      expect(balanced(text, most).join('')).toBe(text);
    }), { numRuns: 2000 });
  });
  test.each([
    ['一行写满后的标点随前字下行', '督察督察督察督察\uff0c督察', ['督察督察督察督', '察\uff0c督察']],
    ['开括号不留在行末', '督察督察督察督\uff08督\uff09', ['督察督察督察督', '\uff08督\uff09']],
    ['数字不断开', '督察督察督察督2026年', ['督察督察督察督', '2026年']],
    ['一行放不下的才断开', '督\uff082026mg/L2026mg/L', ['督', '\uff082026mg/L2026mg', '/L']],
  ])('%s', (_name, text, lines) => expect(linesOf(text, 8)).toEqual(lines));

  test('law: no text leaves the text area, on any number of pages, and nothing of the letter is lost', () => {
    fc.assert(fc.property(fc.integer({ min: 1, max: 40 }), (count) => {
      const letter = someLetter(count);
      const pages = layOut(letter, form);
      const inside = texts(pages).filter(({ font }) => font !== 'folio');
      expect(Math.min(...inside.map(({ x }) => x))).toBeGreaterThanOrEqual(28 - 1e-6);
      expect(Math.max(...inside.map(endOf))).toBeLessThanOrEqual(28 + 156 + 1e-6);
      expect(Math.max(...inside.map(({ y }) => y))).toBeLessThanOrEqual(37 + 225);
      const body = letter.body.flatMap(({ pieces }) => pieces.map((piece) => (typeof piece === 'string' ? piece : piece.text))).join('');
      expect(written(pages).replaceAll(/— \d+ —/gu, '')).toContain(body);
    }), { numRuns: 20 });
  });
});

describe('OFD (GB/T 33190-2016)', () => {
  const bytes = press.ofd(someLetter(12));
  const parts = Object.fromEntries(Object.entries(unzipSync(bytes)).map(([name, part]) => [name, strFromU8(part)]));

  test('its parts, each with the elements of the standard in their order', () => {
    expect(Object.keys(parts)).toEqual(['OFD.xml', 'Doc_0/Document.xml', 'Doc_0/PublicRes.xml', ...[0, 1,
      2].map((page) => `Doc_0/Pages/Page_${page}/Content.xml`)]);
    const elements = (name: string): string => [...new Set([...(parts[name] ?? '').matchAll(/<ofd:(\w+)/gu)].map(([,
      element]) => element))].join(' ');
    expect(elements('OFD.xml')).toBe('OFD DocBody DocInfo DocID Title CreationDate DocUsage Creator DocRoot');
    expect(elements('Doc_0/Document.xml')).toBe('Document CommonData MaxUnitID PageArea PhysicalBox PublicRes Pages Page');
    expect(elements('Doc_0/PublicRes.xml')).toBe('Res Fonts Font');
    expect(elements('Doc_0/Pages/Page_0/Content.xml')).toBe('Page Content Layer PathObject StrokeColor AbbreviatedData TextObject FillColor TextCode');
    for (const part of Object.values(parts)) expect(part).toMatch(/^<\?xml version="1\.0" encoding="UTF-8"\?>\n<ofd:\w+ xmlns:ofd="http:\/\/www\.ofdspec\.org\/2016"/u);
  });
  test('identifiers are unique up to MaxUnitID, fonts are held, every character has its place', () => {
    const all = Object.values(parts).join('');
    const ids = [...all.matchAll(/ ID="(\d+)"/gu)].map(([, id]) => Number(id)).filter((id, at, list) => id > 4 || list.indexOf(id) === at);
    expect(new Set(ids.filter((id) => !all.includes(`<ofd:Page ID="${id}"`))).size).toBe(ids.filter((id) => !all.includes(`<ofd:Page ID="${id}"`)).length);
    expect(Number(/MaxUnitID>(\d+)</u.exec(all)?.[1])).toBe(Math.max(...ids));
    for (const [, font, delta = '', text = ''] of all.matchAll(/Font="(\d)"[^]*?<ofd:TextCode X="0" Y="[\d.]+"(?: DeltaX="([^"]*)")?>([^<]*)</gu)) {
      expect(Number(font)).toBeLessThanOrEqual(4);
      const steps = delta.replaceAll(/g (\d+) ([\d.]+)/gu, (_run, count: string, step: string) => Array.from({ length: Number(count) },
        () => step).join(' ')).split(' ').filter((step) => step !== '');
      expect(steps).toHaveLength([...text].length - 1);
    }
    expect(all).toContain('示环督督办〔2026〕12号');
  });
  test('the same letter gives the same bytes, another one others', () => {
    expect(sha256Bytes(press.ofd(someLetter(12)))).toBe(sha256Bytes(bytes));
    expect(sha256Bytes(press.ofd(someLetter(12, { to: '某市' })))).not.toBe(sha256Bytes(bytes));
  });
});

describe('PDF', () => {
  test('without a font there is none, and it says why', async () => {
    const without = paperPress(form, '/nowhere/none.ttf');
    expect(await without.pdf(someLetter())).toMatchObject({ fault: 'letter.no-font' });
    expect(without.standing()).toEqual({ pdf: false, font: '', from: 'QINGSHAN_PAPER_FONT' });
  });
  test.skipIf(chineseFont.skip || poppler.skip)(poppler.named(chineseFont.named('a stranger reads its words in their order, its fonts embedded, A4, the same bytes each time')), async () => {
    const folder = mkdtempSync(join(tmpdir(), 'qs-pdf-'));
    try {
      const [made, again] = await Promise.all([press, paperPress(form, undefined)].map((one) => one.pdf(someLetter(12))));
      if (made?.ok !== true || again?.ok !== true) throw new Error('no PDF');
      expect(sha256Bytes(made.value)).toBe(sha256Bytes(again.value));
      const path = join(folder, 'letter.pdf');
      writeFileSync(path, made.value);
      const said = execFileSync('pdftotext', ['-raw', path, '-'], { encoding: 'utf8' }).replaceAll(/\s/gu, '');
      let from = 0;
      for (const part of ['示例省整改办', '示环督督办〔2026〕12号', '示例县人民政府', '一、反馈问题', '15.6毫克', '回复期限', '2026年3月16日', '附件', '2026年3月2日', '抄送']) {
        const at = said.indexOf(part, from);
        expect(at, part).toBeGreaterThanOrEqual(from);
        from = at;
      }
      const lines = execFileSync('pdffonts', [path], { encoding: 'utf8' }).trim().split('\n').slice(2);
      expect(lines.length).toBeGreaterThan(0);
      for (const line of lines) expect(line).toMatch(/ yes yes yes +\d+ +\d+$/u);
      expect(execFileSync('pdfinfo', [path], { encoding: 'utf8' })).toMatch(/Pages: +3\n[^]*Page size: +595\.\d+ x 841\.\d+ pts \(A4\)/u);
    } finally {
      rmSync(folder, { recursive: true });
    }
  });
});
