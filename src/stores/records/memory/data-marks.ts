import type { DataMarkReader, DataMarkWriter } from '../../../flow/ports/data-marks.ts';
import { markDecides, markState, type DataMark } from '../../../model/data-mark.ts';
import { answered, rejudgeMarksOf, withdrawn, type Moved } from '../data-marks.ts';
import { RowRefused, sees } from '../row-rules.ts';
import { putMarks } from './rejudge-marks.ts';
import { ascending, type Look } from './state.ts';

const seenBy = ({ viewer, state }: Look) => ({ point }: Pick<DataMark, 'point'>): boolean => {
  const place = state().places.get(point);
  return viewer.scope === 'all' || (place !== undefined && sees(viewer, place));
};
type Place = Pick<DataMark, 'from' | 'id'>;
const newestFirst = (a: Place, b: Place): number => b.from - a.from || ascending(b.id, a.id);

export function dataMarkReads(look: Look): DataMarkReader {
  const all = (): readonly DataMark[] => [...look.state().dataMarks.values()].filter(seenBy(look)).sort(newestFirst);
  return {
    dataMark: async (id) => all().find((mark) => mark.id === id),
    dataMarks: async ({ points, window, makers, waiting, before, limit }) => all().filter((mark) =>
      (points === undefined || points.includes(mark.point)) && (window === undefined || (mark.from < window.to && mark.to > window.from))
      && (makers === undefined || makers.includes(mark.maker)) && (waiting === undefined || markState(mark) === 'waiting')
      && (before === undefined || newestFirst(before, mark) < 0)).slice(0, limit),
    decidingMarks: async (points, { from, to }) => {
      if (look.state().dataMarks.size === 0) return [];
      const asked = new Set(points);
      return all().filter((mark) => asked.has(mark.point) && mark.from < to && mark.to > from && markDecides(mark));
    },
  };
}

export function dataMarkWrites(look: Look): DataMarkWriter {
  const state = () => look.state();
  const move = (moved: Moved): boolean => {
    if (moved === undefined) return false;
    state().dataMarks.set(moved.mark.id, moved.mark);
    putMarks(state(), moved.again);
    return true;
  };
  const held = (id: string): DataMark | undefined => {
    const mark = state().dataMarks.get(id);
    return mark !== undefined && seenBy(look)(mark) ? mark : undefined;
  };
  return {
    async putDataMarks(marks) {
      if (!marks.every(seenBy(look))) throw new RowRefused('row of data_marks');
      const fresh = [...new Map(marks.map((mark) => [mark.id, mark])).values()].filter(({ id }) => !state().dataMarks.has(id));
      for (const mark of fresh) state().dataMarks.set(mark.id, mark);
      putMarks(state(), rejudgeMarksOf(fresh.filter(markDecides), Math.max(0, ...fresh.map(({ at }) => at))));
      return fresh.map(({ id }) => id);
    },
    withdrawDataMark: async (id, act) => move(withdrawn(held(id), act)),
    answerDataMark: async (id, answer) => move(answered(held(id), answer)),
  };
}
