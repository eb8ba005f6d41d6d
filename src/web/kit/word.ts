import { strToU8, zipSync } from 'fflate';
import { officialPage, officialStyles, type OfficialStyle } from './official-word.ts';
import { contentTypes, headerPart, relations, rootRelations, styles, xmlHead } from './word-parts.ts';

/** A figure of the record: nobody can change or delete it in Word. `tag` says where it stands in the record. */
export type Locked = { readonly tag: string; readonly text: string };
/** Text that is edited freely, or a locked figure. */
export type Piece = string | Locked;
export type Block =
  | { readonly kind: 'title' | 'heading' | 'text' | 'note'; readonly pieces: readonly Piece[] }
  /** A part of an official paper (GB/T 9704), by the name of its style. */
  | { readonly kind: 'official'; readonly as: OfficialStyle; readonly pieces: readonly Piece[] }
  /** Left and right of the line under the title. */
  | { readonly kind: 'masthead'; readonly left: string; readonly right: Piece }
  /** A place to write in, with a hint that goes when somebody does. */
  | { readonly kind: 'blank'; readonly hint: string }
  /** `widths` in twentieths of a point; rows of cells. */
  | {
      readonly kind: 'table';
      readonly header: readonly string[];
      readonly widths: readonly number[];
      readonly rows: readonly (readonly Piece[])[];
    };
/** `mark` stands on top of every page (演练). */
export type WordPaper = { readonly blocks: readonly Block[]; readonly mark?: string; readonly layout?: 'official' };

/** The paper as .docx, the same bytes for the same paper (ADR 0014). */
export function wordDocument({ blocks, mark, layout }: WordPaper): Uint8Array {
  const body = new Body();
  const written = blocks.map((block) => body.block(block)).join('');
  const parts: Readonly<Record<string, string>> = {
    '[Content_Types].xml': contentTypes(mark !== undefined),
    '_rels/.rels': rootRelations,
    'word/_rels/document.xml.rels': relations(mark !== undefined),
    'word/styles.xml': layout === undefined ? styles : officialStyles,
    'word/document.xml': documentPart(written, mark !== undefined, layout === undefined ? usualPage : officialPage),
    ...(mark === undefined ? {} : { 'word/header1.xml': headerPart(`<w:p><w:pPr><w:pStyle w:val="Mark"/></w:pPr>${run(mark)}</w:p>`) }),
  };
  return zipSync(Object.fromEntries(Object.entries(parts).map(([name, xml]) => [name, strToU8(xmlHead + xml)])), {
    level: 6,
    mtime: madeAt,
  });
}

/** A zip must name a time; the paper's own date stands in its text. */
const madeAt = '2000-01-01';

const documentPart = (body: string, hasHeader: boolean, page: string): string =>
  '<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" ' +
  `xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"><w:body>${body}<w:sectPr>` +
  (hasHeader ? '<w:headerReference w:type="default" r:id="rId2"/>' : '') +
  `${page}</w:sectPr></w:body></w:document>`;

const usualPage =
  '<w:pgSz w:w="11906" w:h="16838"/><w:pgMar w:top="1304" w:right="1304" w:bottom="1134" w:left="1304" w:header="567" w:footer="567" w:gutter="0"/>';

const styleOf = {
  title: 'Title',
  heading: 'Heading1',
  text: 'Normal',
  note: 'Note',
  masthead: 'Masthead',
  blank: 'Normal',
  table: 'Cell',
} as const;

/** Controls are numbered through the document. */
class Body {
  #controls = 0;

  block(block: Block): string {
    switch (block.kind) {
      case 'table':
        return this.#table(block);
      case 'official':
        return paragraph(block.as, block.pieces.map((piece) => (piece === '\t' ? '<w:r><w:tab/></w:r>' : this.#piece(piece))).join(''));
      case 'masthead':
        return paragraph('Masthead', `${run(block.left)}<w:r><w:tab/></w:r>${this.#piece(block.right)}`);
      case 'blank':
        return paragraph(
          'Normal',
          this.#control({ tag: 'opinion', text: block.hint }, '<w:showingPlcHdr/>', '<w:rPr><w:color w:val="767676"/></w:rPr>'),
        );
      default:
        return paragraph(styleOf[block.kind], block.pieces.map((piece) => this.#piece(piece)).join(''));
    }
  }

  #piece(piece: Piece): string {
    return typeof piece === 'string' ? run(piece) : this.#control(piece, '<w:lock w:val="sdtContentLocked"/>', '');
  }

  #control({ tag, text }: Locked, kind: string, look: string): string {
    this.#controls += 1;
    return (
      `<w:sdt><w:sdtPr><w:alias w:val="${escaped(tag)}"/><w:tag w:val="${escaped(tag)}"/><w:id w:val="${this.#controls}"/>${kind}<w:text/></w:sdtPr>` +
      `<w:sdtContent>${run(text, look)}</w:sdtContent></w:sdt>`
    );
  }

  #table({ header, widths, rows }: Extract<Block, { readonly kind: 'table' }>): string {
    const cell = (content: string, at: number, look = ''): string =>
      `<w:tc><w:tcPr><w:tcW w:w="${widths[at] ?? 0}" w:type="dxa"/>${look}<w:vAlign w:val="center"/></w:tcPr>${paragraph('Cell', content)}</w:tc>`;
    const grid = widths.map((width) => `<w:gridCol w:w="${width}"/>`).join('');
    const head = header
      .map((title, at) => cell(run(title, '<w:rPr><w:b/><w:sz w:val="16"/></w:rPr>'), at, '<w:shd w:val="clear" w:color="auto" w:fill="E3EDE7"/>'))
      .join('');
    const lines = rows
      .map((pieces) => `<w:tr><w:trPr><w:cantSplit/></w:trPr>${pieces.map((piece, at) => cell(this.#piece(piece), at)).join('')}</w:tr>`)
      .join('');
    return (
      `<w:tbl><w:tblPr><w:tblStyle w:val="Grid"/><w:tblW w:w="${widths.reduce((sum, width) => sum + width, 0)}" w:type="dxa"/><w:tblLayout w:type="fixed"/></w:tblPr>` +
      `<w:tblGrid>${grid}</w:tblGrid><w:tr><w:trPr><w:cantSplit/><w:tblHeader/></w:trPr>${head}</w:tr>${lines}</w:tbl>`
    );
  }
}

const paragraph = (style: string, content: string): string => `<w:p><w:pPr><w:pStyle w:val="${style}"/></w:pPr>${content}</w:p>`;
const run = (text: string, look = ''): string => `<w:r>${look}<w:t xml:space="preserve">${escaped(text)}</w:t></w:r>`;

/** Text that XML can hold: markup escaped, control characters left out. */
const escaped = (text: string): string =>
  text
    .replaceAll(/[^\t\n\r\u0020-\uD7FF\uE000-\uFFFD\u{10000}-\u{10FFFF}]/gu, '')
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;');
