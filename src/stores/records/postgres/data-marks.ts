import { sql } from 'kysely';
import type { DataMarkReader, DataMarkWriter } from '../../../flow/ports/data-marks.ts';
import { markDecides, markState, type DataMark } from '../../../model/data-mark.ts';
import { answered, rejudgeMarksOf, withdrawn, type Moved } from '../data-marks.ts';
import type { Run, Transaction } from './database.ts';
import { putMarks } from './rejudge-marks.ts';

export const dataMarkReads = (run: Run): DataMarkReader => ({
  dataMark: (id) => run(async (records) =>
    (await records.selectFrom('data_marks').select('body').where('id', '=', id).executeTakeFirst())?.body),
  dataMarks: ({ points, window, makers, waiting, before, limit }) => run(async (records) => {
    let rows = records.selectFrom('data_marks').select('body');
    if (points !== undefined) rows = rows.where('point', '=', sql<number>`any(${points}::bigint[])`);
    if (window !== undefined) rows = rows.where('starts', '<', window.to).where('ends', '>', window.from);
    if (makers !== undefined) rows = rows.where('maker', '=', sql<string>`any(${makers}::text[])`);
    if (waiting === true) rows = rows.where('waits', '=', true);
    if (before !== undefined) rows = rows.where(sql<boolean>`(starts, id) < (${before.from}, ${before.id})`);
    return (await rows.orderBy('starts', 'desc').orderBy('id', 'desc').limit(limit).execute()).map((row) => row.body);
  }),
  decidingMarks: (points, window) => run(async (records) => {
    if (points.length === 0) return [];
    const rows = await records.selectFrom('data_marks').select('body').where('decides', '=', true).where('starts', '<', window.to)
      .where('ends', '>', window.from).where('point', '=', sql<number>`any(${points}::bigint[])`).execute();
    return rows.map((row) => row.body);
  }),
});

const moving = (mark: DataMark) => ({ decides: markDecides(mark), waits: markState(mark) === 'waiting', body: JSON.stringify(mark) });

export function dataMarkWrites(records: Transaction): DataMarkWriter {
  const held = async (id: string): Promise<DataMark | undefined> =>
    (await records.selectFrom('data_marks').select('body').where('id', '=', id).forUpdate().executeTakeFirst())?.body;
  const move = async (moved: Moved): Promise<boolean> => {
    if (moved === undefined) return false;
    await records.updateTable('data_marks').set(moving(moved.mark)).where('id', '=', moved.mark.id).execute();
    await putMarks(records, moved.again);
    return true;
  };
  return {
    async putDataMarks(marks) {
      if (marks.length === 0) return [];
      const rows = marks.map((mark) => ({ id: mark.id, point: mark.point, starts: mark.from, ends: mark.to, maker: mark.maker,
        ...moving(mark) }));
      const put = await records.insertInto('data_marks').values(rows).onConflict((met) => met.column('id').doNothing()).returning('id').execute();
      const fresh = new Set(put.map(({ id }) => id));
      const deciding = marks.filter((mark) => fresh.has(mark.id) && markDecides(mark));
      await putMarks(records, rejudgeMarksOf(deciding, Math.max(0, ...deciding.map(({ at }) => at))));
      return [...fresh];
    },
    withdrawDataMark: async (id, act) => move(withdrawn(await held(id), act)),
    answerDataMark: async (id, answer) => move(answered(await held(id), answer)),
  };
}
