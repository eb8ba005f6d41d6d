import { fail, ok } from '../../basis/result.ts';
import * as contract from '../../contract/good-case.ts';
import { declaredType } from '../../flow/cases/case-types.ts';
import { goodCaseFile, goodCases, shownGoodCases, type Reuse } from '../../flow/good-cases.ts';
import type { House } from '../../flow/house.ts';
import { publicViewer } from '../../flow/viewer.ts';
import { handle, type Handler } from '../handler.ts';
import { goodCaseRow, publicGoodCase } from '../views/good-case.ts';
import { unitName } from '../views/names.ts';

/** 整改正面典型案例: the library of every office, one case, and what of it the public sees. */
export const goodCaseHandlers = (house: House): readonly Handler[] => [
  handle(contract.goodCases, async ({ query }, { caller }) => {
    if (caller.kind !== 'signed-in') return fail('access.sign-in-needed');
    const found = await goodCases(house, caller.viewer, query);
    return found.ok ? ok({ rows: found.value.map((one) => goodCaseRow(house, one)), basis }) : found;
  }),
  handle(contract.goodCase, async ({ params }, { caller }) => {
    if (caller.kind !== 'signed-in') return fail('access.sign-in-needed');
    const found = await goodCaseFile(house, caller.viewer, params.id);
    if (!found.ok) return found;
    const { figures, checked, reuses, item, itemSeen } = found.value;
    return ok({
      row: goodCaseRow(house, found.value), figures: figures.map((one) => ({ ...one, ledger: one.ledger.map((beside) => ({ ...beside })) })),
      reuses: reuses.map((one) => reuseRow(house, params.id, one)), ...(itemSeen && { item: item.id }),
      ...(checked !== undefined && { checkedAt: checked.at, checkedBy: checked.actor.says }),
    });
  }),
  handle(contract.publicGoodCases, async () => {
    const read = house.records.read(publicViewer);
    const rows = [];
    for (const of of await shownGoodCases(house)) {
      const shown = await read.publication(of.id);
      const item = of.parent === undefined ? undefined : await read.publication(of.parent);
      if (shown !== undefined) rows.push(publicGoodCase(house, shown, item));
    }
    return ok(rows.sort((a, b) => Number(a.withdrawn) - Number(b.withdrawn) || b.publishedAt - a.publishedAt));
  }),
];

/** How the item did that took the measures over. */
function reuseRow(house: House, from: string, { at, item, seen }: Reuse) {
  const type = declaredType(house.programmes, item.type);
  const taken = item.measures.filter(({ copiedFrom, dropped }) => copiedFrom?.case === from && dropped === undefined);
  const unit = item.parties[type.ledger?.responsible ?? ''] ?? '';
  return {
    number: item.number, unit: unitName(house, unit), at, stateTitle: type.states[item.state]?.title ?? { zh: item.state, en: item.state }, closed: item.closedAt !== undefined,
    rebounds: item.rebounds, kept: taken.length, verified: taken.filter(({ verified }) => verified?.holds === true).length, ...(seen && { item: item.id }),
  };
}

const basis = {
  zh: '已发布的典型案例|相似度:两段问题文字共有词的加权占比,少见的词权重大,地名不计|引用次数:被引入整改方案的次数',
  en: 'published good cases | likeness: weighted part of words that both problem texts have, rarer words weigh more, place names do not count | reused: times taken into a plan',
};
