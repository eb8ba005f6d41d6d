import type { LetterContent } from '../../model/letter-content.ts';
import type { PaperForm } from '../../model/paper-form.ts';
import { balanced, linesOf, widthOf, widthOfText } from './text-lines.ts';

export type FontRole = 'title' | 'body' | 'heading' | 'folio';
export type Ink = 'black' | 'red' | 'grey';
/** Lengths in mm from the upper left corner; `y` is the base line; `advance` from one character to the next, by character. */
export type PlacedText = {
  readonly text: string; readonly x: number; readonly y: number; readonly size: number; readonly font: FontRole; readonly ink: Ink;
  readonly advance: readonly number[];
};
export type PlacedRule = { readonly x: number; readonly y: number; readonly width: number; readonly thick: number; readonly ink: Ink };
export type PaperPage = { readonly texts: readonly PlacedText[]; readonly rules: readonly PlacedRule[] };

const mmOfPoint = 25.4 / 72;
/** Of the height of a Chinese character, what stands above its base line. */
const ascent = 0.86;

/** The paper on pages, by the figures of the standard. */
export function layOut(content: LetterContent, form: PaperForm): readonly PaperPage[] {
  const sheet = new Sheet(form);
  sheet.head(content);
  sheet.body(content);
  sheet.signature(content);
  sheet.imprint(content);
  return sheet.pages(content.mark);
}

class Sheet {
  readonly #form: PaperForm;
  readonly #pages: { texts: PlacedText[]; rules: PlacedRule[] }[] = [{ texts: [], rules: [] }];
  /** Upper edge of the next line. */
  #top: number;

  constructor(form: PaperForm) {
    this.#form = form;
    this.#top = form['margin-top'];
  }

  get #pitch(): number { return this.#form['text-height'] / this.#form['lines']; }
  get #em(): number { return this.#form['text-width'] / this.#form['characters']; }
  get #bottom(): number { return this.#form['margin-top'] + this.#form['text-height']; }

  head({ organ, number, signer, title, to }: LetterContent): void {
    const form = this.#form;
    const [left, width, body] = [form['margin-left'], form['text-width'], form['body-size'] * mmOfPoint];
    const size = Math.min(form['organ-size'] * mmOfPoint, width / Math.max(1, widthOfText(organ)));
    this.#top = form['margin-top'] + form['organ-top'];
    this.#centred(organ, size, size, 'title', 'red');
    this.#top += size + form['number-gap'] * this.#pitch;
    if (signer === undefined) this.#centred(number ?? '', body, this.#em, 'body', 'black');
    else {
      this.#place(number ?? '', left + this.#em, body, this.#em, 'body', 'black');
      const signed = `签发人\uff1a${signer}`;
      this.#place(signed, left + width - this.#em * (1 + widthOfText(signed)), body, this.#em, 'body', 'black');
    }
    const line = this.#top + body + form['red-line-gap'];
    this.#page.rules.push({ x: left, y: line, width, thick: form['red-line-width'], ink: 'red' });
    this.#top = line + form['title-gap'] * this.#pitch;
    const large = form['title-size'] * mmOfPoint;
    for (const text of balanced(title, Math.floor(width / large))) this.#line(() => this.#centred(text, large, large, 'title', 'black'),
      this.#pitch * 1.2);
    this.#top += form['addressee-gap'] * this.#pitch;
    this.#paragraph(`${to}\uff1a`, 'body', 0);
  }

  body({ body, enclosures }: LetterContent): void {
    const indent = this.#form['paragraph-indent'];
    for (const { kind, pieces } of body) {
      this.#paragraph(pieces.map((piece) => (typeof piece === 'string' ? piece : piece.text)).join(''),
        kind === 'heading' ? 'heading' : 'body', indent);
    }
    if (enclosures.length === 0) return;
    this.#top += this.#form['enclosure-gap'] * this.#pitch;
    enclosures.forEach((name, at) => this.#paragraph(`${at === 0 ? '附件\uff1a' : '\u3000\u3000\u3000'}${at + 1}.${name}`, 'body', indent));
  }

