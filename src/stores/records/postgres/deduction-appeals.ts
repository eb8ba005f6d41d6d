import { sql } from 'kysely';
import type { DeductionAppealReader, DeductionAppealWriter } from '../../../flow/ports/deduction-appeals.ts';
import type { Run, Transaction } from './database.ts';

export const appealReads = (run: Run): DeductionAppealReader => ({
  deductionAppeal: (id) => run(async (records) =>
    (await records.selectFrom('deduction_appeals').select('body').where('id', '=', id).executeTakeFirst())?.body),
  deductionAppeals: ({ points, window, waiting, before, limit }) => run(async (records) => {
    let rows = records.selectFrom('deduction_appeals').select('body');
    if (points !== undefined) rows = rows.where('point', '=', sql<number>`any(${points}::bigint[])`);
    if (window !== undefined) rows = rows.where('starts', '<', window.to).where('ends', '>', window.from);
    if (waiting === true) rows = rows.where('waits', '=', true);
    if (before !== undefined) rows = rows.where(sql<boolean>`(made, id) < (${before.at}, ${before.id})`);
    return (await rows.orderBy('made', 'desc').orderBy('id', 'desc').limit(limit).execute()).map((row) => row.body);
  }),
});

export const appealWrites = (records: Transaction): DeductionAppealWriter => ({
  async putDeductionAppeal(appeal) {
    const { id, point, from, to, at, answer } = appeal;
    await records.insertInto('deduction_appeals')
      .values({ id, point, starts: from, ends: to, made: at, waits: answer === undefined, body: JSON.stringify(appeal) }).execute();
  },
  async answerDeductionAppeal(id, answer) {
    const held = await records.selectFrom('deduction_appeals').select('body').where('id', '=', id).where('waits', '=',
      true).forUpdate().executeTakeFirst();
    if (held === undefined) return false;
    await records.updateTable('deduction_appeals').set({ waits: false, body: JSON.stringify({ ...held.body, answer }) }).where('id', '=',
      id).execute();
    return true;
  },
});
