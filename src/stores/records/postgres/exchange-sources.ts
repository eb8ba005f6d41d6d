import type { ExchangeSourceReader, ExchangeSourceWriter } from '../../../flow/ports/exchange-sources.ts';
import type { Run, Transaction } from './database.ts';

export const exchangeSourceReads = (run: Run): ExchangeSourceReader => ({
  exchangeSources: () => run(async (records) =>
    (await records.selectFrom('exchange_sources').select('body').orderBy('entered_at').orderBy('id').execute()).map((row) => row.body)),
});

export const exchangeSourceWrites = (records: Transaction): ExchangeSourceWriter => ({
  async putExchangeSource(version) {
    const { source: { id }, enteredAt } = version;
    await records.insertInto('exchange_sources').values({ id, entered_at: enteredAt, body: JSON.stringify(version) }).execute();
  },
});
