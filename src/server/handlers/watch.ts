import { fail, ok } from '../../basis/result.ts';
import * as contract from '../../contract/watch.ts';
import type { House } from '../../flow/house.ts';
import { watchBoard, watchTypeOf, type WatchRow } from '../../flow/watch-board.ts';
import { handle, type Handler } from '../handler.ts';
import { caseRow } from '../views/case-row.ts';
import { regionName } from '../views/names.ts';

/** 巩固整改成效: watched targets of whatever this office may see. */
export const watchHandlers = (house: House): readonly Handler[] => [
  handle(contract.watchBoard, async (_asked, { caller }) => {
    if (caller.kind !== 'signed-in') return fail('access.sign-in-needed');
    const { rows, places } = await watchBoard(house, caller.viewer);
    return ok({ places: places.map(({ region, ...counts }) => ({ region: regionName(house, region), ...counts })), rows: rows.map((row) => rowView(house, row)), basis });
  }),
];

function rowView(house: House, { of, city, newest, met, missed, inARow }: WatchRow) {
  const rules = watchTypeOf(house)?.fields ?? [];
  const choice = (id: string) => rules.find((rule) => rule.id === id)?.choices?.find((one) => one.id === of.fields[id])?.title ?? { zh: '', en: '' };
  return {
    case: caseRow(house, of, undefined), city: regionName(house, city), source: choice('figureSource'), direction: choice('direction'),
    target: String(of.fields['targetFigure'] ?? ''), unit: String(of.fields['targetUnit'] ?? ''), met, missed, inARow,
    ...(newest !== undefined && { newest: {
      from: newest.from, to: newest.to, verdict: newest.verdict, says: newest.says, ...(newest.figure !== undefined && { figure: newest.figure }),
    } }),
  };
}

const basis = {
  zh: '达到比例=最近一期达到目标的指标÷最近一期能够判定的指标|无法判定和尚未满一期的另列,不计入分母|取消和因反弹终止的不计|系统读取的数值不可填报',
  en: 'share: targets met in their newest period ÷ targets whose newest period can be judged | those that cannot be judged or have no period yet stand apart | cancelled ones and those ended by a rebound are not counted | what the system reads is never typed',
};
