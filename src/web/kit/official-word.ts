import { styles } from './word-parts.ts';

/** Parts of an official paper in Word, by GB/T 9704-2012 (standards/papers): each a style that people may change as they do everywhere. */
export type OfficialStyle =
  | 'organ' | 'number' | 'number-and-signer' | 'official-title' | 'addressee' | 'official-heading' | 'official-text' | 'signature' | 'signature-date'
  | 'copies' | 'printed';

const twips = (mm: number): number => Math.round((mm / 25.4) * 1_440);
/** 版心 156×225 mm, 37 mm from above and 28 mm from the left; a grid of 22 lines of 28 characters (clauses 5.2.1, 5.2.3). */
const [top, left, width, height] = [37, 28, 156, 225].map(twips) as [number, number, number, number];
const [paperWide, paperHigh] = [11_906, 16_838];
const pitch = Math.floor(height / 22);
/** In 4096ths of a point, how much a character of 16 pt gives up so that 28 of them fill the line. */
const tighter = Math.round(((width / 20 / 28) - 16) * 4_096);

export const officialPage =
  `<w:pgSz w:w="${paperWide}" w:h="${paperHigh}"/><w:pgMar w:top="${top}" w:right="${paperWide - left - width}" w:bottom="${paperHigh - top - height}"` +
  ` w:left="${left}" w:header="850" w:footer="992" w:gutter="0"/><w:docGrid w:type="linesAndChars" w:linePitch="${pitch}" w:charSpace="${tighter}"/>`;

type Look = { readonly font: string; readonly half: number; readonly align: 'center' | 'both' | 'left' | 'right'; readonly colour?: string; readonly more?: string; readonly indent?: string };

const style = (id: OfficialStyle, { font, half, align, colour, more = '',
  indent = 'w:firstLineChars="0" w:firstLine="0"' }: Look): string =>
  `<w:style w:type="paragraph" w:customStyle="1" w:styleId="${id}"><w:name w:val="${id}"/><w:basedOn w:val="Normal"/><w:qFormat/><w:pPr>${more}<w:ind ${indent}/><w:jc w:val="${align}"/></w:pPr>` +
  `<w:rPr><w:rFonts w:ascii="Times New Roman" w:hAnsi="Times New Roman" w:cs="Times New Roman" w:eastAsia="${font}"/>${colour === undefined ? '' : `<w:color w:val="${colour}"/>`}<w:sz w:val="${half}"/><w:szCs w:val="${half}"/></w:rPr></w:style>`;

const body = { font: '仿宋', half: 32 } as const;
const line = (before: number, after = 0): string => `<w:spacing w:before="${before}" w:after="${after}" w:line="${pitch}" w:lineRule="exact"/>`;
const rule = (side: string, eighths: number, colour: string, space: number): string => `<w:${side} w:val="single" w:sz="${eighths}" w:space="${space}" w:color="${colour}"/>`;
const right = `<w:tabs><w:tab w:val="right" w:pos="${width}"/></w:tabs>`;
const redLine = `<w:pBdr>${rule('bottom', 16, 'C8161D', 11)}</w:pBdr>`;

const own =
  style('organ', { font: '方正小标宋简体', half: 84, align: 'center', colour: 'C8161D',
    more: `<w:spacing w:before="${twips(35)}" w:after="${2 * pitch}" w:line="240" w:lineRule="auto"/>` }) +
  style('number', { ...body, align: 'center', more: redLine + line(0, 2 * pitch) }) +
  style('number-and-signer', { ...body, align: 'left', more: redLine + right + line(0, 2 * pitch),
    indent: 'w:leftChars="100" w:rightChars="100" w:firstLineChars="0" w:firstLine="0"' }) +
  style('official-title', { font: '方正小标宋简体', half: 44, align: 'center',
    more: `<w:spacing w:before="0" w:after="${pitch}" w:line="${Math.round(pitch * 1.2)}" w:lineRule="exact"/>` }) +
  style('addressee', { ...body, align: 'left', more: line(0) }) +
  style('official-heading', { font: '黑体', half: 32, align: 'both', more: line(0), indent: 'w:firstLineChars="200" w:firstLine="640"' }) +
  style('official-text', { ...body, align: 'both', more: line(0), indent: 'w:firstLineChars="200" w:firstLine="640"' }) +
  style('signature', { ...body, align: 'right', more: line(2 * pitch),
    indent: 'w:rightChars="400" w:right="1264" w:firstLineChars="0" w:firstLine="0"' }) +
  style('signature-date', { ...body, align: 'right', more: line(0, 2 * pitch),
    indent: 'w:rightChars="400" w:right="1264" w:firstLineChars="0" w:firstLine="0"' }) +
  style('copies', { font: '仿宋', half: 28, align: 'left', more: `<w:pBdr>${rule('top', 8, '000000', 2)}</w:pBdr>${line(0)}` }) +
  style('printed', { font: '仿宋', half: 28, align: 'left', more: `<w:pBdr>${rule('top', 6, '000000', 2)}${rule('bottom', 8, '000000', 2)}</w:pBdr>${right}${line(0)}` });

export const officialStyles = styles.replace('</w:styles>', `${own}</w:styles>`);
