import type { Case, CaseTask } from '../../../model/case.ts';
import { regionContains } from '../../../model/region.ts';
import type { CaseQuery, RecordReader, RecordWriter } from '../../../flow/ports/records.ts';
import { factorOfCase, placeOfCase, searchedText } from '../case-place.ts';
import { RowRefused, sees } from '../row-rules.ts';
import { ascending, type Look, type State } from './state.ts';

type CaseReads = Pick<RecordReader, 'case' | 'cases' | 'caseCounts' | 'caseEvents' | 'eventsUntil' | 'firstOpening' | 'tasks' | 'caseOfSeries' | 'chainHeads'>;

export const caseReads = ({ viewer, state }: Look): CaseReads => ({
  case: async (id) => (state().seesCase(viewer, id) ? state().cases.get(id) : undefined),
  async cases(query) {
    const seen = state().seenCases(viewer);
    const after = seen.find((of) => of.id === query.after);
    if (query.after !== undefined && after === undefined) return [];
    return seen.filter((of) => fits(of, query) && (after === undefined || newestFirst(after, of) < 0)).sort(newestFirst).slice(0, query.limit);
  },
  async caseCounts(query) {
    const fitting = state().seenCases(viewer).filter((of) => fits(of, query));
    const groups = Map.groupBy(fitting, (of) => JSON.stringify([of.type, of.state, of.region]));
    return [...groups.values()].flatMap((group) => {
      const [of] = group;
      return of === undefined ? [] : [{ type: of.type, state: of.state, region: of.region, count: group.length }];
    }).sort((a, b) => ascending(a.type, b.type) || ascending(a.state, b.state) || ascending(a.region, b.region));
  },
  caseEvents: async (id) => (state().seesCase(viewer, id) ? [...(state().events.get(id) ?? [])] : []),
  async eventsUntil(ids, until) {
    const seen = [...new Set(ids)].filter((id) => state().seesCase(viewer, id)).sort(ascending);
    return seen.flatMap((id) => (state().events.get(id) ?? []).filter(({ at }) => at <= until));
  },
  async firstOpening() {
    const seen = state().seenCases(viewer);
    return seen.length === 0 ? undefined : seen.reduce((first, { openedAt }) => Math.min(first, openedAt), Infinity);
  },
  async tasks(query) {
    const seen = state().seenCases(viewer).sort((a, b) => ascending(a.id, b.id)).flatMap((of) => state().tasks.get(of.id) ?? []);
    const mine = seen.filter((task) => query.units.includes(task.unit) && task.roles.some((role) => role === query.role));
    return mine.sort(mostUrgentFirst).slice(0, query.limit);
  },
  async caseOfSeries(type, point, factor) {
    const seen = state().seenCases(viewer).filter((of) => of.type === type && of.points.includes(point)
      && (of.closedAt === undefined || of.lookBackUntil !== undefined) && standsFor(state(), of, point, factor));
    return seen.sort(openFirst)[0];
  },
  async chainHeads() {
    return state().seenCases(viewer).map((of) => ({ case: of.id, seq: of.seq, hash: of.head })).sort((a, b) => ascending(a.case, b.case));
  },
});

function fits(of: Case, query: Omit<CaseQuery, 'limit' | 'after'>): boolean {
  return (query.types?.includes(of.type) ?? true)
    && (query.states?.includes(of.state) ?? true)
    && (query.region === undefined || regionContains(query.region, of.region))
    && (query.unit === undefined || placeOfCase(of).units.includes(query.unit))
    && (query.point === undefined || of.points.includes(query.point))
    && (query.parent === undefined || of.parent === query.parent)
    && (query.open === undefined || query.open === (of.closedAt === undefined))
    && (query.openedUntil === undefined || of.openedAt <= query.openedUntil)
    && (query.text === undefined || searchedText(of).toLowerCase().includes(query.text.toLowerCase()));
}

const newestFirst = (a: Case, b: Case): number => b.openedAt - a.openedAt || ascending(b.id, a.id);
const mostUrgentFirst = (a: CaseTask, b: CaseTask): number =>
  (a.due ?? Number.MAX_SAFE_INTEGER) - (b.due ?? Number.MAX_SAFE_INTEGER) || a.since - b.since;
const openFirst = (a: Case, b: Case): number =>
  Number(a.closedAt !== undefined) - Number(b.closedAt !== undefined) || (b.lookBackUntil ?? 0) - (a.lookBackUntil ?? 0) || newestFirst(a, b);

/** A case that names no factor, in its fields or by a finding, stands for every factor of its points. */
function standsFor(state: State, of: Case, point: number, factor: string): boolean {
  const own = factorOfCase(of);
  if (own !== '') return own === factor;
  return of.findings.length === 0 || of.findings.some((id) => {
    const finding = state.findings.get(id);
    return finding?.point === point && finding.factor === factor;
  });
}

export const caseWrites = ({ viewer, state }: Look): Pick<RecordWriter, 'putCase'> => ({
  async putCase(next, events, tasks, expectedSeq) {
    const standing = state().cases.get(next.id);
    const visible = state().seesCase(viewer, next.id);
    if (expectedSeq === 0 ? standing !== undefined : !visible || standing?.seq !== expectedSeq) return false;
    if (!sees(viewer, placeOfCase(next))) throw new RowRefused('new row of cases');
    const history = state().events.get(next.id) ?? [];
    if (events.some((event) => event.case !== next.id || history.some((old) => old.seq === event.seq))) {
      throw new Error(`events of case ${next.id} do not follow its history`);
    }
    state().cases.set(next.id, next);
    state().events.set(next.id, [...history, ...events]);
    state().tasks.set(next.id, tasks.map((task) => ({ ...task, case: next.id })));
    return true;
  },
});
