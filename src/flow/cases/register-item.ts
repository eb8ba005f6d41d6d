import type { Json } from '../../basis/canonical.ts';
import { fail, ok, type Result } from '../../basis/result.ts';
import { openCase } from '../../act/open-case.ts';
import type { Actor, Case } from '../../model/case.ts';
import { fitsLevel, type CaseType } from '../../model/case-type.ts';
import { readIssuedNumber } from '../../model/issued-number.ts';
import { regionContains } from '../../model/region.ts';
import { roles, type Role } from '../../model/role.ts';
import type { TakenOver } from '../../model/taken-over.ts';
import type { Words } from '../../model/words.ts';
import type { House } from '../house.ts';
import { CaseMoved } from '../ports/case-moved.ts';
import type { RecordWriter } from '../ports/records.ts';
import { allOrNothing } from '../all-or-nothing.ts';
import { caseTypeOf } from './case-types.ts';
import { issueNumber } from './issue-number.ts';
import { partiesOfPlace } from './parties-of-place.ts';
import { idOfForm, registeredBefore } from './registered-before.ts';
import { storeCase } from './store-case.ts';
import { stepContext } from './step-context.ts';

export type ItemGiven = {
  readonly type: string; readonly region: string; readonly title: Words; readonly points: readonly number[];
  /** Parties that the registrar names; the rest follow from the place. */
  readonly parties: Readonly<Record<string, string>>;
  readonly fields: Readonly<Record<string, Json>>;
  /** The batch or item that it belongs to, where whoever registers knows that it exists. */
  readonly parent?: string;
  readonly takenOver?: TakenOver;
  /** A mark of the form that is sent: sent twice, by a second click or because the first answer was lost, it opens one item. */
  readonly once?: string;
  readonly actor: Actor;
};

/**
 * 登记 a new item by hand. Faults: case.unknown-type, case.not-yours, request.not-found (unit, region or point),
 * case.registered-already (the same form once more, with other content), case.*.
 */
export async function registerItem(house: House, given: ItemGiven): Promise<Result<Case>> {
  const type = caseTypeOf(house.programmes, given.type);
  if (type === undefined) return fail('case.unknown-type', given.type);
  if (isForeign(house, given)) return fail('case.not-yours', 'open');
  const known = unknownName(house, given);
  if (known !== undefined) return fail('request.not-found', known);
  const before = await registeredBefore(house, given);
  if (before !== undefined) return before;
  const opened = await allOrNothing(house.records, (records) => openItem(house, records, type, given));
  return opened.ok ? opened : await registeredBefore(house, given) ?? opened;
}

/** Whoever sees only what is theirs registers only for themselves: at their own place, with no outlet of others, and names nobody. */
function isForeign({ directory }: House, { actor, region, parties, points }: ItemGiven): boolean {
  if (!(actor.role in roles) || !['own', 'unit'].includes(roles[actor.role as Role].scope)) return false;
  const own = (unit: string | undefined): boolean => unit === actor.unit;
  return !regionContains(actor.region, region) || Object.values(parties).some((unit) => !own(unit))
    || points.map((number) => directory.points.get(number)).some((point) => point !== undefined && !own(point.enterprise)
      && !own(point.branch));
}

function unknownName(house: House, given: ItemGiven): string | undefined {
  const { directory } = house;
  if (!directory.regions.has(given.region)) return given.region;
  const unit = Object.values(given.parties).find((id) => !directory.units.has(id));
  return unit ?? given.points.find((number) => !directory.points.has(number))?.toString();
}

/** Inside the caller's transaction; which names are known is asked before. Faults: case.number-unfit, case.number-taken, case.*. */
export async function openItem(house: House, records: RecordWriter, type: CaseType, given: ItemGiven): Promise<Result<Case>> {
  const point = given.points[0] === undefined ? undefined : house.directory.points.get(given.points[0]);
  const place = { region: given.region, ...(point === undefined ? {} : { point }) };
  const named = await nameOf(house, records, type, given);
  if (!named.ok) return named;
  const context = await stepContext(house, type, undefined, given.actor.person, records);
  const opened = openCase(type, {
    ...named.value, ...(given.parent === undefined ? {} : { parent: given.parent }), ...(given.takenOver === undefined ? {} : { takenOver: given.takenOver }), title: given.title, region: given.region,
    parties: partiesOf(house, type, given, place), points: given.points, findings: [], fields: given.fields, actor: given.actor,
  }, context);
  if (!opened.ok) return opened;
  try {
    await storeCase(house, records, type, undefined, opened.value);
  } catch (error) {
    if (error instanceof CaseMoved) return fail('case.number-taken', named.value.number);
    throw error;
  }
  return ok(opened.value.case);
}

/** Those that the place decides, the registrar's own, and those named. */
export const partiesOf = (house: House, type: CaseType, { actor, parties }: Pick<ItemGiven, 'actor' | 'parties'>, place: Parameters<typeof partiesOfPlace>[2]): Record<string, string> =>
  ({ ...partiesOfPlace(house.directory, type, place), ...registrarOf(house, type, actor), ...parties });

type Named = { readonly id: string; readonly number: string };

/** Its number from the register without gaps; where another office issues it, as that office wrote it, and the id that follows from it. */
async function nameOf(house: House, records: RecordWriter, type: CaseType, given: ItemGiven): Promise<Result<Named>> {
  if (type.issuedNumber === undefined) {
    return ok({ id: idOfForm(house, given) ?? house.newId(), number: await issueNumber(house, records, type) });
  }
  const { fields } = given;
  const text = String(fields[type.issuedNumber.field] ?? '');
  const issued = readIssuedNumber(type.issuedNumber.form, text);
  return issued === undefined ? fail('case.number-unfit', text) : ok(issued);
}

/** Who registers stands for their own party, where their unit is of the level that the party asks for. */
const registrarOf = (house: House, type: CaseType, actor: Actor): Record<string, string> =>
  Object.fromEntries(Object.entries(type.parties)
    .filter(([, rule]) => rule.roles.some((role) => role === actor.role) && fitsLevel(rule, house.directory.units.get(actor.unit)?.region ?? ''))
    .map(([party]) => [party, actor.unit]));
