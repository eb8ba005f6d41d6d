import { fail, ok } from '../../basis/result.ts';
import type { ExchangeSource } from '../../model/exchange-source.ts';
import type { ExchangeTables, InRow } from '../ports/exchange-tables.ts';

/** No database anywhere. */
const away = async () => fail('exchange.no-line', 'nobody is there');
export const noTables: ExchangeTables = {
  write: away, answers: away, taken: away, waiting: away, look: away, openBatch: away, claim: away, release: away, rowsOf: away, answer: away,
  close: async () => undefined,
};

export type HeldRow = InRow & { batch?: string; status: 0 | 1 | 2; error?: string };

/** The table that another system fills, in memory; `cut` is asked before and after each change that would be durable. */
export function memoryInTables(cut: () => void = () => undefined): ExchangeTables & { readonly rows: HeldRow[] } {
  const rows: HeldRow[] = [];
  const unread = (): HeldRow[] => rows.filter(({ status, batch }) => status === 0 && batch === undefined);
  const change = async <T>(work: () => T) => {
    cut();
    const value = work();
    cut();
    return ok(value);
  };
  const plain = ({ batch: _batch, status: _status, error: _error, ...row }: HeldRow): InRow => row;
  return {
    ...noTables, rows,
    waiting: async () => ok({ rows: unread().length }),
    look: async (_end, limit) => ok(unread().slice(0, limit).map(plain)),
    openBatch: async () => ok(rows.find(({ status, batch }) => status === 0 && batch !== undefined)?.batch),
    claim: (_end, batch, limit) => change(() => unread().slice(0, limit).map((row) => { row.batch = batch; }).length),
    release: (_end, batch) => change(() => { for (const row of rows) if (row.batch === batch && row.status === 0) delete row.batch; return undefined; }),
    rowsOf: async (_end, batch) => ok(rows.filter((row) => row.batch === batch && row.status === 0).map(plain)),
    answer: (_end, batch, refused) => change(() => {
      for (const row of rows) {
        if (row.batch !== batch || row.status !== 0) continue;
        const error = refused.find(({ id }) => id === row.id)?.text;
        Object.assign(row, error === undefined ? { status: 1 } : { status: 2, error });
      }
      return undefined;
    }),
  };
}

export const exchangeSource = (change: Partial<ExchangeSource> = {}): ExchangeSource => ({
  id: 'city', name: { zh: '市前置库', en: 'city' }, everySeconds: 5, paused: false,
  end: { host: 'db.city', port: 5432, tls: false, database: 'exchange', schema: 'qz', user: 'qingshan', password: 'very-secret' }, ...change,
});

export const inRow = (id: number, change: Partial<InRow> = {}): InRow => ({
  id: String(id), mn: null, point: null, factor: 'w01018', data_type: '2061', field: null, data_time: '2026-03-02 08:00:00', value: '32.5', unit: null,
  flag: null, ...change,
});
