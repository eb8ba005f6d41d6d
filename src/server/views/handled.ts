import type { Static } from 'typebox';
import type { workList } from '../../contract/case.ts';
import { mayAct } from '../../act/parties.ts';
import { tasksOf } from '../../act/tasks.ts';
import { declaredType } from '../../flow/cases/case-types.ts';
import type { House } from '../../flow/house.ts';
import type { Actor, CaseHead } from '../../model/case.ts';
import type { CaseType, StepRule } from '../../model/case-type.ts';
import { caseRow } from './case-row.ts';
import { unitName } from './names.ts';

type Lists = Static<(typeof workList)['reply']>;

/** 我交办的: who has it, when they acknowledged it, and whether this actor may remind them now. */
export function sentRow(house: House, of: CaseHead, actor: Actor): Lists['sent'] {
  const type = declaredType(house.programmes, of.type);
  const sent = type.steps.flatMap((rule) => receiptsOf(type, rule).map((receipt) => ({ receipt, at: doneAt(of, rule.event, actor.unit) })))
    .filter((one) => one.at !== undefined).sort((a, b) => (b.at ?? 0) - (a.at ?? 0))[0];
  const to = sent?.receipt.by.flatMap((party) => of.parties[party] ?? [])[0];
  if (sent === undefined || to === undefined) return [];
  const received = of.doneBy[sent.receipt.event];
  const acknowledgedAt = received !== undefined && received.at >= (sent.at ?? 0) ? received.at : undefined;
  return [{ case: caseRow(house, of, undefined), to: unitName(house, to), urge: urgeRule(type, of, actor) !== undefined, ...(acknowledgedAt === undefined ? {} : { acknowledgedAt }) }];
}

/** 抄送我的: to know of, while somebody else is at work. */
export function copiedRow(house: House, of: CaseHead, unit: string): Lists['copied'] {
  const waiting = [...new Set(tasksOf(declaredType(house.programmes, of.type), of).map((task) => task.unit))];
  if (waiting.includes(unit) || Object.values(of.doneBy).some((doer) => doer.unit === unit)) return [];
  return [{ case: caseRow(house, of, undefined), waiting: waiting.map((id) => unitName(house, id)) }];
}

/** 已办: the unit's last act, where nothing waits for it now. */
export function doneRow(house: House, of: CaseHead, unit: string): Lists['done'] {
  const type = declaredType(house.programmes, of.type);
  const [event, last] = Object.entries(of.doneBy).filter(([, doer]) => doer.unit === unit).sort(([, a], [, b]) => b.at - a.at)[0] ?? [];
  if (event === undefined || last === undefined || tasksOf(type, of).some((task) => task.unit === unit)) return [];
  const did = type.steps.find((rule) => rule.event === event)?.title ?? { zh: '登记', en: 'registered' };
  return [{ case: caseRow(house, of, undefined), did, at: last.at }];
}

/** The reminder that this actor may give in the present state. */
export const urgeRule = (type: CaseType, of: CaseHead, actor: Actor): StepRule | undefined =>
  type.steps.find((rule) => rule.urges === true && rule.from.includes(of.state) && mayAct(type, of, rule, actor));

/** The acknowledging steps of the state into which a step leads. */
const receiptsOf = (type: CaseType, rule: StepRule): readonly StepRule[] =>
  type.steps.filter((receipt) => receipt.acknowledges === true && receipt.from.includes(rule.to));

const doneAt = (of: CaseHead, event: string, unit: string): number | undefined =>
  (of.doneBy[event]?.unit === unit ? of.doneBy[event].at : undefined);
