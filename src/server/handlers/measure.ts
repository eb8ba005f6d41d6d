import { fail, ok } from '../../basis/result.ts';
import { civil, dayOf, instant } from '../../basis/time.ts';
import { listMeasures, measureSummary } from '../../contract/measure.ts';
import type { House } from '../../flow/house.ts';
import { measureFilter } from '../../flow/measures/measure-filter.ts';
import { countMost, measureCounts } from '../../flow/measures/summary.ts';
import { dueSpans, measureFlags, measureStates } from '../../model/measure-list.ts';
import { handle, type Handler } from '../handler.ts';
import { measureChoices } from '../views/measure-choices.ts';
import { cursorOf, measureViews, readCursor } from '../views/measure.ts';

/** 整改措施总表 (M26): every measure that the session may see, and its figures. */
export function measureHandlers(house: House): readonly Handler[] {
  const today = () => dayOf(instant(house.clocks.world()));
  return [
    handle(listMeasures, async ({ query: { sort = 'due', limit = 100, after, stages, ...asked } }, { caller }) => {
      const from = after === undefined ? undefined : readCursor(after);
      if (after !== undefined && from === undefined) return fail('request.invalid', 'after');
      const day = today();
      const rows = await house.records
        .read(caller.viewer)
        .measures({ ...measureFilter(asked, day), sort, limit: limit + 1, ...(from !== undefined && { after: from }) });
      const [page, last] = [rows.slice(0, limit), rows[limit - 1]];
      return ok({
        rows: await measureViews(house, caller.viewer, page, day, stages === true),
        today: day,
        basis: basisOf(house),
        ...(rows.length > limit && last !== undefined ? { next: cursorOf(last) } : {}),
      });
    }),
    handle(measureSummary, async ({ query }, { caller }) => {
      const counts = await measureCounts(house, caller.viewer, query, today());
      const of = (kind: string, keys: readonly string[]): Record<string, number> =>
        Object.fromEntries(keys.map((key) => [key, counts.get(`${kind}:${key}`) ?? 0]));
      return ok({
        total: counts.get('total') ?? 0,
        works: counts.get('works') ?? 0,
        noMeasure: counts.get('noMeasure') ?? 0,
        most: countMost,
        states: of(
          'state',
          measureStates.filter((state) => state !== 'dropped'),
        ),
        due: of('due', dueSpans),
        flags: of('flag', measureFlags),
        ...measureChoices(house, caller.viewer),
        basis: basisOf(house),
      });
    }),
  ];
}

function basisOf(house: House) {
  const at = civil(instant(house.clocks.world()));
  const zh = ['本职务可见的未销号问题的措施,已删改的不计', '状态由办理记录得出', '剩余天数为自然日,只计未报告完成的', '核实比例=另一单位核实属实的数量/目标',
    '空泛措施按用语表提示,只看本地措施', `截至${at}`];
  const en = ['measures of open items that this office may see, without what was struck through', 'states follow from the record',
    'days left are natural days, of what is not reported as done', 'verified share: what another unit found so, of the target',
    'words without numbers by a list of words, of local measures only', `as of ${at}`];
  return { zh: zh.join('|'), en: en.join(' | ') };
}
