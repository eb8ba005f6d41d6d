import type { Static } from 'typebox';
import { dayMs, dayOf, instant, isDay, startOfDay, type Day } from '../../basis/time.ts';
import type { MeasureView } from '../../contract/measure.ts';
import { declaredType } from '../../flow/cases/case-types.ts';
import type { House } from '../../flow/house.ts';
import type { HeldMeasure } from '../../flow/ports/measures.ts';
import type { Viewer } from '../../flow/ports/records.ts';
import type { Case, CaseHead, Measure, MeasureWord } from '../../model/case.ts';
import { verifiedShare } from '../../model/measure-share.ts';
import { caseRow } from './case-row.ts';
import { unitName } from './names.ts';

type View = Static<typeof MeasureView>;
type Project = View['projects'][number];

export const cursorOf = ({ case: of, id }: HeldMeasure): string => `${of}|${id}`;
export function readCursor(said: string): { readonly case: string; readonly id: string } | undefined {
  const at = said.indexOf('|');
  return at < 1 ? undefined : { case: said.slice(0, at), id: said.slice(at + 1) };
}

/** Rows with their items and projects, each looked up once for the page. What is not the viewer's to see is left out. */
export async function measureViews(
  house: House,
  viewer: Viewer,
  rows: readonly HeldMeasure[],
  today: Day,
  stages: boolean,
): Promise<View[]> {
  const read = house.records.read(viewer);
  const ids = [...new Set(rows.map((row) => row.case))];
  const items = new Map((ids.length === 0 ? [] : await read.caseHeads({ ids, limit: ids.length })).map((head) => [head.id, head]));
  const wanted = [...new Set(rows.flatMap(({ projects }) => projects))];
  const found: readonly (CaseHead | Case)[] =
    wanted.length === 0 ? [] : await read[stages ? 'cases' : 'caseHeads']({ ids: wanted, limit: wanted.length });
  const projects = new Map(found.map((of) => [of.id, projectLink(house, of)]));
  return rows.flatMap((row) => {
    const item = items.get(row.case);
    return item === undefined
      ? []
      : [
          measureView(
            house,
            row,
            item,
            row.projects.flatMap((id) => projects.get(id) ?? []),
            today,
          ),
        ];
  });
}

function projectLink(house: House, of: CaseHead | Case): Project {
  const type = declaredType(house.programmes, of.type);
  const said = 'workStages' in of ? of.workStages : undefined;
  const stages =
    said === undefined
      ? undefined
      : (type.workStages ?? []).flatMap(({ id, title }) => {
          const one = said.find((stage) => stage.id === id);
          if (one === undefined || one.notNeeded !== undefined) return [];
          const [from, to] = [one.plannedFrom ?? one.started, one.plannedTo ?? one.ended];
          return [
            {
              id,
              title,
              ...(from !== undefined && { from }),
              ...(to !== undefined && { to }),
              ...(one.ended !== undefined && { ended: one.ended }),
            },
          ];
        });
  const state = type.states[of.state];
  return {
    id: of.id,
    number: of.number,
    title: of.title,
    stateTitle: state?.title ?? { zh: of.state, en: of.state },
    tone: state?.tone ?? 'waiting',
    ...(stages !== undefined && { stages }),
  };
}

function measureView(house: House, row: HeldMeasure, item: CaseHead, projects: Project[], today: Day): View {
  const type = declaredType(house.programmes, row.type);
  const { measure } = row;
  const field = (id: string | undefined): string | undefined =>
    typeof item.fields[id ?? ''] === 'string' && item.fields[id ?? ''] !== '' ? String(item.fields[id ?? '']) : undefined;
  const deadlineType = type.fields
    .find(({ id }) => id === 'deadlineType')
    ?.choices?.find(({ id }) => id === item.fields['deadlineType'])?.title;
  const [deadline, person] = [field(type.ledger?.deadline ?? 'deadline'), field('responsiblePerson') ?? field('ownerPerson')];
  return {
    id: row.id,
    case: caseRow(house, item, undefined),
    standing: row.standing,
    state: row.state,
    document: row.document,
    ...(deadlineType !== undefined && { deadlineType }),
    ...(deadline !== undefined && { deadline }),
    ...(person !== undefined && { responsiblePerson: person }),
    ...(row.lead !== '' && { lead: unitName(house, row.lead) }),
    ...measureParts(measure),
    ...(row.due !== '' && { due: row.due }),
    begun: dayOf(instant(measure?.at ?? item.openedAt)),
    works: row.works,
    projects,
    flags: flagsOf(row),
    ...daysLeft(row, today),
  };
}

function measureParts(
  measure: Measure | undefined,
): Pick<
  View,
  | 'what'
  | 'quantity'
  | 'unit'
  | 'place'
  | 'owner'
  | 'from'
  | 'money'
  | 'withoutProject'
  | 'reported'
  | 'verified'
  | 'verifiedShare'
  | 'dropped'
> {
  if (measure === undefined) return { quantity: '', unit: '', place: '', owner: '' };
  const { what, quantity, unit, place = '', owner, from, money, withoutProject, reported, verified, dropped } = measure;
  const share = verifiedShare(measure);
  return {
    what,
    quantity,
    unit,
    place,
    owner,
    ...(from !== undefined && { from }),
    ...(money !== undefined && { money }),
    ...(withoutProject !== undefined && { withoutProject }),
    ...(reported !== undefined && { reported: said(reported) }),
    ...(verified?.holds === true && { verified: said(verified) }),
    ...(share !== undefined && { verifiedShare: share }),
    ...(dropped !== undefined && { dropped: { ...dropped } }),
  };
}

const said = ({ reached, day, by }: MeasureWord): { reached: string; day: string; by: string } => ({ reached, day, by });

const flagsOf = ({ noTarget, emptyWords, works, excused, projects }: HeldMeasure): View['flags'] => [
  ...(noTarget ? ['no-target' as const] : []),
  ...(emptyWords ? ['empty-words' as const] : []),
  ...(works && !excused && projects.length === 0 ? ['no-project' as const] : []),
];

function daysLeft({ standing, state, due }: HeldMeasure, today: Day): Pick<View, 'daysLeft'> {
  if (standing !== 'current' || !isDay(due) || !['proposed', 'reviewed', 'active'].includes(state)) return {};
  return { daysLeft: Math.round((startOfDay(due) - startOfDay(today)) / dayMs) };
}
