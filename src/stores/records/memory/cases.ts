import { dayOf, instant } from '../../../basis/time.ts';
import { headOf, movedAt, type Case, type CaseTask } from '../../../model/case.ts';
import { textOfEvent } from '../../../model/event-text.ts';
import { regionContains } from '../../../model/region.ts';
import { CaseMoved } from '../../../flow/ports/case-moved.ts';
import type { CaseQuery, RecordReader, RecordWriter, TaskQuery } from '../../../flow/ports/records.ts';
import { factorOfCase, placeOfCase, searchedText } from '../case-place.ts';
import { RowRefused, sees } from '../row-rules.ts';
import { ascending, type Look, type State } from './state.ts';

type CaseReads = Pick<RecordReader, 'case' | 'cases' | 'caseHeads' | 'caseCounts' | 'caseEvents' | 'eventsUntil' | 'eventTextsOf' | 'fileUses' | 'firstOpening' | 'tasks' | 'taskCounts' | 'caseOfSeries' | 'chainHeads'>;

export const caseReads = ({ viewer, state }: Look): CaseReads => ({
  case: async (id) => (state().seesCase(viewer, id) ? state().cases.get(id) : undefined),
  cases: async (query) => page(state().seenCases(viewer), query),
  caseHeads: async (query) => page(state().seenCases(viewer), query).map(headOf),
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
  async eventTextsOf(ids) {
    const seen = [...new Set(ids)].filter((id) => state().seesCase(viewer, id)).sort(ascending);
    return seen.flatMap((id) => (state().events.get(id) ?? []).map(textOfEvent));
  },
  async fileUses(hashes) {
    const holding = [...state().cases.values()].flatMap((of) => of.evidence.filter(({ hash }) => hashes.includes(hash)).map(({ hash }) => ({ hash, of })));
    const once = new Map(holding.map((use) => [`${use.hash} ${use.of.id}`, use]));
    return [...once].sort(([a], [b]) => ascending(a, b)).map(([, { hash, of: { id, number } }]) => (state().seesCase(viewer, id) ? { hash,
      case: { id, number } } : { hash }));
  },
  async firstOpening() {
    const seen = state().seenCases(viewer);
    return seen.length === 0 ? undefined : seen.reduce((first, { openedAt }) => Math.min(first, openedAt), Infinity);
  },
  async tasks(query) {
    return waiting(state(), state().seenCases(viewer), query).sort(mostUrgentFirst(query.first)).slice(0, query.limit).map(({ task }) => task);
  },
  taskCounts: async (queries) => queries.map((query) => waiting(state(), state().seenCases(viewer), query).length),
  async caseOfSeries(type, point, factor) {
    const seen = state().seenCases(viewer).filter((of) => of.type === type && of.points.includes(point)
      && (of.closedAt === undefined || of.lookBackUntil !== undefined) && standsFor(state(), of, point, factor));
    return seen.sort(openFirst)[0];
  },
  async chainHeads() {
    return state().seenCases(viewer).map((of) => ({ case: of.id, seq: of.seq, hash: of.head })).sort((a, b) => ascending(a.case, b.case));
  },
});

function page(seen: readonly Case[], query: CaseQuery): readonly Case[] {
  const after = seen.find((of) => of.id === query.after);
  if (query.after !== undefined && after === undefined) return [];
  return seen.filter((of) => fits(of, query) && (after === undefined || newestFirst(after, of) < 0)).sort(newestFirst).slice(0, query.limit);
}

type Waiting = { readonly of: Case; readonly task: CaseTask };

function waiting(state: State, seen: readonly Case[], query: TaskQuery): Waiting[] {
  return seen.toSorted((a, b) => ascending(a.id, b.id))
    .filter((of) => query.standing?.some(({ type, state: standing }) => type === of.type && standing === of.state) ?? true)
    .flatMap((of) => (state.tasks.get(of.id) ?? []).map((task) => ({ of, task })))
    .filter(({ task }) => query.units.includes(task.unit) && task.roles.some((role) => role === query.role)
      && (task.due ?? -Infinity) >= (query.dueFrom ?? -Infinity) && (query.dueBefore === undefined || (task.due ?? Infinity) < query.dueBefore));
}

function fits(of: Case, query: Omit<CaseQuery, 'limit' | 'after'>): boolean {
  return (query.types?.includes(of.type) ?? true)
    && (query.states?.includes(of.state) ?? true)
    && (query.region === undefined || regionContains(query.region, of.region))
    && (query.unit === undefined || placeOfCase(of).units.includes(query.unit))
    && (query.point === undefined || of.points.includes(query.point))
    && (query.parent === undefined || of.parent === query.parent)
    && (query.open === undefined || query.open === (of.closedAt === undefined))
    && (query.openedUntil === undefined || of.openedAt <= query.openedUntil)
    && (query.movedFrom === undefined || movedAt(of) >= query.movedFrom)
    && (query.ids?.includes(of.id) ?? true)
    && (query.dueBefore === undefined || of.clocks.some(({ due = Infinity, stoppedAt }) => stoppedAt === undefined && due < (query.dueBefore ?? 0)))
    && (query.text === undefined || searchedText(of).toLowerCase().includes(query.text.toLowerCase()));
}

const newestFirst = (a: Case, b: Case): number => b.openedAt - a.openedAt || ascending(b.id, a.id);
const mostUrgentFirst = (first: readonly string[]) => (a: Waiting, b: Waiting): number =>
  Number(b.of.returned !== undefined) - Number(a.of.returned !== undefined) || ascending(dueDay(a), dueDay(b))
  || (b.task.risk ?? 0) - (a.task.risk ?? 0) || (b.task.people ?? 0) - (a.task.people ?? 0)
  || Number(first.includes(b.of.type)) - Number(first.includes(a.of.type)) || dueOf(a) - dueOf(b) || a.task.since - b.task.since;
const dueOf = ({ task }: Waiting): number => task.due ?? Number.MAX_SAFE_INTEGER;
/** What has no term comes after every day. */
const dueDay = ({ task }: Waiting): string => (task.due === undefined ? '~' : dayOf(instant(task.due)));
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
    if (expectedSeq === 0 ? standing !== undefined : !visible || standing?.seq !== expectedSeq) throw new CaseMoved(next.id);
    if (!sees(viewer, placeOfCase(next))) throw new RowRefused('new row of cases');
    const history = state().events.get(next.id) ?? [];
    if (events.some((event) => event.case !== next.id || history.some((old) => old.seq === event.seq))) {
      throw new Error(`events of case ${next.id} do not follow its history`);
    }
    state().cases.set(next.id, next);
    state().events.set(next.id, [...history, ...events]);
    state().tasks.set(next.id, tasks.map((task) => ({ ...task, case: next.id })));
  },
});
