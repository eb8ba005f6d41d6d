import { fail, ok } from '../../basis/result.ts';
import { civil, dayOf, instant } from '../../basis/time.ts';
import { likelyCauses as likelyEndpoint, listCauses, readCause } from '../../contract/cause.ts';
import type { House } from '../../flow/house.ts';
import { causeRegister } from '../../flow/problem-lists/causes.ts';
import { declaredLists } from '../../flow/problem-lists/declared.ts';
import { likelyCauses } from '../../flow/problem-lists/likely-causes.ts';
import { handle, type Handler } from '../handler.ts';
import { causePage, causeRow, likelyView } from '../views/cause.ts';

/** 原因登记册 (M84): shared by all offices; which problems stand behind a cause, each sees of its own. */
export function causeHandlers(house: House): readonly Handler[] {
  return [
    handle(listCauses, async ({ query }, { caller }) => {
      const declared = declaredLists(house);
      if (!declared.ok) return declared;
      const { type, causes, standsOutFrom, unlinked } = await causeRegister(house, caller.viewer, declared.value);
      const wanted = causes.filter(({ cause }) => query.class === undefined || cause.fields['class'] === query.class);
      const seen = new Set((await house.records.read(caller.viewer).caseHeads({ types: [type.id], limit: 2_000 })).map(({ id }) => id));
      const rows = wanted.map((standing) => causeRow(house, type, standing, seen.has(standing.cause.id)))
        .sort((a, b) => Number(b.standsOut) - Number(a.standsOut) || b.open - a.open || b.problems - a.problems || (a.number < b.number ? -1 : 1));
      return ok({
        type: type.id, rows, standsOutFrom, unlinked, classes: (type.fields.find(({ id }) => id === 'class')?.choices ?? []).map(({ id, title }) => ({ id, title })),
        basis: {
          zh: `原因登记册全省共用|问题数为本职务可见的问题,一个问题计一次,可关联多个原因|突出:未解决问题不少于${standsOutFrom}个且机制未核验有效(地方参数)|重现:机制核验之后新发现或反弹|截至${civil(instant(house.clocks.world()))}`,
          en: `the register is shared by the whole installation | problems that this office may see, each once; one may have several causes | stands out: at least ${standsOutFrom} open problems and no verified system fix (local parameter) | recurred: found or come back after the fix was verified | as of ${civil(instant(house.clocks.world()))}`,
        },
      });
    }),
    handle(readCause, async ({ params }, { caller }) => {
      const declared = declaredLists(house);
      if (!declared.ok) return declared;
      const { type, causes } = await causeRegister(house, caller.viewer, declared.value);
      const standing = causes.find(({ cause }) => cause.id === params.id);
      if (standing === undefined) return fail('request.not-found', params.id);
      const opens = (await house.records.read(caller.viewer).case(params.id)) !== undefined;
      return ok(causePage(house, declared.value, type, standing, opens));
    }),
    handle(likelyEndpoint, async ({ params }, { caller }) => {
      const declared = declaredLists(house);
      if (!declared.ok) return declared;
      const found = await likelyCauses(house, caller.viewer, declared.value, params.id);
      if (!found.ok) return found;
      const { of, likely, all } = found.value;
      return ok({
        rows: likely.map((one) => likelyView(house, one)),
        linked: (of.causes ?? []).map((link) => ({ ...link, title: all.find(({ cause }) => cause.id === link.id)?.cause.title ?? { zh: link.number, en: link.number } })),
        basis: {
          zh: `按文字相似推荐,仅供研判,由人认定|与原因表述或其已关联问题比较,列相同表述和行业词|截至${dayOf(instant(house.clocks.world()))}`,
          en: `suggested by likeness of words, for a person to judge | compared with the cause and with its problems; passages and words of the trade that both have | as of ${dayOf(instant(house.clocks.world()))}`,
        },
      });
    }),
  ];
}
