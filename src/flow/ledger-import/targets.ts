import type { CaseType, FieldRule } from '../../model/case-type.ts';
import type { LedgerMapping } from '../../model/taken-over.ts';
import type { Words } from '../../model/words.ts';
import type { Above } from './above.ts';

/** What a row may say: a declared field, a party by its unit's name, the place, or words that are only kept as the old ledger has them. */
type Named = { readonly id: string; readonly title: Words; readonly required: boolean };
export type FieldTarget = Named & { readonly as: 'field'; readonly field: FieldRule };
export type LedgerTarget = FieldTarget | (Named & { readonly as: 'party' | 'region' | 'says' });

const words = (zh: string, en: string): Words => ({ zh, en });

export const saysIds = ['measures', 'progress', 'state'] as const;
export const regionId = 'region';

/** Parties that the place does not decide are named by their units. */
const byPlace: readonly string[] = ['county', 'city', 'rectification-office', 'party-secretary', 'head-of-government'];

/** In the order of the ledger's own columns, then what its columns leave out. `above`: what the item above gives is not asked again. */
export function targetsOf(type: CaseType, above?: Above): readonly LedgerTarget[] {
  const given = new Set(above === undefined ? [] : Object.keys(above.inherited).filter((id) => above.inherited[id] !== undefined));
  const columns = type.ledger?.columns ?? [];
  const order = columns.map((column) => ('field' in column ? column.field : 'party' in column ? column.party : column.take));
  const parties = Object.entries(type.parties).filter(([id, rule]) => order.includes(id) && !rule.roles.some((role) => byPlace.includes(role)));
  const targets: readonly LedgerTarget[] = [
    ...type.fields.map((field): LedgerTarget => ({
      id: field.id, title: field.title, required: field.required && !given.has(field.id) && !isFrom(field, type), as: 'field', field,
    })),
    ...parties.map(([id, rule]): LedgerTarget => ({ id, title: rule.title, required: rule.optional !== true, as: 'party' })),
    ...(placeLevel(type) === 'province' ? [] : [{ id: regionId, title: words('属地(责任单位)', 'region (responsible unit)'), required: true, as: 'region' } as const]),
    ...saysIds.map((id): LedgerTarget => ({ id, title: saysTitle(type, id), required: false, as: 'says' })),
  ];
  const place = ({ id }: LedgerTarget): number => order.indexOf(id === regionId ? type.ledger?.responsible ?? '' : id);
  return targets.toSorted((a, b) => (place(a) < 0 ? order.length : place(a)) - (place(b) < 0 ? order.length : place(b)));
}

/** 时限类型 may follow from what the column of the deadline says: 立行立改, 长期坚持, or a day. */
export const isFrom = ({ id }: FieldRule, { fields }: CaseType): boolean => id === 'deadlineType' && fields.some((field) => field.id === 'deadline');

export const placeLevel = (type: CaseType): 'province' | 'city' | 'county' => (type.level === 'province' || type.level === 'city' ? type.level : 'county');

function saysTitle(type: CaseType, id: (typeof saysIds)[number]): Words {
  if (id === 'state') return words('状态(原台账)', 'state in the old ledger');
  return type.ledger?.columns.find((column) => column.id === id)?.title ?? words(id, id);
}

const heads: Readonly<Record<string, RegExp>> = {
  round: /轮次|round/iu, itemNumber: /(?:问题|任务|事项)?编号|item n/iu, documentNumber: /文号|document/iu, problem: /反馈问题|问题(?:描述|内容|原文|清单)|problem/iu,
  target: /目标|target/iu, measures: /措施|measure/iu, deadlineType: /时限类型|type of deadline/iu, deadline: /时限|期限|完成时间|deadline/iu,
  works: /工程类|works/iu, responsiblePerson: /责任人|person/iu, region: /责任单位|责任主体|属地|区划|县\(?市|region|responsible unit/iu,
  trade: /督导单位|guiding/iu, lead: /牵头单位|牵头部门|lead/iu, progress: /进展|progress/iu, state: /状态|完成情况|^state$/iu,
};

/** Which column each seems to come from: the very title first, then a likeness; no column twice. */
export function guessLedgerMapping(targets: readonly LedgerTarget[], columns: readonly string[]): LedgerMapping {
  const guess: Record<string, { readonly column: string }> = {};
  const taken = new Set<string>();
  const take = (id: string, fits: (name: string) => boolean): void => {
    const column = guess[id] === undefined ? columns.find((name) => name !== '' && !taken.has(name) && fits(name)) : undefined;
    if (column === undefined) return;
    taken.add(column);
    guess[id] = { column };
  };
  for (const { id, title } of targets) take(id, (name) => name === title.zh || name.toLowerCase() === title.en.toLowerCase());
  // The type before the deadline: its name holds that of the other.
  for (const { id } of targets.toSorted((a, b) => Number(b.id === 'deadlineType') - Number(a.id === 'deadlineType'))) take(id, (name) => heads[id]?.test(name.replaceAll(/\s/gu, '')) === true);
  return guess;
}
