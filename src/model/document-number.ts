/** 发文字号 of an issued paper, as GB/T 9704 clause 7.2.5 writes it: 「×环督办〔2026〕12号」, the serial not filled up with noughts. */
export type DocumentSeries = {
  /** 发文机关代字 of the issuing unit, as its register has it on the day. */
  readonly codeWord: string;
  /** 督办, 提醒 …: the word of the kind of paper. */
  readonly kindWord: string;
  readonly year: string;
};
export type DocumentNumber = DocumentSeries & { readonly serial: number; readonly number: string };

/** The register from which it is drawn: named by the words that are printed, so that two papers never bear the same number. */
export const seriesKey = ({ codeWord, kindWord, year }: DocumentSeries): string => `document/${codeWord}${kindWord}/${year}`;

/** `mark` stands before it: the drill's numbers begin with 演. */
export const documentNumber = (series: DocumentSeries, serial: number, mark = ''): DocumentNumber =>
  ({ ...series, serial, number: `${mark}${series.codeWord}${series.kindWord}〔${series.year}〕${serial}号` });
