import { fail, ok } from '../../basis/result.ts';
import { civil, instant } from '../../basis/time.ts';
import { caseTree } from '../../contract/case.ts';
import { caseTypeOf } from '../../flow/cases/case-types.ts';
import type { House } from '../../flow/house.ts';
import { handle, type Handler } from '../handler.ts';
import { ladderOf } from '../views/ladder.ts';
import { countdownOf, sharesOf, treeOf, typesBelow } from '../views/tree.ts';

/** A round of inspection of a whole province with every task of its cities and counties. */
const nodesMax = 10_000;

/** 整改任务树: inspection, items, cities, counties on one page. */
export function treeHandlers(house: House): readonly Handler[] {
  return [
    handle(caseTree, async ({ query }, { caller }) => {
      const type = caseTypeOf(house.programmes, query.type);
      if (type?.children?.some(({ part }) => part === true) !== true) return fail('case.unknown-type', query.type);
      const cases = await house.records.read(caller.viewer).cases({ types: [...typesBelow(house, type)], limit: nodesMax });
      const nodes = treeOf(house, type, cases);
      const ladder = ladderOf(house, cases, nodes);
      const at = civil(instant(house.clocks.world()));
      return ok({
        nodes: [...nodes], countdown: countdownOf(nodes), shares: sharesOf(nodes), ...(ladder === undefined ? {} : { ladder }),
        basis: {
          zh: `本职务可见的任务|核验进度=已销号任务按权重加权,最下一级未销号的按各条措施核实量占目标量平均,上报进度含已上报未销号|剩余天数为自然日|倒计时只计最下一级|红黄绿灰=期限已过比例减核验进度,限值和报送周期为地方参数,一期未报送为灰,两期为红|督办按最近一次所用文书计,只计未销号|截至${at}`,
          en: `items that this office may see | verified: struck off, weighted; of the lowest level, until it is struck off, the mean over its measures of quantity verified of target; reported: also what is said to be done | days left are natural days | the countdown counts the lowest level | colour: share of the term less verified share, bounds and period are local parameters; a period without a report is grey, two are red | the ladder counts open items by the letter last used | as of ${at}`,
        },
      });
    }),
  ];
}
