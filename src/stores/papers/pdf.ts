import PDFDocument from 'pdfkit';
import type { FontFile } from './fonts.ts';
import type { FontRole, Ink, PaperPage, PlacedText } from './layout.ts';

const pointsOfMm = 72 / 25.4;
const inks: Readonly<Record<Ink, string>> = { black: '#000000', red: '#c8161d', grey: '#6e6e6e' };
const roles: readonly FontRole[] = ['title', 'body', 'heading', 'folio'];

/** `day` is the date that the file bears; `fonts` by role. */
export type PdfOrder = {
  readonly title: string; readonly day: string; readonly width: number; readonly height: number; readonly pages: readonly PaperPage[];
  readonly fonts: Readonly<Record<FontRole, FontFile>>;
};

/** The pages as PDF with the glyphs that they use embedded. The same bytes for the same paper and fonts. */
export async function pdfFile({ title, day, width, height, pages, fonts }: PdfOrder): Promise<Uint8Array> {
  const size: [number, number] = [width * pointsOfMm, height * pointsOfMm];
  const at = new Date(`${day}T00:00:00Z`);
  const info = { Title: title, CreationDate: at, ModDate: at, Producer: 'Qingshan', Creator: 'Qingshan' };
  const document = new PDFDocument({ size, margin: 0, autoFirstPage: false, info, lang: 'zh-CN' });
  const pieces: Uint8Array[] = [];
  document.on('data', (piece: Uint8Array) => pieces.push(piece));
  const ended = new Promise<void>((resolve, reject) => document.on('end', resolve).on('error', reject));
  for (const role of roles) document.registerFont(role, fonts[role].path, fonts[role].face);
  for (const { texts, rules } of pages) {
    document.addPage({ size, margin: 0 });
    for (const { x, y, width: long, thick, ink } of rules) {
      const [from, to, level] = [x * pointsOfMm, (x + long) * pointsOfMm, y * pointsOfMm];
      document.lineWidth(thick * pointsOfMm).strokeColor(inks[ink]).moveTo(from, level).lineTo(to, level).stroke();
    }
    for (const text of texts) write(document, text);
  }
  document.end();
  await ended;
  return Buffer.concat(pieces);
}

/** Runs of Latin and of Chinese one after the other, each drawn to the width that the layout gives it. */
function write(document: PDFKit.PDFDocument, { text, x, y, size, font, ink, advance }: PlacedText): void {
  document.font(font).fontSize(size * pointsOfMm).fillColor(inks[ink]);
  let at = x;
  let place = 0;
  for (const run of text.match(/[\u0020-\u024f]+|[^\u0020-\u024f]+/gu) ?? []) {
    const count = [...run].length;
    const width = advance.slice(place, place + count).reduce((sum, step) => sum + step, 0);
    const drawn = document.widthOfString(run);
    const options = { lineBreak: false, baseline: 'alphabetic', characterSpacing: (width * pointsOfMm - drawn) / count } as const;
    document.text(run, at * pointsOfMm, y * pointsOfMm, options);
    at += width;
    place += count;
  }
}
