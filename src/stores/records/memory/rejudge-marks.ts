import type { RecordReader, RecordWriter } from '../../../flow/ports/records.ts';
import type { NewMark } from '../rejudge-marks.ts';
import type { Look, State } from './state.ts';

export const markReads = ({ state }: Look): Pick<RecordReader, 'rejudgeMarks'> => ({
  rejudgeMarks: async () => [...state().marks.values()].sort((a, b) => a.id - b.id),
});

export const markWrites = ({ state }: Look): Pick<RecordWriter, 'moveMark' | 'endMark'> => ({
  async moveMark(id, from) {
    const mark = state().marks.get(id);
    if (mark !== undefined) state().marks.set(id, { ...mark, from });
  },
  async endMark(id) {
    state().marks.delete(id);
  },
});

export function putMarks(state: State, marks: readonly NewMark[]): void {
  for (const mark of marks) {
    const id = (state.numbers.get(serial) ?? 0) + 1;
    state.numbers.set(serial, id);
    state.marks.set(id, { ...mark, id });
  }
}

const serial = 'rejudge-marks';
