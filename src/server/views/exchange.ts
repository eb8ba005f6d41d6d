import type { Static } from 'typebox';
import type { listExchangeSources } from '../../contract/exchange.ts';
import type { ExchangeNow } from '../../flow/imports/exchange-desk.ts';
import type { ExchangeTotals, ImportRun } from '../../flow/ports/records.ts';
import type { ExchangeSourceVersion } from '../../model/exchange-source.ts';
import { faultCounts, importView, saidBy } from './import.ts';

type View = Static<typeof listExchangeSources.reply>['rows'][number];

/** No password leaves the server. */
export function exchangeSourceView(
  { source, by, enteredAt }: ExchangeSourceVersion, { lookedAt, waiting, trouble }: ExchangeNow, totals: ExchangeTotals, batches: readonly ImportRun[], now: number,
): View {
  return {
    source: { ...source, end: { ...source.end, password: '' } }, passwordHeld: source.end.password !== '', by, enteredAt,
    standing: {
      ...(lookedAt === undefined ? {} : { lookedAt }), ...(waiting === undefined ? {} : { waiting: waiting.rows }),
      ...(waiting === undefined ? {} : { lagMs: waiting.oldestAt === undefined ? 0 : Math.max(0, now - waiting.oldestAt) }),
      ...(trouble === undefined ? {} : { trouble: { fault: trouble.fault, message: saidBy(trouble.fault), detail: trouble.detail } }),
    },
    totals: { ...totals, refusedBy: faultCounts(totals.refusedBy) }, batches: batches.map((run) => importView(run, undefined)),
  };
}
