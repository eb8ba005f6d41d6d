import type { ExchangeSourceReader, ExchangeSourceWriter } from '../../../flow/ports/exchange-sources.ts';
import { RowRefused } from '../row-rules.ts';
import { ascending, type Look } from './state.ts';

export const exchangeSourceReads = ({ viewer, state }: Look): ExchangeSourceReader => ({
  exchangeSources: async () => (viewer.scope === 'all' || viewer.role === 'system-admin' ? [...state().exchangeSources.values()] : [])
    .sort((a, b) => a.enteredAt - b.enteredAt || ascending(a.source.id, b.source.id)),
});

export const exchangeSourceWrites = ({ viewer, state }: Look): ExchangeSourceWriter => ({
  async putExchangeSource(version) {
    if (viewer.scope !== 'all') throw new RowRefused('row of exchange_sources');
    const key = `${version.source.id}|${version.enteredAt}`;
    if (state().exchangeSources.has(key)) throw new Error(`version ${key} exists`);
    state().exchangeSources.set(key, version);
  },
});
