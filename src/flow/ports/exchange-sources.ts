import type { ExchangeSourceVersion } from '../../model/exchange-source.ts';

/** Sources of exchange tables. Seen by who sees everything and by the system administrator. */
export interface ExchangeSourceReader {
  /** Every version, in the order of entry. */
  exchangeSources(): Promise<readonly ExchangeSourceVersion[]>;
}

/** Only the machine writes. */
export interface ExchangeSourceWriter {
  putExchangeSource(version: ExchangeSourceVersion): Promise<void>;
}
