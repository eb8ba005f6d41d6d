import { sql } from 'kysely';
import type { CheckSpanReader, CheckSpanWriter } from '../../../flow/ports/check-spans.ts';
import { RowRefused } from '../row-rules.ts';
import type { Viewer } from '../../../flow/ports/records.ts';
import type { Run, Transaction } from './database.ts';

/** So many rows in one statement. */
const rowsPerPut = 1_000;

export const spanReads = (run: Run): CheckSpanReader => ({
  checkSpans: ({ points, factors, keys, window, limit }) => run(async (records) => {
    let rows = records.selectFrom('check_spans').select('body');
    if (points !== undefined) rows = rows.where('point', '=', sql<number>`any(${points}::bigint[])`);
    if (factors !== undefined) rows = rows.where('factor', '=', sql<string>`any(${factors}::text[])`);
    if (keys !== undefined) rows = rows.where('rule', '=', sql<string>`any(${keys}::text[])`);
    if (window !== undefined) rows = rows.where('starts', '<', window.to).where('ends', '>', window.from);
    const found = await rows.orderBy(sql`ends - starts`, 'desc').orderBy('starts',
      'desc').orderBy('point').orderBy('factor').orderBy('rule').limit(limit).execute();
    return found.map((row) => row.body);
  }),
});

export const spanWrites = (records: Transaction, viewer: Viewer): CheckSpanWriter => ({
  async replaceCheckSpans(gone, put) {
    // A delete that no policy lets through removes nothing and says nothing.
    if (viewer.scope !== 'all') throw new RowRefused('row of check_spans');
    for (const { point, factor, key, from } of gone) {
      await records.deleteFrom('check_spans').where('point', '=', point).where('factor', '=', factor).where('rule', '=',
        key).where('starts', '=', from).execute();
    }
    for (let at = 0; at < put.length; at += rowsPerPut) {
      const rows = put.slice(at, at + rowsPerPut).map((span) => ({
        point: span.point, factor: span.factor, rule: span.key, starts: span.from, ends: span.to, body: JSON.stringify(span),
      }));
      await records.insertInto('check_spans').values(rows).onConflict((met) => met.columns(['point', 'factor', 'rule', 'starts'])
        .doUpdateSet({ ends: (eb) => eb.ref('excluded.ends'), body: (eb) => eb.ref('excluded.body') })).execute();
    }
  },
});
