import { regionContains } from '../../../model/region.ts';
import type { HeldMeasure, MeasureFilter, MeasureQuery, MeasureReader, MeasureWriter } from '../../../flow/ports/measures.ts';
import { RowRefused, sees } from '../row-rules.ts';
import { ascending, type Look } from './state.ts';

export const measureReads = ({ viewer, state }: Look): MeasureReader => {
  const seen = (filter: MeasureFilter): HeldMeasure[] =>
    [...state().measures.values()].flat().filter((row) => sees(viewer, row) && fits(row, filter));
  return {
    async measures(query) {
      const rows = seen(query).sort(order(query.sort));
      const after = query.after;
      const last =
        after === undefined
          ? undefined
          : state()
              .measures.get(after.case)
              ?.find(({ id }) => id === after.id);
      if (after !== undefined && last === undefined) return [];
      return rows.filter((row) => last === undefined || order(query.sort)(last, row) < 0).slice(0, query.limit);
    },
    measureCounts: async (filters, most) => filters.map((filter) => Math.min(most, seen(filter).length)),
  };
};

const order =
  (sort: MeasureQuery['sort']) =>
  (a: HeldMeasure, b: HeldMeasure): number =>
    sort === 'due'
      ? ascending(dueOf(a), dueOf(b)) || ascending(a.case, b.case) || ascending(a.id, b.id)
      : ascending(a.region, b.region) || ascending(a.case, b.case) || a.place - b.place;
/** What has no day comes after every day. */
const dueOf = ({ due }: HeldMeasure): string => (due === '' ? '~' : due);

function fits(
  row: HeldMeasure,
  { standing, region, lead, type, document, state, open, dueFrom, dueUntil, noDay, works, flag, text }: MeasureFilter,
): boolean {
  return (
    row.standing === standing &&
    (region === undefined || regionContains(region, row.region)) &&
    (lead === undefined || row.lead === lead) &&
    (type === undefined || row.type === type) &&
    (document === undefined || row.document === document) &&
    (state === undefined || row.state === state) &&
    (open === undefined || ['proposed', 'reviewed', 'active'].includes(row.state)) &&
    (dueFrom === undefined || (row.due !== '' && row.due >= dueFrom)) &&
    (dueUntil === undefined || dueOf(row) <= dueUntil) &&
    (noDay === undefined || row.due === '') &&
    (works === undefined || row.works) &&
    (flag === undefined || flagged[flag](row)) &&
    (text === undefined || row.searched.toLowerCase().includes(text.toLowerCase()))
  );
}

const flagged = {
  'no-target': ({ noTarget }: HeldMeasure) => noTarget,
  'empty-words': ({ emptyWords }: HeldMeasure) => emptyWords,
  'no-project': ({ works, excused, projects }: HeldMeasure) => works && !excused && projects.length === 0,
};

export const measureWrites = ({ viewer, state }: Look): MeasureWriter => ({
  async putMeasures(of, rows) {
    const held = state().measures.get(of) ?? [];
    if (![...held, ...rows].every((row) => sees(viewer, row))) throw new RowRefused('row of case_measures');
    state().measures.set(
      of,
      rows.map((row) => ({ ...row, projects: held.find(({ id }) => id === row.id)?.projects ?? [] })),
    );
  },
  async noteProject({ case: of, measure, project, stands }) {
    const held = state().measures.get(of) ?? [];
    state().measures.set(
      of,
      held.map((row) =>
        row.id !== measure || !sees(viewer, row)
          ? row
          : { ...row, projects: [...row.projects.filter((id) => id !== project), ...(stands ? [project] : [])] },
      ),
    );
  },
});
