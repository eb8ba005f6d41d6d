import { fail, ok, type Result } from '../../basis/result.ts';
import { dayOf, instant, isDay } from '../../basis/time.ts';
import type { Reply } from '../../contract/endpoint.ts';
import { diffStandards, listStandards, pointLimits, readStandard } from '../../contract/standard.ts';
import type { House } from '../../flow/house.ts';
import { limitsOfOutlet, type PlacedLimit } from '../../flow/outlet-limits.ts';
import { factorOf } from '../../model/factor.ts';
import type { Point } from '../../model/point.ts';
import { listStandards as listed, showStandard } from '../../rulebook/browse.ts';
import { compareDays, compareEditions, figureOf, type Change, type CitedRow } from '../../rulebook/compare-editions.ts';
import { inForce } from '../../rulebook/edition.ts';
import { strictest } from '../../rulebook/limits.ts';
import { referenceOnly } from '../../rulebook/reference-rows.ts';
import type { StandardRow } from '../../rulebook/standard-file.ts';
import { handle, type Handler } from '../handler.ts';
import { maySeePoint } from '../rights.ts';

export function standardHandlers(house: House): readonly Handler[] {
  return [
    handle(listStandards, async ({ query }) => (query.on !== undefined && !isDay(query.on) ? fail('request.invalid', 'on')
      : ok(listed(house.rulebook, query.on).map((edition) => ({ ...edition, supersedes: [...edition.supersedes] }))))),
    handle(diffStandards, async ({ query }) => {
      const { before, after, from, to } = query;
      if (before !== undefined && after !== undefined && from === undefined && to === undefined) {
        const found = compareEditions(house.rulebook, before, after);
        return found.ok ? ok(found.value.map(changeView)) : found;
      }
      if (from === undefined || to === undefined || before !== undefined || after !== undefined || !isDay(from) || !isDay(to)) return fail('request.invalid', 'before and after, or from and to');
      return ok(compareDays(house.rulebook, from, to).map(changeView));
    }),
    handle(readStandard, async ({ params, query }): Promise<Result<Reply<typeof readStandard>>> => {
      if (query.on !== undefined && !isDay(query.on)) return fail('request.invalid', 'on');
      const found = showStandard(house.rulebook, params.name, query.on);
      if (!found.ok) return found;
      const { on, shown, ...head } = found.value;
      return ok({ ...head, ...(on === undefined ? {} : { on }), shown: shown.map((row) => rowView(head.family, row)) });
    }),
    handle(pointLimits, async ({ params, query }, { caller }) => {
      const point = house.directory.points.get(params.number);
      if (point === undefined || !maySeePoint(house, caller.viewer, point)) return fail('request.not-found', String(params.number));
      const on = query.on ?? dayOf(instant(house.clocks.world()));
      return isDay(on) ? ok(limitsView(house, house.directory.pointOn(point.number, on) ?? point, on)) : fail('request.invalid', 'on');
    }),
  ];
}

function rowView(family: string, row: StandardRow): Reply<typeof readStandard>['shown'][number] {
  const reference = referenceOnly(family, row);
  return { figure: figureOf(row), ...(reference === undefined ? {} : { reference }), row };
}

const changeView = ({ before, after, ...rest }: Change): Reply<typeof diffStandards>[number] =>
  ({ ...rest, ...(before === undefined ? {} : { before: sideView(before) }), ...(after === undefined ? {} : { after: sideView(after) }) });
const sideView = ({ standard, row }: CitedRow) => ({ standard, figure: figureOf(row), confidence: row.confidence, clause: row.clause, row });

function limitsView(house: House, point: Point, on: string): Reply<typeof pointLimits> {
  const { limits, notKnown, unheld } = limitsOfOutlet(house, point, on, house.clocks.machine());
  const air = inForce(house.rulebook.emissionData, on)?.oxygenOfAir.percent;
  const best = new Set<PlacedLimit>();
  for (const group of Map.groupBy(limits, (limit) => `${limit.factor} ${limit.averaging}`).values()) {
    const one = air === undefined ? undefined : strictest(group.filter((limit) => limit.condition === undefined && limit.waterTemperature === undefined), air);
    if (one !== undefined) best.add(one);
  }
  return {
    on,
    limits: limits.map((limit) => ({ ...limit, factor: factorOf(house.factors, limit.factor), strictest: best.has(limit) })).sort((a, b) => (a.factor.code < b.factor.code ? -1 : a.factor.code > b.factor.code ? 1 : a.id < b.id ? -1 : 1)),
    notKnown: notKnown.map(({ standard, row }) => ({ standard, clause: row.clause, from: row.from, pollutant: row.name, averaging: row.averaging })),
    unheld: [...unheld],
  };
}
