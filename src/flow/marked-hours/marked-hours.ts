import { decidedSpans, type DecidedSpan } from '../../judge/decided-spans.ts';
import type { House } from '../house.ts';
import type { Window } from '../ports/observations.ts';
import { machineViewer } from '../viewer.ts';

/** The few hours of which data marks decide, by series. What is stored is never altered: figures heed these while they are computed. */
export type MarkedHours = {
  /** No mark decides anything here: figures stand as the store gives them. */
  readonly none: boolean;
  /** Of one series, ascending. */
  of(point: number, factor: string): readonly DecidedSpan[];
};

const nothing: readonly DecidedSpan[] = [];
const noHours: MarkedHours = { none: true, of: () => nothing };

/** Standing marks of these points over the window, in one look-up. */
export async function markedHours(house: Pick<House, 'records'>, points: readonly number[], window: Window): Promise<MarkedHours> {
  const marks = points.length === 0 ? [] : await house.records.read(machineViewer).decidingMarks(points, window);
  if (marks.length === 0) return noHours;
  const byPoint = Map.groupBy(marks, ({ point }) => point);
  const held = new Map<string, readonly DecidedSpan[]>();
  return {
    none: false,
    of(point, factor) {
      const own = byPoint.get(point);
      if (own === undefined) return nothing;
      const key = `${point} ${factor}`;
      const spans = held.get(key) ?? decidedSpans(own, factor);
      held.set(key, spans);
      return spans;
    },
  };
}
