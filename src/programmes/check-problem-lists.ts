import type { CaseType } from '../model/case-type.ts';
import type { Programme } from '../model/programme.ts';
import type { DeclarationFlaw } from './declaration-flaw.ts';

/** Every type, field, state, event and parameter that the problem lists of a programme name is declared somewhere. */
export function checkProblemLists({ id, problemLists: rule }: Programme, types: readonly CaseType[]): readonly DeclarationFlaw[] {
  if (rule === undefined) return [];
  const flaws: DeclarationFlaw[] = [];
  const expect = (holds: boolean, says: string): void => { if (!holds) flaws.push({ where: `${id} problem lists`, says }); };
  const typeOf = (name: string): CaseType | undefined => {
    const type = types.find((one) => one.id === name);
    expect(type !== undefined, `unknown case type ${name}`);
    return type;
  };
  const field = (type: CaseType | undefined, name: string | undefined): void =>
    expect(type === undefined || name === undefined || [...type.fields, ...type.steps.flatMap(({ input }) => input)].some((one) => one.id === name), `unknown field ${name}`);
  const parameter = (type: CaseType | undefined, name: string): void => expect(type === undefined || Object.hasOwn(type.parameters, name), `unknown parameter ${name}`);
  const event = (type: CaseType | undefined, name: string): void => expect(type === undefined || type.steps.some((step) => step.event === name), `unknown event ${name}`);
  const state = (type: CaseType | undefined, name: string): void => expect(type === undefined || Object.hasOwn(type.states, name), `unknown state ${name}`);

  const type = typeOf(rule.type);
  Object.values(rule.fields).forEach((name) => field(type, name));
  parameter(type, rule.lists);
  event(type, rule.similarBy);
  [...rule.solved, ...rule.leftOut].forEach((name) => state(type, name));
  for (const { id: linking, steps } of types) {
    for (const effect of steps.flatMap(({ effects }) => effects)) {
      if (effect.effect !== 'link-cause' || effect.register !== rule.causes.type) continue;
      expect([...effect.open].sort().join() === [...rule.causes.linkable].sort().join(), `${linking} links to causes in other states`);
    }
  }
  for (const { type: name, deadline, when, sameAs, selfFoundBelow } of rule.references) {
    // Another programme may be absent: nothing of it stands in the list then.
    const referred = name.startsWith(`${id}/`) ? typeOf(name) : types.find((one) => one.id === name);
    [deadline, when?.field, sameAs].forEach((one) => field(referred, one));
    if (selfFoundBelow !== undefined) typeOf(selfFoundBelow);
  }
  const sweeps = typeOf(rule.sweeps.type);
  field(sweeps, rule.sweeps.source);
  rule.sweeps.notYet.forEach((name) => state(sweeps, name));
  const causes = typeOf(rule.causes.type);
  [rule.causes.standsOut, rule.causes.likely].forEach((name) => parameter(causes, name));
  event(causes, rule.causes.fixedBy);
  rule.causes.linkable.forEach((name) => state(causes, name));
  return flaws;
}
