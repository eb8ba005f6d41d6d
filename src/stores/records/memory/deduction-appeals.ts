import type { DeductionAppealReader, DeductionAppealWriter } from '../../../flow/ports/deduction-appeals.ts';
import { appealState, type DeductionAppeal } from '../../../model/deduction-appeal.ts';
import { RowRefused, sees } from '../row-rules.ts';
import { ascending, type Look } from './state.ts';

const seenBy = ({ viewer, state }: Look) => ({ point }: DeductionAppeal): boolean => {
  const place = state().places.get(point);
  return viewer.scope === 'all' || (place !== undefined && sees(viewer, place));
};
type Place = Pick<DeductionAppeal, 'at' | 'id'>;
const newestFirst = (a: Place, b: Place): number => b.at - a.at || ascending(b.id, a.id);

export const appealReads = (look: Look): DeductionAppealReader => ({
  deductionAppeal: async (id) => [look.state().appeals.get(id) ?? []].flat().find(seenBy(look)),
  deductionAppeals: async ({ points, window, waiting, before, limit }) => [...look.state().appeals.values()].filter(seenBy(look))
    .sort(newestFirst).filter((appeal) => (points?.includes(appeal.point) ?? true)
      && (window === undefined || (appeal.from < window.to && appeal.to > window.from))
      && (waiting === undefined || appealState(appeal) === 'waiting') && (before === undefined || newestFirst(before,
        appeal) < 0)).slice(0, limit),
});

export const appealWrites = (look: Look): DeductionAppealWriter => ({
  async putDeductionAppeal(appeal) {
    if (!seenBy(look)(appeal)) throw new RowRefused('row of deduction_appeals');
    look.state().appeals.set(appeal.id, appeal);
  },
  async answerDeductionAppeal(id, answer) {
    const held = look.state().appeals.get(id);
    if (held === undefined || !seenBy(look)(held) || appealState(held) !== 'waiting') return false;
    look.state().appeals.set(id, { ...held, answer });
    return true;
  },
});
