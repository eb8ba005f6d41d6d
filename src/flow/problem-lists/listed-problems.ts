import { dayOf, instant, type Day } from '../../basis/time.ts';
import type { CaseHead } from '../../model/case.ts';
import type { CaseType } from '../../model/case-type.ts';
import type { ListReference, ProblemListsRule } from '../../model/problem-lists.ts';
import { caseTypeOf } from '../cases/case-types.ts';
import type { House } from '../house.ts';
import type { Viewer } from '../ports/records.ts';
import type { DeclaredLists } from './declared.ts';

/** One problem of one list, whatever kind of case it stands as. Days are Beijing days. */
export type Listed = {
  readonly of: CaseHead;
  readonly list: string;
  readonly byReference: boolean;
  readonly selfFound: boolean;
  readonly found: Day;
  readonly deadline?: string;
  /** Of its last closing, also where it came back since. */
  readonly closed?: Day;
  readonly solved: boolean;
  readonly rebounded: boolean;
  /** When it last came back (UTC ms). */
  readonly reboundedAt?: number;
  /** It has been looked for elsewhere: by its own step, or by a sweep that names it. */
  readonly similar: boolean;
  readonly similarFound?: number;
};

/** More than a province has of all lists together; complaints of one round are some seven thousand. */
const problemsMax = 50_000;

/** Every problem of every list that the viewer may see, each once, newest first. */
export async function listedProblems(house: House, viewer: Viewer, declared: DeclaredLists): Promise<readonly Listed[]> {
  const { rule } = declared;
  const records = house.records.read(viewer);
  const heads = await records.caseHeads({ types: [rule.type, ...rule.references.map(({ type }) => type)], limit: problemsMax });
  const swept = await sweptNumbers(house, viewer, rule);
  const selfFound = await idsOf(house, viewer, rule.references.flatMap(({ selfFoundBelow }) => selfFoundBelow ?? []));
  const above = await aboveOthers(house, viewer, rule, heads);
  return heads.flatMap((of) => {
    if (of.type === rule.type) return rule.leftOut.includes(of.state) ? [] : [ownProblem(declared, of, swept)];
    const reference = rule.references.find(({ type }) => type === of.type);
    const type = caseTypeOf(house.programmes, of.type);
    if (reference === undefined || type === undefined || above.has(of.id) || !stands(reference, of)) return [];
    return [referred(reference, type, of, swept, selfFound)];
  });
}

function ownProblem({ rule, type }: DeclaredLists, of: CaseHead, swept: ReadonlySet<string>): Listed {
  const { fields } = rule;
  const similarFound = of.fields[fields.similar];
  return {
    of, list: String(of.fields[fields.list]), byReference: false, selfFound: of.fields[fields.origin] === rule.selfFound, found: foundOn(of),
    ...dayIn(of, fields.deadline), ...closing(type, of, rule.solved), solved: rule.solved.includes(of.state),
    similar: Object.hasOwn(of.doneBy, rule.similarBy) || swept.has(of.number), ...(similarFound === undefined ? {} : { similarFound: Number(similarFound) }),
  };
}

function referred({ list, deadline, selfFoundBelow }: ListReference, type: CaseType, of: CaseHead, swept: ReadonlySet<string>, searched: ReadonlySet<string>): Listed {
  const ends = Object.entries(type.states).filter(([, { end }]) => end === true).map(([id]) => id);
  return {
    of, list, byReference: true, selfFound: selfFoundBelow !== undefined && searched.has(of.parent ?? ''), found: foundOn(of),
    ...(deadline === undefined ? {} : dayIn(of, deadline)), ...closing(type, of, ends), solved: ends.includes(of.state), similar: swept.has(of.number),
  };
}

/** Verified where the reference asks for it, and not said to be the same as another. */
function stands({ when, sameAs }: ListReference, { fields }: CaseHead): boolean {
  if (when !== undefined && !when.is.includes(String(fields[when.field]))) return false;
  return sameAs === undefined || fields[sameAs] === undefined || fields[sameAs] === '';
}

const foundOn = ({ openedAt }: CaseHead): Day => dayOf(instant(openedAt));

function dayIn({ fields }: CaseHead, id: string): Pick<Listed, 'deadline'> {
  const day = fields[id];
  return typeof day === 'string' && day !== '' ? { deadline: day } : {};
}

/** By the steps that lead into a solved state from one that is not, and those that lead out again. */
function closing(type: CaseType, of: CaseHead, solved: readonly string[]): Pick<Listed, 'closed' | 'rebounded' | 'reboundedAt'> {
  const into = type.steps.filter(({ to, from }) => solved.includes(to) && from.some((state) => !solved.includes(state))).map(({ event }) => event);
  const back = type.steps.filter(({ effects }) => effects.some(({ effect }) => effect === 'reopen')).map(({ event }) => event);
  const [closedAt, reboundedAt] = [lastOf(of, into), lastOf(of, back)];
  return {
    rebounded: of.rebounds > 0, ...(closedAt === undefined ? {} : { closed: dayOf(instant(closedAt)) }),
    ...(reboundedAt === undefined || of.rebounds === 0 ? {} : { reboundedAt }),
  };
}

const lastOf = ({ doneBy }: CaseHead, events: readonly string[]): number | undefined =>
  events.flatMap((event) => (Object.hasOwn(doneBy, event) ? doneBy[event]?.at ?? [] : [])).sort((a, b) => b - a)[0];

/** Numbers of the problems from which a sweep has been made that screened something. */
async function sweptNumbers(house: House, viewer: Viewer, { sweeps }: ProblemListsRule): Promise<ReadonlySet<string>> {
  const held = await house.records.read(viewer).caseHeads({ types: [sweeps.type], limit: problemsMax });
  return new Set(held.filter(({ state }) => !sweeps.notYet.includes(state)).map(({ fields }) => String(fields[sweeps.source] ?? '')));
}

/** Cases that are counted by what stands below them, also through a case between. */
async function aboveOthers(house: House, viewer: Viewer, { references }: ProblemListsRule,
  heads: readonly CaseHead[]): Promise<ReadonlySet<string>> {
  const above = new Set(heads.flatMap(({ parent }) => parent ?? []));
  const types = references.flatMap(({ between }) => between ?? []);
  const between = types.length === 0 ? [] : await house.records.read(viewer).caseHeads({ types, limit: problemsMax });
  for (const { id, parent } of between) if (parent !== undefined && above.has(id)) above.add(parent);
  return above;
}

async function idsOf(house: House, viewer: Viewer, types: readonly string[]): Promise<ReadonlySet<string>> {
  if (types.length === 0) return new Set();
  return new Set((await house.records.read(viewer).caseHeads({ types, limit: problemsMax })).map(({ id }) => id));
}
