import type { Static } from 'typebox';
import { dayMs } from '../../basis/time.ts';
import type { LadderCounts, TreeNode } from '../../contract/case.ts';
import { declaredType } from '../../flow/cases/case-types.ts';
import type { House } from '../../flow/house.ts';
import type { Case } from '../../model/case.ts';
import type { CaseType } from '../../model/case-type.ts';
import { regionName } from './names.ts';

type Choices = readonly NonNullable<CaseType['steps'][number]['input'][number]['choices']>[number][];

/** 督办阶梯: open items by the rung last used, for each city in the order of the codes, and how long nothing moved. Items of the province stand by themselves. */
export function ladderOf(house: House, cases: readonly Case[], nodes: readonly Static<typeof TreeNode>[]): Static<typeof LadderCounts> | undefined {
  const moved = new Map(nodes.map(({ case: { id }, movedAt }) => [id, movedAt]));
  const open = cases.filter((of) => of.closedAt === undefined && moved.has(of.id) && rungsOf(house, of) !== undefined);
  const rungs = open.flatMap((of) => rungsOf(house, of) ?? []);
  if (rungs.length === 0) return undefined;
  const known = [...new Map(rungs.map((rung) => [rung.id, rung])).values()];
  const now = house.clocks.world();
  const places = [...Map.groupBy(open, ({ region }) => cityOf(region))].toSorted(([a], [b]) => (a < b ? -1 : 1)).map(([code, items]) => {
    const idle = items.map(({ id }) => Math.floor((now - (moved.get(id) ?? now)) / dayMs)).toSorted((a, b) => a - b);
    const used = items.map((of) => usedRung(house, of));
    return {
      region: regionName(house, code), open: items.length, unused: used.filter((rung) => rung === undefined).length,
      counts: known.map(({ id }) => used.filter((rung) => rung === id).length), idleDaysMost: idle.at(-1) ?? 0, idleDaysMedian: idle[Math.floor((idle.length - 1) / 2)] ?? 0,
    };
  });
  return { rungs: known.map(({ id, title }) => ({ id, title })), places };
}

/** A township's or county's city; a province's own items stay with the province. */
const cityOf = (region: string): string => `${region.slice(0, 4)}00`;

function rungsOf(house: House, { type: id }: Case): Choices | undefined {
  const type = declaredType(house.programmes, id);
  return type.steps.flatMap(({ input }) => input).find((field) => field.id === type.ledger?.ladder)?.choices;
}

function usedRung(house: House, of: Case): string | undefined {
  const used = of.fields[declaredType(house.programmes, of.type).ledger?.ladder ?? ''];
  return typeof used === 'string' ? used : undefined;
}
