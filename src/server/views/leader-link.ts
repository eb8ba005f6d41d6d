import type { Static } from 'typebox';
import { civil, dayMs, dayOf, instant, startOfDay, type Day } from '../../basis/time.ts';
import { verifiedShare } from '../../close/tree-share.ts';
import type { InstructionRow, LeaderLinkRow } from '../../contract/leader-link.ts';
import { declaredType } from '../../flow/cases/case-types.ts';
import { childrenOf, descendantsOf } from '../../flow/cases/children-of.ts';
import { holdersOf } from '../../flow/cases/holders-of.ts';
import type { House } from '../../flow/house.ts';
import type { RecordReader, Viewer } from '../../flow/ports/records.ts';
import type { Case } from '../../model/case.ts';
import { isBrokenDown } from '../../model/child-rule.ts';
import type { Words } from '../../model/words.ts';
import { branchOf, verifiedFrom, type Below } from './branch.ts';
import { caseRow } from './case-row.ts';
import { deadlineOf } from './family.ts';
import { unitName } from './names.ts';
import { colourOf } from './progress-colour.ts';
import { typesBelow } from './tree.ts';

/** The types that stand below an item by an office-holder whom a step names. */
export const linkTypes = (house: House): readonly string[] =>
  [...new Set(house.programmes.flatMap(({ cases }) => cases).flatMap(({ children = [] }) => children.flatMap(({ heldBy,
    type }) => (heldBy === undefined ? [] : [type]))))];

export type Link = { readonly of: Case; readonly item: Case | undefined; readonly below: Below; readonly instructions: readonly Case[] };

/** A leader's own office has its own items on the page; everybody else what the row rules give them. */
export const ownOnly = ({ role, unit }: Viewer, links: readonly Case[]): readonly Case[] =>
  (role === 'leader' || role === 'leader-office' ? links.filter(({ parties }) => parties['leader'] === unit) : links);

export const withItems = (house: House, records: RecordReader, links: readonly Case[]): Promise<Link[]> => Promise.all(links.map(async (of): Promise<Link> => {
  const [item, instructions] = await Promise.all([of.parent === undefined ? undefined : records.case(of.parent),
    of.children === undefined ? [] : childrenOf(records, of.id)]);
  return { of, item, below: item === undefined ? new Map() : await partsBelow(house, records, item), instructions };
}));

/** The tasks below an item that was broken down, at every level. */
async function partsBelow(house: House, records: RecordReader, item: Case): Promise<Below> {
  const type = declaredType(house.programmes, item.type);
  if (!isBrokenDown(type, item)) return new Map();
  const types = typesBelow(house, type);
  return Map.groupBy((await descendantsOf(records, item.id)).filter((one) => types.includes(one.type)), ({ parent }) => parent);
}

export function linkRow(house: House, link: Link): Static<typeof LeaderLinkRow> {
  const { of, instructions } = link;
  const now = house.clocks.world();
  const last = (of.visits ?? []).map(({ day }) => day).toSorted().at(-1);
  const due = of.clocks.find(({ stoppedAt, id }) => stoppedAt === undefined && (id === 'visit' || id === 'first-visit'))?.due;
  const holder = holderOf(house, of.parties['leader'] ?? '');
  return {
    case: caseRow(house, of, undefined), leader: unitName(house, of.parties['leader'] ?? ''),
      unit: unitName(house, of.parties['responsible'] ?? ''), visits: of.visits?.length ?? 0,
    ...(holder === undefined ? {} : { holder }), ...(last === undefined ? {} : { lastVisit: last, daysSince: daysBetween(last, now) }),
    ...(due === undefined ? {} : { due }), silent: of.closedAt === undefined && due !== undefined && due < now,
    instructions: { open: instructions.filter(isOpen).length, overdue: instructions.filter((one) => isLate(one, now)).length,
      verified: instructions.filter(({ state }) => state === 'verified').length },
    ...itemOf(house, link),
  };
}

/** Drafts are the leader's own matter; what was issued is open until it is confirmed. */
const isOpen = ({ state, closedAt }: Case): boolean => closedAt === undefined && state !== 'drafted';
const replyDue = ({ clocks }: Case): number | undefined => clocks.find(({ stoppedAt, party, due }) => stoppedAt === undefined
  && party === 'responsible' && due !== undefined)?.due;
const isLate = (of: Case, now: number): boolean => isOpen(of)
  && (of.state === 'unanswered' || (of.state !== 'replied' && (replyDue(of) ?? now) < now));
const daysBetween = (day: string, now: number): number => Math.round((startOfDay(dayOf(instant(now))) - startOfDay(day as Day)) / dayMs);

/** Who holds the office of the leader today. */
function holderOf(house: House, unit: string): Words | undefined {
  const asks = house.programmes.flatMap(({ cases }) => cases).find((type) => type.children?.some(({ heldBy }) => heldBy !== undefined) === true);
  return asks === undefined ? undefined : holdersOf(house, asks, '').find((held) => held.unit === unit)?.says;
}

function itemOf(house: House, { item, below }: Link): Pick<Static<typeof LeaderLinkRow>, 'item' | 'deadline' | 'daysLeft' | 'colour'> {
  if (item === undefined) return {};
  const deadline = deadlineOf(house, item);
  const colour = colourOf(house, declaredType(house.programmes, item.type), item, deadline,
    { verified: verifiedShare(branchOf(house, item, below)), from: verifiedFrom(house, item, below) });
  return {
    item: caseRow(house, item, undefined), ...(colour === undefined ? {} : { colour }),
    ...(deadline === undefined ? {} : { deadline, daysLeft: -daysBetween(deadline, house.clocks.world()) }),
  };
}

export function instructionRows(house: House, { of, instructions }: Link): Static<typeof InstructionRow>[] {
  const now = house.clocks.world();
  return instructions.map((one) => {
    const [due, reply] = [replyDue(one), one.fields['reply']];
    return {
      case: caseRow(house, one, undefined), link: of.id, leader: String(one.fields['leader']), item: one.title.zh,
        text: String(one.fields['instructionText']), unit: unitName(house, one.parties['responsible'] ?? ''),
      ...(due === undefined ? {} : { due }), overdue: isLate(one, now), ...(typeof reply === 'string' && { reply }),
    };
  });
}

export function basisOf(house: House): Words {
  const at = civil(instant(house.clocks.world()));
  return {
    zh: `本职务可见的联系督导|距上次督导天数为自然日|灰=首次督导时限或督导间隔已过,时限为地方参数|逾期批示=已签发、回复期限已过且未回复|红黄绿=期限已过比例减已核实措施占比|截至${at}`,
    en: `links that this office may see | days since the last visit are natural days | grey: the time to the first or the next visit has run out, a local parameter | overdue: issued, past its time, not answered | colour: share of the term less share of measures verified | as of ${at}`,
  };
}
