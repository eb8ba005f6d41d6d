import { listCases, readCase } from '../../../contract/case.ts';
import { listProgrammes } from '../../../contract/status.ts';
import type { CaseType } from '../../../model/case-type.ts';
import { applies } from '../../../model/checklist-applies.ts';
import type { Programme } from '../../../model/programme.ts';
import type { Words } from '../../../model/words.ts';
import { call } from '../../app/client.ts';
import { handInStates } from '../../app/hand-in.ts';
import { fieldCasesKey, type Session } from '../../app/session.ts';
import { caseOf, uploadStepOf } from '../../casework/case-view.ts';

export type FieldCase = {
  readonly id: string; readonly number: string; readonly title: Words; readonly state: Words;
  readonly items: readonly { readonly id: string; readonly title: Words }[];
};
/** What the phone knows without a network: who took it along, when, and their cases that take files. */
export type Taken = { readonly by: string; readonly office: Words; readonly at: number; readonly cases: readonly FieldCase[] };

/** More than anybody visits in a day; the newest of each type. */
const casesMost = 40;

export function takenAlong(): Taken | undefined {
  try {
    return (JSON.parse(localStorage.getItem(fieldCasesKey) ?? 'null') as Taken | null) ?? undefined;
  } catch {
    return undefined;
  }
}

/** Reads this office's open cases that take files now, with the lines they are for, and keeps them for later. */
export async function takeAlong(session: Session): Promise<Taken> {
  const types = (await call(listProgrammes, {}) as readonly Programme[]).flatMap(({ cases }) => cases);
  const cases: FieldCase[] = [];
  for (const type of types) cases.push(...await ofType(type, session));
  const { person, unit, acting } = session;
  const office = { zh: `${person.name.zh} · ${unit.name.zh}`, en: `${person.name.en} · ${unit.name.en}` };
  const taken = { by: acting.id, office, at: Date.now(), cases };
  try {
    localStorage.setItem(fieldCasesKey, JSON.stringify(taken));
  } catch {
    // Where the browser keeps nothing, the list is there as long as the page.
  }
  return taken;
}

async function ofType(type: CaseType, { acting, unit }: Session): Promise<readonly FieldCase[]> {
  const states = handInStates(type, acting.role);
  if (states.length === 0 || !type.checklist.some(({ proof }) => proof === 'material')) return [];
  const { rows } = await call(listCases, { query: { type: type.id, state: states.join(','), unit: unit.id, open: true, limit: casesMost } });
  const cases: FieldCase[] = [];
  for (const { id, number, title, stateTitle } of rows) {
    const view = await call(readCase, { params: { id } });
    const items = type.checklist.filter((item) => item.proof === 'material' && applies(item, caseOf(view).fields ?? {}));
    if (uploadStepOf(view) === undefined || items.length === 0) continue;
    cases.push({ id, number, title, state: stateTitle, items: items.map((item) => ({ id: item.id, title: item.title })) });
  }
  return cases;
}
