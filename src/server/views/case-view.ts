import type { Static } from 'typebox';
import { availableSteps } from '../../act/parties.ts';
import type { OfficeHolder } from '../../act/context.ts';
import { unmetGuards } from '../../act/guards.ts';
import { faults } from '../../basis/fault.ts';
import type { Json } from '../../basis/canonical.ts';
import { dayOf, instant } from '../../basis/time.ts';
import type { CaseView, EventView, MachineCheck as CheckView, OpenStep } from '../../contract/case.ts';
import { declaredType } from '../../flow/cases/case-types.ts';
import { machineChecks } from '../../flow/cases/machine-facts.ts';
import { photosOf } from '../../flow/cases/photos.ts';
import { stepContext } from '../../flow/cases/step-context.ts';
import { coverOf } from '../../flow/covered-texts.ts';
import type { House } from '../../flow/house.ts';
import { standingOf } from '../../flow/scans.ts';
import type { Viewer } from '../../flow/ports/records.ts';
import type { Actor, Case, CaseEvent } from '../../model/case.ts';
import type { CaseType, FieldRule, Guard, StepRule } from '../../model/case-type.ts';
import { determinationId } from '../../model/identifier.ts';
import { caseRow, caseRows } from './case-row.ts';
import { clockView } from './clock-view.ts';
import { familyOf } from './family.ts';
import { unitName } from './names.ts';

/** One lead or item, whole life, as this viewer may see it, with the steps that this actor may take now. */
export async function caseView(house: House, viewer: Viewer, actor: Actor, of: Case): Promise<Static<typeof CaseView>> {
  const type = declaredType(house.programmes, of.type);
  const records = house.records.read(viewer);
  const [events, findings, earlier, photos, scans] = await Promise.all([
    records.caseEvents(of.id),
    of.findings.length === 0 ? [] : records.findings({ ids: [...of.findings], limit: 1000 }),
    of.points[0] === undefined ? [] : records.cases({ point: of.points[0], limit: 20 }),
    photosOf(house, viewer, type, of),
    standingOf(house, [...new Set(of.evidence.map(({ hash }) => hash))]),
  ]);
  const cover = await coverOf(house, type, of.id);
  const covered = cover?.said(of.fields) ?? [];
  const newest = [...findings].sort((a, b) => b.at - a.at);
  return {
    row: caseRow(house, of, newest[0]), case: withoutSalts(cover === undefined ? of : { ...of, fields: cover.fields(of.fields) }),
      type: of.type,
    ...(covered.length === 0 ? {} : { covered: covered.map(({ field, counts }) => ({ field, counts: { ...counts } })) }),
      parties: partiesOf(house, type, of),
    clocks: of.clocks.map((clock) => clockView(house, type, clock)), steps: await openSteps(house, type, of, actor),
    events: events.map((event) => eventView(type, cover === undefined ? event : { ...event, data: cover.fields(event.data) })),
      checks: await checkViews(house, type, of), findings: newest,
    points: of.points.flatMap((number) => {
      const point = house.directory.points.get(number);
      return point === undefined ? [] : [{ number, id: point.id, name: point.name, kind: point.kind }];
    }),
    earlier: await caseRows(house, earlier.filter((other) => other.id !== of.id)),
    waiting: waitingFor(house, type, of),
    scans: [...scans].map(([hash, state]) => ({ hash, state })), photos: photos.map((photo) => ({ ...photo, marks: [...photo.marks] })),
    ...await familyOf(house, records, type, of),
  };
}

const withoutSalts = (of: Case): Json => of satisfies Json;

