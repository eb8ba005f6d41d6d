import type { Json } from '../basis/canonical.ts';
import { fail, ok, type Result } from '../basis/result.ts';
import type { Case, ChildLink } from '../model/case.ts';
import type { ChildRule } from '../model/child-rule.ts';
import type { TakenOver } from '../model/taken-over.ts';
import { levelOf, regionContains } from '../model/region.ts';
import type { ChildRow } from './input-children.ts';
import type { OfficeHolder } from './context.ts';
import type { Consequences, Trial } from './trial.ts';

/** Before the name of a field whose text is given on covered (src/flow/cases/covered-for.ts). */
export const coveredMark = '$covered:';

/** A child as the event records it: the link, and what its opening is given beyond what follows from its place. */
export type ChildOpening = ChildLink & {
  readonly title?: string; readonly parties: Readonly<Record<string, string>>; readonly fields: Readonly<Record<string, Json>>;
  readonly takenOver?: TakenOver;
};

/**
 * 任务分解: one child for each row. Faults: case.child-foreign (a region that is not of the rule's level inside the parent's),
 * case.child-twice, case.child-later (a day beyond the parent's), case.field-invalid (a row says what it may not).
 */
export function openChildren(child: string, trial: Trial): Result<Consequences> {
  const rows = (trial.input['children'] ?? []) as readonly ChildRow[];
  return opened(child, trial, rows);
}

export const openChild = (child: string, trial: Trial): Result<Consequences> =>
  opened(child, trial, [{ region: trial.of.region, weight: 1, fields: {}, parties: {}, ...titleOf(child, trial) }]);

function titleOf(child: string, { type, input }: Trial): Pick<ChildRow, 'title'> {
  const from = type.children?.find(({ id }) => id === child)?.titleFrom;
  const title = from === undefined ? undefined : input[from];
  return typeof title === 'string' ? { title } : {};
}

/** 线索: one child for each hit of the screening that was made for this step; its counts become fields. */
export function openHits(child: string, trial: Trial): Result<Consequences> {
  const { screening } = trial.context.facts;
  if (screening === undefined) return fail('case.step-refused', 'screen');
  const hits = opened(child, trial, screening.hits);
  return hits.ok ? ok({ ...hits.value, $screening: screening.counts }) : hits;
}

function opened(child: string, trial: Trial, rows: readonly ChildRow[]): Result<Consequences> {
  const rule = trial.type.children?.find(({ id }) => id === child);
  if (rule === undefined) throw new TypeError(`${trial.type.id} has no children ${child}`);
  const taken = new Set((trial.of.children ?? []).filter((link) => link.child === child).map(({ region }) => region));
  const children: ChildOpening[] = [];
  for (const [at, row] of rows.entries()) {
    if (!standsWhere(rule, trial.of.region, row.region)) return fail('case.child-foreign', row.region);
    if (rule.level !== undefined && rule.many !== true && taken.has(row.region)) return fail('case.child-twice', row.region);
    const beyond = Object.keys(row.fields).find((id) => !rule.refines.includes(id)) ?? Object.keys(row.parties).find((id) => rule.names?.includes(id) !== true);
    if (beyond !== undefined) return fail('case.field-invalid', beyond);
    const fields = { ...inherited(rule, trial), ...row.fields };
    if (isLater(rule, trial, fields)) return fail('case.child-later', row.region);
    if (rule.heldBy !== undefined && holderOf(rule, trial) === undefined) return fail('case.not-in-office',
      String(trial.input[rule.heldBy.input]));
    taken.add(row.region);
    children.push({ ...rowOf(row), id: trial.context.newId(), child, type: rule.type, parties: { ...partiesOf(rule, trial), ...row.parties }, fields, ...takenOverAt(trial, at) });
  }
  return ok({ $children: children });
}

/** The person whom the input names, while the register has them in an office that the step asks for. */
function holderOf({ heldBy }: ChildRule, { input, rule, context }: Trial): OfficeHolder | undefined {
  const field = rule.input.find(({ id }) => id === heldBy?.input);
  return context.facts.holders?.find(({ appointment, role }) => appointment === input[heldBy?.input ?? ''] && role === field?.office);
}

function takenOverAt({ context }: Trial, at: number): Pick<ChildOpening, 'takenOver'> {
  const takenOver = context.facts.takenOver?.[at];
  return takenOver === undefined ? {} : { takenOver };
}

const rowOf = ({ region, weight, title }: ChildRow): Pick<ChildOpening, 'region' | 'weight' | 'title'> => ({ region, weight, ...(title !== undefined && { title }) });

/** The level decides; without one it is the parent's own region. Nothing stands above or beside its parent. */
function standsWhere({ level, many }: ChildRule, parent: string, region: string): boolean {
  if (level === undefined) return region === parent;
  return (many === true || region !== parent) && regionContains(parent, region) && levelOf(region) === level;
}

/** The step's input before the parent's field. */
function inherited(rule: ChildRule, trial: Trial): Record<string, Json> {
  const { of, input } = trial;
  const fields: Record<string, Json> = {};
  for (const [own, from] of Object.entries(rule.fields)) {
    const value = from.startsWith(coveredMark) ? trial.context.facts.covered?.[from.slice(coveredMark.length)] : from === '$measure' ? measureWords(of, input['measure']) : from === '$holder' ? holderOf(rule, trial)?.says.zh
      : Object.hasOwn(input, from) ? input[from] : Object.hasOwn(of.fields, from) ? of.fields[from] : undefined;
    if (value !== undefined) fields[own] = value;
  }
  return fields;
}

function measureWords({ measures }: Case, id: Json | undefined): string | undefined {
  const measure = measures.find((one) => one.id === id);
  return measure === undefined ? undefined : `${measure.what} ${measure.quantity} ${measure.unit}(${measure.owner},${measure.due})`;
}

function partiesOf(rule: ChildRule, trial: Trial): Record<string, string> {
  const unit = rule.heldBy === undefined ? undefined : holderOf(rule, trial)?.unit;
  const above = Object.entries(rule.parties).map(([own, from]) => [own, trial.of.parties[from]]);
  const held = (rule.heldBy?.parties ?? []).map((own) => [own, unit]);
  return Object.fromEntries([...above, ...held].filter(([, id]) => id !== undefined));
}

function isLater({ within }: ChildRule, { of }: Trial, fields: Readonly<Record<string, Json>>): boolean {
  if (within === undefined) return false;
  const [own, bound] = [fields[within.field], of.fields[within.of]];
  return typeof own === 'string' && typeof bound === 'string' && own > bound;
}

/** 下级销号或反弹: what the register of children says of the one that is named. */
export function noteChild({ of, input, context }: Trial): Result<Consequences> {
  const standing = context.facts.children.find(({ id }) => id === input['child']);
  if (standing === undefined || of.children?.some(({ id }) => id === standing.id) !== true) return fail('case.field-invalid', 'child');
  return ok({ $child: { id: standing.id, ended: standing.ended } });
}
