import type { DocumentNumber } from './document-number.ts';

/** What the record says stands with its place in the record; what only joins it is text. */
export type LetterPiece = string | { readonly text: string; readonly source: string };
/** `heading`: first level (一、); `text`: a paragraph. */
export type LetterBlock = { readonly kind: 'heading' | 'text'; readonly pieces: readonly LetterPiece[] };

/** One official paper in the parts of GB/T 9704 clause 7, filled from the record: what print, Word, PDF and OFD are made from. */
export type LetterContent = {
  readonly form: 'gbt9704-letter-1';
  /** Stands on top of every page: what a drill writes goes nowhere. */
  readonly mark?: string;
  /** 发文机关标志 and 发文机关署名. */
  readonly organ: string;
  /** Absent while it is a draft. */
  readonly number?: string;
  /** 签发人: printed on what goes up alone (clause 7.2.6). */
  readonly signer?: string;
  readonly title: string;
  readonly to: string;
  readonly body: readonly LetterBlock[];
  readonly enclosures: readonly string[];
  /** 成文日期, said in full; absent while it is a draft. */
  readonly date?: string;
  readonly copies?: string;
};

/** 发文: what an issued paper bears, and the whole of what it said. `due`: until when it is to be answered (UTC ms). */
export type IssuedDocument = DocumentNumber & {
  readonly signedBy: string; readonly at: number; readonly due?: number;
  readonly hash: string; readonly algorithm: string; readonly content: LetterContent;
};
