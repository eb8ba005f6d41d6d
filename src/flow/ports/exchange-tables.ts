import type { Result } from '../../basis/result.ts';
import type { ExchangeEnd } from '../../model/exchange-end.ts';

/** A frame as it stands in the exchange tables; `content` is absent where readings alone are asked for. Times are those of Beijing. */
export type OutFrame = {
  readonly frame: string; readonly batch: string; readonly mn: string; readonly point: number; readonly st: string; readonly command: string;
  readonly data_time: string; readonly received_at: string; readonly content: string | null; readonly readings: number;
};
/** One reading: of two frames that say the same factor of the same time, the row is that of the newer. */
export type OutReading = {
  readonly frame: string; readonly batch: string; readonly mn: string; readonly point: number; readonly point_name: string;
  readonly factor: string; readonly factor_name: string; readonly unit: string; readonly data_type: string; readonly field: string;
  readonly data_time: string; readonly value: string; readonly flag: string;
};
/** What the other side says of a frame: that it read it, or why it refuses it. `worldAt`: its receipt here. */
export type OutAnswer = { readonly frame: string; readonly worldAt: number; readonly refused?: string };

/** A row that another system wrote for us, as it stands there; what it left empty is null. */
export type InRow = {
  readonly id: string; readonly mn: string | null; readonly point: string | null; readonly factor: string | null;
  readonly data_type: string | null; readonly field: string | null; readonly data_time: string | null; readonly value: string | null;
  readonly unit: string | null; readonly flag: string | null;
};
export type InRefusal = { readonly id: string; readonly text: string };
export type InWaiting = { readonly rows: number; readonly oldestAt?: number };

/** Exchange tables of any number of ends. Faults: exchange.no-line, exchange.no-tables. */
export interface ExchangeTables {
  /** All of it or nothing; durable when resolved. Written again, a row is unread again. */
  write(end: ExchangeEnd, platform: string, frames: readonly OutFrame[], readings: readonly OutReading[]): Promise<Result<undefined>>;
  /** Answers that were not taken yet, in the order of the frames. */
  answers(end: ExchangeEnd, platform: string, limit: number): Promise<Result<readonly OutAnswer[]>>;
  /** These answers were taken. */
  taken(end: ExchangeEnd, platform: string, frames: readonly string[]): Promise<Result<undefined>>;

  /** Rows that nobody has dealt with; at most so many are counted. */
  waiting(end: ExchangeEnd, countMax: number): Promise<Result<InWaiting>>;
  /** The first unread rows, as they stand, unclaimed. */
  look(end: ExchangeEnd, limit: number): Promise<Result<readonly InRow[]>>;
  /** A batch that was claimed and not answered; undefined: there is none. */
  openBatch(end: ExchangeEnd): Promise<Result<string | undefined>>;
  /** The first unread rows become this batch, durably. Resolves to how many. */
  claim(end: ExchangeEnd, batch: string, limit: number): Promise<Result<number>>;
  /** Rows of a batch that is none of ours are unread again. */
  release(end: ExchangeEnd, batch: string): Promise<Result<undefined>>;
  /** In the order of their ids, the same each time. */
  rowsOf(end: ExchangeEnd, batch: string): Promise<Result<readonly InRow[]>>;
  /** Every row of the batch is stored, but these. */
  answer(end: ExchangeEnd, batch: string, refused: readonly InRefusal[]): Promise<Result<undefined>>;
  close(): Promise<void>;
}