/** 责任链条, in the declaration's order: each party's unit and the people who hold its offices today. */
function partiesOf(house: House, type: CaseType, of: Case): Static<typeof CaseView>['parties'] {
  const day = dayOf(instant(house.clocks.world()));
  const order = Object.keys(type.parties);
  return Object.entries(of.parties).toSorted(([a], [b]) => order.indexOf(a) - order.indexOf(b)).map(([party, unit]) => {
    const rule = type.parties[party];
    const officers = house.directory.officersOf(unit, day).filter((held) => rule?.roles.includes(held.role) === true);
    return {
      party, title: rule?.title ?? { zh: party, en: party }, unit: unitName(house, unit),
      officers: officers.slice(0, 4).flatMap((held) => {
        const person = house.directory.persons.get(held.person);
        return person === undefined ? [] : [{ name: person.name, title: held.title, ...(person.phone === undefined ? {} : { phone: person.phone }) }];
      }),
    };
  });
}

async function openSteps(house: House, type: CaseType, of: Case, actor: Actor): Promise<Static<typeof OpenStep>[]> {
  const rules = availableSteps(type, of, actor);
  if (rules.length === 0) return [];
  const context = await stepContext(house, type, of, actor.person);
  return rules.map((rule) => ({
    event: rule.event, title: rule.title, main: rule.main === true, returns: rule.returns === true,
      input: rule.input.map((field) => withHolders(field, context.facts.holders ?? [])),
    signs: rule.effects.some(({ effect }) => effect === 'sign' || effect === 'hand-in-paper' || effect === 'confirm-paper'),
    blockedBy: unmetGuards({ type, of, rule: { ...rule, guards: rule.guards.filter((guard) => !decidedByInput(rule, guard)) }, actor, input: {}, context }).map(({ fault, detail }) => ({ fault, detail, message: { zh: faults[fault].zh, en: faults[fault].en } })),
  }));
}

/** Who of the register may be chosen today. */
const withHolders = (field: FieldRule, holders: readonly OfficeHolder[]): FieldRule =>
  (field.kind === 'holder' ? { ...field, choices: holders.filter(({ role }) => role === field.office).map(({ appointment,
    says }) => ({ id: appointment, title: says })) } : field);

/** What the person is about to fill in cannot stand in the way yet. */
function decidedByInput(rule: StepRule, guard: Guard): boolean {
  if (guard.guard === 'two-officers') return true;
  if (guard.guard === 'later-day') return rule.input.some((field) => field.id === guard.field);
  return guard.guard === 'measures-measurable' && rule.input.some((field) => field.kind === 'measures');
}

function eventView(type: CaseType, event: CaseEvent): Static<typeof EventView> {
  const title = type.steps.find((rule) => rule.event === event.event)?.title ?? { zh: '登记', en: 'registered' };
  const { says, role, unit } = event.actor;
  return {
    seq: event.seq, event: event.event, title, from: event.from, to: event.to, toTitle: type.states[event.to]?.title ?? { zh: event.to, en: event.to },
    at: event.at, actor: { says, role, unit }, data: { ...event.data }, hash: event.hash,
  };
}

export async function checkViews(house: House, type: CaseType, of: Case): Promise<Static<typeof CheckView>[]> {
  return Object.entries(await machineChecks(house, type, of)).map(([item, check]) => ({
    item, result: check.verdict, says: check.says, steps: [...check.steps],
    broken: check.series.flatMap((series) => series.exceeding.map(({ at, value, limit }) => ({
      point: series.point, factor: series.factor, at, value, limit, id: determinationId({ point: series.point, factor: series.factor, period: 'hour', at }),
    }))).sort((a, b) => b.at - a.at).slice(0, 50),
  }));
}

/** For whom it waits now, by the main steps of the state. */
function waitingFor(house: House, type: CaseType, of: Case): Static<typeof CaseView>['waiting'] {
  return type.steps.filter((rule) => rule.main === true && rule.from.includes(of.state)).flatMap((rule) => rule.by.flatMap((party) => {
    const unit = of.parties[party];
    return unit === undefined ? [] : [{ party, unit: unitName(house, unit), event: rule.event, title: rule.title }];
  }));
}
