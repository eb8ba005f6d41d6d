import { fail, ok } from '../../basis/result.ts';
import { civil, instant } from '../../basis/time.ts';
import { caseLedger } from '../../contract/case.ts';
import { caseTypeOf } from '../../flow/cases/case-types.ts';
import type { House } from '../../flow/house.ts';
import { handle, type Handler } from '../handler.ts';
import { ledgerFigures, ledgerRow } from '../views/ledger.ts';

/** A province's whole list of one round fits; more would be another table. */
const rowsMax = 2_000;

/** 整改台账总表: the table that is mailed, as the declaration of the type lays it out. */
export function ledgerHandlers(house: House): readonly Handler[] {
  return [
    handle(caseLedger, async ({ query }, { caller }) => {
      const type = caseTypeOf(house.programmes, query.type);
      const rule = type?.ledger;
      if (type === undefined || rule === undefined) return fail('case.unknown-type', query.type);
      const cases = await house.records.read(caller.viewer).cases({ types: [type.id], limit: rowsMax });
      const ordered = cases.toSorted((a, b) => a.openedAt - b.openedAt || (a.number < b.number ? -1 : 1));
      const at = civil(instant(house.clocks.world()));
      return ok({
        columns: rule.columns.map(({ id, title }) => ({ id, title })), rows: ordered.map((of) => ledgerRow(house, type, rule, of)), figures: ledgerFigures(house, rule, ordered),
        basis: {
          zh: `本职务可见的全部${type.noun.zh}|应完成按整改时限已到计|完成率=已完成/应完成|时限已过或环节逾期为未达到序时进度|截至${at}`,
          en: `every item that this office may see | due: its deadline has come | rate = done / due | behind: the deadline or a clock has passed | as of ${at}`,
        },
      });
    }),
  ];
}
