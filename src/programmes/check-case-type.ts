import { isList } from '../act/parameters.ts';
import type { CaseType, ClockRule, Effect, Guard, MeasureNote, StepRule } from '../model/case-type.ts';
import { checkLetter } from './check-letter.ts';
import { checkPublicTable } from './check-public-table.ts';
import type { DeclarationFlaw } from './declaration-flaw.ts';

/** Every name that a case type uses must be declared in it, and every state lead somewhere. */
export function checkCaseType(type: CaseType): readonly DeclarationFlaw[] {
  const flaws: DeclarationFlaw[] = [];
  const expect = (holds: boolean, where: string, says: string): void => { if (!holds) flaws.push({ where: `${type.id} ${where}`, says }); };
  const state = (id: string, where: string): void => expect(Object.hasOwn(type.states, id), where, `unknown state ${id}`);
  const event = (id: string, where: string): void => expect(id === 'open' || type.steps.some((step) => step.event === id), where, `unknown event ${id}`);
  const parameter = (id: string, where: string): void =>
    expect(Object.hasOwn(type.parameters, id) && typeof type.parameters[id]?.value === 'number', where, `parameter ${id} is not a number`);
  const party = (id: string, where: string): void => expect(id === 'system' || id === 'public' || Object.hasOwn(type.parties, id), where, `unknown party ${id}`);
  const input = (step: StepRule, id: string): void => expect(step.input.some((field) => field.id === id), `step ${step.event}`, `input ${id} is missing`);
  const child = (id: string, where: string): void => expect(type.children?.some((rule) => rule.id === id) === true, where, `unknown children ${id}`);
  const known = new Set([...type.fields, ...type.steps.flatMap((step) => step.input)].map(({ id }) => id));

  state(type.initial, 'initial');
  for (const id of type.stages) state(id, 'stages');
  for (const rule of type.ledger?.takenOver ?? []) state(rule.state, 'taken over');
  for (const step of type.steps) {
    const where = `step ${step.event}`;
    step.from.forEach((id) => state(id, where));
    if (step.to !== 'same') state(step.to, where);
    step.by.forEach((id) => party(id, where));
    expect(step.by.length > 0 && step.from.length > 0, where, 'nobody can ever do it');
    expect(step.returns !== true || step.input.some((field) => field.id === 'reason' && field.required), where, 'a return needs a reason');
    const twins = type.steps.filter((other) => other.event === step.event && other.from.some((id) => step.from.includes(id)));
    expect(twins.length <= 1, where, 'two steps of one event in one state');
    step.guards.forEach((guard) => checkGuard(guard, step));
    step.effects.forEach((effect) => checkEffect(effect, step));
  }
  for (const clock of type.clocks) {
    const where = `clock ${clock.id}`;
    party(clock.party, where);
    [...clock.startsOn, ...clock.stopsOn].forEach((id) => event(id, where));
    parameter(clock.length, where);
    checkPauses(clock);
    checkLengths(clock);
    if (clock.warnings !== undefined) expect(isList(type.parameters[clock.warnings]?.value), where, `parameter ${clock.warnings} is not a list of whole numbers`);
    if (clock.onLapse !== undefined) expect(type.steps.some((step) => step.event === clock.onLapse && step.by.includes('system')), where, `the machine cannot do ${clock.onLapse}`);
  }
  const ofDays = type.clocks.find(({ unit }) => unit === 'working-day' || unit === 'natural-day');
  if (ofDays !== undefined) {
    const settles = type.steps.some((step) => step.by.includes('system') && step.effects.some(({ effect }) => effect === 'settle-clocks'));
    expect(settles, `clock ${ofDays.id}`, 'no step of the machine settles it once a calendar has come');
  }
  for (const item of type.checklist) {
    expect(item.when === undefined || type.fields.some((field) => field.id === item.when?.field), `item ${item.id}`, 'unknown field of its condition');
  }
  for (const { id, photo } of type.checklist) Object.values(photo ?? {}).forEach((name) => parameter(name, `item ${id}`));
  for (const item of type.checklist.filter(({ proof }) => proof === 'machine')) {
    expect(item.check !== undefined, `item ${item.id}`, 'a machine item without its parameters');
    if (item.check !== undefined) [item.check.days, item.check.validShare].forEach((id) => parameter(id, `item ${item.id}`));
  }
  for (const tally of type.tallies ?? []) {
    tally.events.forEach((id) => event(id, `tally ${tally.id}`));
    expect(tally.field === undefined || known.has(tally.field), `tally ${tally.id}`, `unknown field ${tally.field}`);
  }
  if (type.alike !== undefined) {
    expect(known.has(type.alike.text), 'alike', `unknown field ${type.alike.text}`);
    parameter(type.alike.least, 'alike');
  }
  type.reporters?.seenBy.forEach((id) => party(id, 'reporters'));
  for (const id of type.reporters?.covers ?? []) expect(known.has(id), 'reporters', `unknown field ${id}`);
  const apart = type.steps.filter((step) => step.input.some((field) => field.apart !== undefined)).map((step) => step.event);
  expect(apart.length === 0 || type.reporters !== undefined, 'reporters', `nobody may ever see who spoke at ${apart.join(', ')}`);
  expect(!type.fields.some((field) => field.apart !== undefined), 'fields', 'what is kept apart is no field of the case');
  if (type.measures !== undefined) [type.measures.reviewedBy, type.measures.activeFrom].forEach((id) => event(id, 'measures'));
  if (type.measures?.by !== undefined) party(type.measures.by, 'measures');
  const emptyWords = type.measures?.emptyWords === undefined ? [] : type.parameters[type.measures.emptyWords]?.value;
  expect(Array.isArray(emptyWords), 'measures', `parameter ${type.measures?.emptyWords} is no list of words`);
  if (type.tallyParty !== undefined) party(type.tallyParty, 'tallyParty');
  if (type.mute !== undefined) {
    party(type.mute.party, 'mute');
    parameter(type.mute.longest, 'mute');
  }
  if (type.ledger?.colour !== undefined) Object.values(type.ledger.colour).forEach((id) => parameter(id, 'ledger'));
  if (type.ledger?.ladder !== undefined) expect(known.has(type.ledger.ladder), 'ledger', `unknown field ${type.ledger.ladder}`);
  if (type.issuedNumber !== undefined) expect(known.has(type.issuedNumber.field), 'issuedNumber', `unknown field ${type.issuedNumber.field}`);
  flaws.push(...checkPublicTable(type, known));
  for (const id of Object.values(type.sheet ?? {}).flat()) expect(known.has(id), 'sheet', `unknown field ${id}`);
  expect(type.documentField === undefined || known.has(type.documentField), 'documentField', `unknown field ${type.documentField}`);
  for (const field of [...type.fields, ...type.steps.flatMap((step) => step.input)]) {
    expect(/^[a-zA-Z][a-zA-Z0-9-]*$/.test(field.id), `field ${field.id}`, 'not a field id');
    expect(field.kind !== 'choice' || (field.choices?.length ?? 0) > 0, `field ${field.id}`, 'a choice without choices');
    const from = field.choicesFrom === undefined ? [] : type.parameters[field.choicesFrom]?.value;
    expect(Array.isArray(from), `field ${field.id}`, `parameter ${field.choicesFrom} is no list of choices`);
  }
  for (const [id, set] of Object.entries(type.parameters)) expect(set.cite.trim() !== '', `parameter ${id}`, 'no ground is cited');
  type.publication?.states.forEach((id) => state(id, 'publication'));
  type.publication?.events.forEach((id) => event(id, 'publication'));
  if (type.letter !== undefined) {
    flaws.push(...checkLetter(type, type.letter, known));
  }
  const pictures = type.publication?.pictures;
  expect(pictures?.pair === undefined || known.has(pictures.pair), 'pictures', `unknown field ${pictures?.pair}`);
  for (const id of pictures?.states ?? []) expect(type.publication?.states.includes(id) ?? false, 'pictures', `${id} is not a public state`);
  for (const id of pictures?.items ?? []) {
    expect(type.checklist.some((item) => item.id === id && item.proof === 'material'), 'pictures', `${id} is no material of the checklist`);
  }
  return [...flaws, ...unreachable(type)];

  function checkPauses(clock: ClockRule): void {
    const where = `clock ${clock.id}`;
    [...(clock.pausesOn ?? []), ...(clock.resumesOn ?? [])].forEach((id) => event(id, where));
    expect((clock.pausesOn === undefined) === (clock.resumesOn === undefined), where, 'what pauses it must be able to resume it');
    for (const step of type.steps.filter(({ event: id }) => clock.pausesOn?.includes(id) === true)) {
      expect(step.input.some((field) => field.id === 'reason' && field.required), `step ${step.event}`, 'a pause needs a reason');
    }
  }

  function checkLengths({ id, lengths, startsOn }: ClockRule): void {
    const where = `clock ${id}`;
    if (lengths === undefined) return;
    expect(known.has(lengths.field), where, `unknown field ${lengths.field}`);
    Object.values(lengths.by ?? {}).forEach((length) => parameter(length, where));
    if (lengths.by !== undefined) return;
    const bounded = (guard: Guard): boolean => guard.guard === 'whole-within' && guard.field === lengths.field;
    const starting = type.steps.filter((step) => startsOn.includes(step.event));
    expect(!startsOn.includes('open') && starting.every(({ guards }) => guards.some(bounded)), where, `nothing bounds the number in ${lengths.field}`);
  }

  function checkGuard(guard: Guard, step: StepRule): void {
    const where = `step ${step.event}`;
    if (guard.guard === 'different-person' || guard.guard === 'different-unit') event(guard.from, where);
    if (guard.guard === 'signed') {
      for (const office of guard.offices) expect(has((effect) => effect.effect === 'sign' && effect.office === office), where, `nobody signs as ${office}`);
    }
    if (guard.guard === 'not-together') for (const id of Object.keys(guard.fields)) expect(known.has(id), where, `unknown field ${id}`);
    if (guard.guard === 'frozen') expect(has((effect) => effect.effect === 'freeze'), where, 'nothing is ever frozen');
    if (guard.guard === 'measures-verified') expect(has((effect) => effect.effect === 'note-measure' && effect.as === 'verified'), where, 'no measure is ever verified');
    if (guard.guard === 'notice-ended') expect(has((effect) => effect.effect === 'open-notice'), where, 'no notice is ever opened');
    if (guard.guard === 'within-look-back') expect(has((effect) => effect.effect === 'start-look-back'), where, 'no look-back ever starts');
    if (guard.guard === 'confident-ground') expect(type.fields.some((field) => field.id === 'confidence'), where, 'field confidence is missing');
    if (guard.guard === 'later-day') [guard.field, guard.than].forEach((id) => expect(known.has(id), where, `unknown field ${id}`));
    if (guard.guard === 'field-is') expect(known.has(guard.field), where, `unknown field ${guard.field}`);
    if (guard.guard === 'next-rung') [guard.field, guard.after].forEach((id) => expect(known.has(id), where, `unknown field ${id}`));
    if (guard.guard === 'whole-within') {
      expect(known.has(guard.field), where, `unknown field ${guard.field}`);
      [guard.least, guard.most].forEach((id) => parameter(id, where));
    }
    if (guard.guard === 'extensions-left') parameter(guard.most, where);
    if (guard.guard === 'files-at-most') {
      parameter(guard.most, where);
      expect(type.checklist.some(({ id, proof }) => id === guard.item && proof === 'material'), where, `${guard.item} is no material of the checklist`);
    }
    if (guard.guard === 'no-open-child' || guard.guard === 'works-have-projects') child(guard.child, where);
    if (guard.guard === 'clock-running' || guard.guard === 'clock-paused') clockOf(guard.clock, where);
    if (guard.guard === 'two-officers') guard.fields.forEach((id) => input(step, id));
  }

  function checkEffect(effect: Effect, step: StepRule): void {
    if (effect.effect === 'open-notice' || effect.effect === 'start-look-back') parameter(effect.length, `step ${step.event}`);
    if (effect.effect === 'sign') input(step, 'hash');
    if (effect.effect === 'hand-in-paper') for (const id of ['office', 'signedOn']) input(step, id);
    if (effect.effect === 'confirm-paper') input(step, 'office');
    if (effect.effect === 'sign' || effect.effect === 'confirm-paper') for (const id of [effect.password, effect.gap, effect.request]) if (id !== undefined) parameter(id, `step ${step.event}`);
    if (effect.effect === 'record-objection' || effect.effect === 'answer-objection') input(step, 'objection');
    if (effect.effect === 'attach-finding') input(step, 'finding');
    if (effect.effect === 'note-measure') for (const id of noteInputs[effect.as]) input(step, id);
    if (effect.effect === 'note-stage') {
      input(step, 'stage');
      expect((type.workStages ?? []).length > 0, `step ${step.event}`, 'no stages of work are declared');
    }
    if (effect.effect === 'note-child') input(step, 'child');
    if (effect.effect === 'link-cause') for (const id of ['cause', 'causeEvidence']) input(step, id);
    if (effect.effect === 'unlink-cause') for (const id of ['cause', 'reason']) input(step, id);
    if (effect.effect === 'open-children') input(step, 'children');
    if (effect.effect === 'set-deadline') ['newDeadline', 'extensionNumber', 'extension'].forEach((id) => input(step, id));
    if (effect.effect === 'open-children' || effect.effect === 'open-child' || effect.effect === 'screen') child(effect.child, `step ${step.event}`);
    if (effect.effect === 'screen') for (const id of ['screen-days', 'screen-least', 'look-alikes-most']) parameter(id, `step ${step.event}`);
    if (effect.effect === 'attach-point') input(step, 'point');
    if (effect.effect === 'read-figure') {
      const { source, target, direction, section, verified, first, verifies, clock, firstDays, validShare } = effect.by;
      for (const id of [source, target, direction, section, verified, first]) expect(known.has(id), `step ${step.event}`, `unknown field ${id}`);
      event(verifies, `step ${step.event}`);
      clockOf(clock, `step ${step.event}`);
      [firstDays, validShare].forEach((id) => parameter(id, `step ${step.event}`));
      if (effect.told !== undefined) {
        state(effect.told.state, `step ${step.event}`);
        parameter(effect.told.after, `step ${step.event}`);
      }
    }
    if (effect.effect === 'copy-measures') input(step, effect.input);
    if (effect.effect === 'check-figures') {
      input(step, effect.explained);
      for (const id of effect.fields) expect(known.has(id), `step ${step.event}`, `unknown field ${id}`);
    }
    if (effect.effect === 'extend-clock') checkExtension(effect, step);
  }

  function checkExtension({ clock, input: id, times }: Extract<Effect, { effect: 'extend-clock' }>, step: StepRule): void {
    const where = `step ${step.event}`;
    parameter(times, where);
    const kind = step.input.find((field) => field.id === id && field.required)?.kind;
    expect(kind === 'day' || kind === 'number', where, `input ${id} is no required day or number`);
    expect(clockOf(clock, where)?.unit !== 'hour' || kind === 'number', where, 'a clock of hours is extended by hours');
  }

  function clockOf(id: string, where: string): ClockRule | undefined {
    const clock = type.clocks.find((one) => one.id === id);
    expect(clock !== undefined, where, `unknown clock ${id}`);
    return clock;
  }

  function has(test: (effect: Effect) => boolean): boolean {
    return type.steps.some((step) => step.effects.some(test));
  }
}

const noteInputs: Readonly<Record<MeasureNote, readonly string[]>> = {
  'reported': ['measure', 'reached', 'reachedOn', 'reportedResult'], 'verified': ['measure', 'verifiedQuantity', 'verifiedOn', 'verifiedResult'], 'reviewed': ['measure'], 'without-project': ['measure', 'reason'],
};

/** States that no walk from the beginning meets, and states that are no end and have no way out. */
function unreachable(type: CaseType): readonly DeclarationFlaw[] {
  const met = new Set([type.initial, ...(type.ledger?.takenOver ?? []).map(({ state }) => state)]);
  for (let size = 0; size !== met.size;) {
    size = met.size;
    for (const step of type.steps) if (step.to !== 'same' && step.from.some((id) => met.has(id))) met.add(step.to);
  }
  const stuck = (id: string): boolean => type.states[id]?.end !== true && !type.steps.some((step) => step.from.includes(id) && step.to !== 'same' && step.to !== id);
  return Object.keys(type.states).flatMap((id) => [
    ...(met.has(id) ? [] : [{ where: `${type.id} state ${id}`, says: 'is never reached' }]),
    ...(stuck(id) ? [{ where: `${type.id} state ${id}`, says: 'has no way out and is no end' }] : []),
  ]);
}