  /** 署名 centred over the date, the date so many characters from the right: as a sealed paper has it. */
  signature({ organ, date = '' }: LetterContent): void {
    const form = this.#form;
    this.#need((form['signature-gap'] + 2) * this.#pitch);
    this.#top += form['signature-gap'] * this.#pitch;
    const right = form['margin-left'] + form['text-width'] - form['date-right'] * this.#em;
    const [dated, named] = [widthOfText(date) * this.#em, widthOfText(organ) * this.#em];
    const middle = right - dated / 2;
    const x = Math.min(middle - named / 2, form['margin-left'] + form['text-width'] - named);
    for (const [text, at] of [[organ, x], [date, right - dated]] as const) {
      this.#place(text, at, form['body-size'] * mmOfPoint, this.#em, 'body', 'black');
      this.#top += this.#pitch;
    }
  }

  /** 版记 on the last page, its last rule on the lower edge of the text area. */
  imprint({ organ, date = '', copies }: LetterContent): void {
    const form = this.#form;
    const [left, width, size, side] = [form['margin-left'], form['text-width'], form['imprint-size'] * mmOfPoint, form['imprint-side']];
    const height = size * 1.7;
    const most = Math.floor(width / size) - 2 * side;
    const copied = copies === undefined ? [] : linesOf(`抄送\uff1a${copies}。`, most);
    const total = (copied.length + 1) * height;
    this.#need(total + this.#pitch);
    this.#top = this.#bottom - total;
    const rule = (thick: number): void => { this.#page.rules.push({ x: left, y: this.#top, width, thick, ink: 'black' }); };
    const write = (text: string, x: number): void => this.#place(text, x, size, size, 'body', 'black', (height - size) / 2);
    rule(form['imprint-thick']);
    copied.forEach((text, at) => {
      write(text, left + size * (side + (at === 0 ? 0 : 3)));
      this.#top += height;
    });
    if (copied.length > 0) rule(form['imprint-thin']);
    const printed = date === '' ? '' : `${date}印发`;
    write(organ, left + size * side);
    write(printed, left + width - size * (side + widthOfText(printed)));
    this.#top += height;
    rule(form['imprint-thick']);
  }

  /** With folios, and the mark of a drill on every page. */
  pages(mark: string | undefined): readonly PaperPage[] {
    const form = this.#form;
    const size = form['folio-size'] * mmOfPoint;
    this.#pages.forEach((page, at) => {
      const text = `— ${at + 1} —`;
      const width = widthOfText(text) * size;
      const x = at % 2 === 0 ? form['margin-left'] + form['text-width'] - size * form['folio-side'] - width : form['margin-left'] + size * form['folio-side'];
      page.texts.push(placed(text, x, this.#bottom + form['folio-gap'] + size * 0.35, size, size, 'folio', 'black'));
      const small = size * 0.8;
      if (mark !== undefined) page.texts.push(placed(mark, (form['page-width'] - widthOfText(mark) * small) / 2, form['margin-top'] / 2,
        small, small, 'heading', 'grey'));
    });
    return this.#pages;
  }

  get #page(): { texts: PlacedText[]; rules: PlacedRule[] } { return this.#pages.at(-1) as { texts: PlacedText[]; rules: PlacedRule[] }; }

  #paragraph(text: string, font: FontRole, indent: number): void {
    const { 'body-size': points, 'characters': most, 'margin-left': left } = this.#form;
    linesOf(text, most, indent).forEach((line, at) => {
      this.#line(() => this.#place(line, left + (at === 0 ? indent * this.#em : 0), points * mmOfPoint, this.#em, font, 'black'),
        this.#pitch);
    });
  }

  #line(write: () => void, height: number): void {
    this.#need(height);
    write();
    this.#top += height;
  }

  /** A new page where so much does not fit any more. */
  #need(height: number): void {
    if (this.#top + height <= this.#bottom + 0.01) return;
    this.#pages.push({ texts: [], rules: [] });
    this.#top = this.#form['margin-top'];
  }

  #centred(text: string, size: number, em: number, font: FontRole, ink: Ink): void {
    const { 'margin-left': left, 'text-width': width } = this.#form;
    this.#place(text, left + (width - widthOfText(text) * em) / 2, size, em, font, ink);
  }

  #place(text: string, x: number, size: number, em: number, font: FontRole, ink: Ink, down = 0): void {
    if (text !== '') this.#page.texts.push(placed(text, x, this.#top + down + size * ascent, size, em, font, ink));
  }
}

const placed = (text: string, x: number, y: number, size: number, em: number, font: FontRole, ink: Ink): PlacedText =>
  ({ text, x, y, size, font, ink, advance: [...text].map((char) => widthOf(char) * em) });
