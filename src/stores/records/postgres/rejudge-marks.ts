import type { RecordReader, RecordWriter, RejudgeMark } from '../../../flow/ports/records.ts';
import type { NewMark } from '../rejudge-marks.ts';
import type { Run, Transaction } from './database.ts';

export const markReads = (run: Run): Pick<RecordReader, 'rejudgeMarks'> => ({
  rejudgeMarks: () => run(async (records) => {
    const rows = await records.selectFrom('rejudge_marks').selectAll().orderBy('id').execute();
    return rows.map(({ id, points, starts, ends, cause, entered_at: enteredAt }): RejudgeMark =>
      ({ id, points: points.map(Number), from: starts, ...(ends === null ? {} : { to: ends }), cause, enteredAt }));
  }),
});

export const markWrites = (records: Transaction): Pick<RecordWriter, 'moveMark' | 'endMark'> => ({
  async moveMark(id, from) {
    await records.updateTable('rejudge_marks').set({ starts: from }).where('id', '=', id).execute();
  },
  async endMark(id) {
    await records.deleteFrom('rejudge_marks').where('id', '=', id).execute();
  },
});

export async function putMarks(records: Transaction, marks: readonly NewMark[]): Promise<void> {
  if (marks.length === 0) return;
  await records.insertInto('rejudge_marks').values(marks.map((mark) => ({
    points: [...mark.points], starts: mark.from, ends: mark.to ?? null, cause: mark.cause, entered_at: mark.enteredAt,
  }))).execute();
}
