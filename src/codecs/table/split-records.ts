import { type Delimiter, keptCharsMax, recordCharsMax, type TableRecord } from './record.ts';

/**
 * RFC 4180 records from text that comes in pieces: quotes, doubled quotes, line breaks inside quotes; CRLF, LF and CR. Empty lines
 * are passed over. However the text is cut, the records are the same, and no more than one record is ever held.
 */
export class RecordSplitter {
  readonly #delimiter: Delimiter;
  #line = 1;
  #began = 1;
  #cells: string[] = [];
  #cell = '';
  #text = '';
  #length = 0;
  #state: 'plain' | 'quoted' | 'quote' = 'plain';
  #afterReturn = false;

  constructor(delimiter: Delimiter) {
    this.#delimiter = delimiter;
  }

  *push(piece: string): Generator<TableRecord> {
    for (const char of piece) {
      if (this.#afterReturn && char === '\n') {
        this.#afterReturn = false;
        continue;
      }
      this.#afterReturn = false;
      if (this.#state !== 'quoted' && (char === '\n' || char === '\r')) {
        this.#afterReturn = char === '\r';
        this.#line += 1;
        yield* this.#close();
      } else this.#take(char);
    }
  }

  *end(): Generator<TableRecord> {
    yield* this.#close();
  }

  #take(char: string): void {
    if (char === '\n') this.#line += 1;
    this.#length += 1;
    if (this.#length > recordCharsMax) return this.#overrun(char);
    this.#text += char;
    if (this.#state === 'quoted') {
      if (char === '"') this.#state = 'quote';
      else this.#cell += char;
    } else if (char === '"' && (this.#state === 'quote' || this.#cell === '')) {
      // A quote opens at the start of a cell; a second one right after a closing quote is a quote itself.
      if (this.#state === 'quote') this.#cell += char;
      this.#state = 'quoted';
    } else {
      this.#state = 'plain';
      if (this.#parts(char)) this.#endCell();
      else this.#cell += char;
    }
  }

  /** An unclosed quote must not swallow the rest of the file: past the bound the next line break ends the record. */
  #overrun(char: string): void {
    if (char === '\n') this.#state = 'plain';
    [this.#cell, this.#cells] = ['', []];
    this.#text = this.#text.slice(0, keptCharsMax);
  }

  #parts = (char: string): boolean => (this.#delimiter === 'spaces' ? char === ' ' || char === '\t' : char === this.#delimiter);

  #endCell(): void {
    if (this.#delimiter !== 'spaces' || this.#cell !== '') this.#cells.push(this.#cell.trim());
    this.#cell = '';
  }

  *#close(): Generator<TableRecord> {
    const [line, text, length, open] = [this.#began, this.#text, this.#length, this.#state === 'quoted'];
    this.#endCell();
    const cells = this.#cells;
    [this.#cells, this.#text, this.#length, this.#state, this.#began] = [[], '', 0, 'plain', this.#line];
    if (length > recordCharsMax) yield { line, cells: [], text: text.slice(0, keptCharsMax), fault: 'row.too-long' };
    else if (open) yield { line, cells: [], text: text.slice(0, keptCharsMax), fault: 'row.malformed' };
    else if (text.trim() !== '') yield { line, cells, text };
  }
}
