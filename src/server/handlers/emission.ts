import { fail, ok } from '../../basis/result.ts';
import { dayOf, instant } from '../../basis/time.ts';
import { enterpriseEmission } from '../../contract/emission.ts';
import { firmEmission } from '../../flow/firm-emission.ts';
import type { House } from '../../flow/house.ts';
import { handle, type Handler } from '../handler.ts';
import { maySeePoint } from '../rights.ts';
import { emissionView } from '../views/emission.ts';

export function emissionHandlers(house: House): readonly Handler[] {
  return [
    handle(enterpriseEmission, async ({ params, query }, { caller }) => {
      const firm = house.directory.enterprises.get(params.unit);
      const all = house.directory.outletsOf(params.unit);
      const points = all.filter((point) => maySeePoint(house, caller.viewer, point)).toSorted((a, b) => a.number - b.number);
      if (firm === undefined || points.length === 0) return fail('request.not-found', params.unit);
      const thisYear = dayOf(instant(house.clocks.world())).slice(0, 4);
      const year = query.year ?? thisYear;
      const found = await firmEmission(house, params.unit, points, year);
      if (!found.ok) return found;
      return ok({ ...emissionView(house, found.value), years: yearsFrom(firm.permitFrom.slice(0, 4), thisYear, year), hiddenOutlets: all.length - points.length });
    }),
  ];
}

/** Years since the permit, and the one that is asked for, newest first. */
function yearsFrom(first: string, last: string, asked: string): string[] {
  const count = Math.max(0, Number(last) - Number(first)) + 1;
  const since = Array.from({ length: count }, (_, back) => String(Number(last) - back));
  return [...new Set([...since, asked])].toSorted().toReversed();
}
