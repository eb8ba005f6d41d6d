import { strToU8, zipSync } from 'fflate';
import { sha256Text } from '../../basis/hash.ts';
import type { FontRole, Ink, PaperPage, PlacedRule, PlacedText } from './layout.ts';

/** 版式文档 of GB/T 33190-2016, as much of it as our papers need: text with the place of every character, rules, named fonts. */
export type OfdPaper = { readonly title: string; readonly day: string; readonly width: number; readonly height: number; readonly pages: readonly PaperPage[] };

const fonts: readonly (readonly [FontRole, string])[] = [['body', '仿宋'], ['title', '方正小标宋简体'], ['heading', '黑体'], ['folio', '宋体']];
const inks: Readonly<Record<Ink, string>> = { black: '0 0 0', red: '200 22 29', grey: '110 110 110' };
const space = 'xmlns:ofd="http://www.ofdspec.org/2016"';
const xml = (content: string): Uint8Array => strToU8(`<?xml version="1.0" encoding="UTF-8"?>\n${content}`);

/** The same bytes for the same paper. */
export function ofdFile(paper: OfdPaper): Uint8Array {
  const ids = new Numbers(fonts.length);
  const pages = paper.pages.map((page) => ({ id: ids.next(), content: pageContent(page, ids) }));
  const parts: Readonly<Record<string, Uint8Array>> = {
    'OFD.xml': xml(rootPart(paper)),
    'Doc_0/Document.xml': xml(documentPart(paper, pages.map(({ id }) => id), ids.last)),
    'Doc_0/PublicRes.xml': xml(`<ofd:Res ${space} BaseLoc="Res"><ofd:Fonts>${fonts.map(([, name], at) =>
      `<ofd:Font ID="${at + 1}" FontName="${name}" FamilyName="${name}" Charset="unicode"/>`).join('')}</ofd:Fonts></ofd:Res>`),
    ...Object.fromEntries(pages.map(({ content }, at) => [`Doc_0/Pages/Page_${at}/Content.xml`, xml(content)])),
  };
  return zipSync(parts, { level: 6, mtime: '2000-01-01' });
}

/** Identifiers within the document; those of the fonts come first. */
class Numbers {
  last: number;
  constructor(taken: number) {
    this.last = taken;
  }
  next(): number {
    this.last += 1;
    return this.last;
  }
}

const rootPart = ({ title, day, pages }: OfdPaper): string =>
  `<ofd:OFD ${space} Version="1.1" DocType="OFD"><ofd:DocBody><ofd:DocInfo><ofd:DocID>${sha256Text(JSON.stringify([title, day, pages])).slice(0, 32)}</ofd:DocID>`
  + `<ofd:Title>${escaped(title)}</ofd:Title>${day === '' ? '' : `<ofd:CreationDate>${day}</ofd:CreationDate>`}<ofd:DocUsage>Normal</ofd:DocUsage><ofd:Creator>Qingshan</ofd:Creator></ofd:DocInfo>`
  + '<ofd:DocRoot>Doc_0/Document.xml</ofd:DocRoot></ofd:DocBody></ofd:OFD>';

const documentPart = ({ width, height }: OfdPaper, pages: readonly number[], last: number): string =>
  `<ofd:Document ${space}><ofd:CommonData><ofd:MaxUnitID>${last}</ofd:MaxUnitID><ofd:PageArea><ofd:PhysicalBox>0 0 ${width} ${height}</ofd:PhysicalBox></ofd:PageArea>`
  + '<ofd:PublicRes>PublicRes.xml</ofd:PublicRes></ofd:CommonData><ofd:Pages>'
  + `${pages.map((id, at) => `<ofd:Page ID="${id}" BaseLoc="Pages/Page_${at}/Content.xml"/>`).join('')}</ofd:Pages></ofd:Document>`;

function pageContent({ texts, rules }: PaperPage, ids: Numbers): string {
  const layer = ids.next();
  const objects = [...rules.map((rule) => pathObject(rule, ids.next())), ...texts.map((text) => textObject(text, ids.next()))].join('');
  return `<ofd:Page ${space}><ofd:Content><ofd:Layer ID="${layer}" Type="Body">${objects}</ofd:Layer></ofd:Content></ofd:Page>`;
}

function textObject({ text, x, y, size, font, ink, advance }: PlacedText, id: number): string {
  const number = fonts.findIndex(([role]) => role === font) + 1;
  const width = advance.reduce((sum, step) => sum + step, 0);
  const delta = advance.length < 2 ? '' : ` DeltaX="${runs(advance.slice(0, -1).map(mm))}"`;
  return `<ofd:TextObject ID="${id}" Boundary="${mm(x)} ${mm(y - size)} ${mm(width)} ${mm(size * 1.3)}" Font="${number}" Size="${mm(size)}">`
    + `<ofd:FillColor Value="${inks[ink]}"/><ofd:TextCode X="0" Y="${mm(size)}"${delta}>${escaped(text)}</ofd:TextCode></ofd:TextObject>`;
}

const pathObject = ({ x, y, width, thick, ink }: PlacedRule, id: number): string =>
  `<ofd:PathObject ID="${id}" Boundary="${mm(x)} ${mm(y - thick / 2)} ${mm(width)} ${mm(thick)}" LineWidth="${mm(thick)}" Stroke="true">`
  + `<ofd:StrokeColor Value="${inks[ink]}"/><ofd:AbbreviatedData>M 0 ${mm(thick / 2)} L ${mm(width)} ${mm(thick / 2)}</ofd:AbbreviatedData></ofd:PathObject>`;

/** Equal steps are written once with their count: `g 3 5.57`. */
function runs(steps: readonly string[]): string {
  const written: string[] = [];
  for (let at = 0; at < steps.length;) {
    let end = at + 1;
    while (steps[end] === steps[at]) end += 1;
    written.push(end - at > 2 ? `g ${end - at} ${steps[at]}` : steps.slice(at, end).join(' '));
    at = end;
  }
  return written.join(' ');
}

const mm = (value: number): string => String(Math.round(value * 1_000) / 1_000);

/** Text that XML can hold: markup escaped, control characters left out. */
const escaped = (text: string): string => text.replaceAll(/[^\t\n\r\u0020-\uD7FF\uE000-\uFFFD\u{10000}-\u{10FFFF}]/gu, '')
  .replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;');
