import { fail, ok } from '../../basis/result.ts';
import { hourMs } from '../../basis/time.ts';
import { contractorLeague, effectivenessWhy, giveAppeal as giveEndpoint, listEffectiveness,
  troublesOfToday } from '../../contract/effectiveness.ts';
import { periodWindow } from '../../flow/effectiveness/assessed-period.ts';
import { deductionsOf } from '../../flow/effectiveness/deductions.ts';
import { firmCounts } from '../../flow/effectiveness/firm-rates.ts';
import { league } from '../../flow/effectiveness/league.ts';
import { outletFates } from '../../flow/effectiveness/outlet-fates.ts';
import { troublesToday } from '../../flow/effectiveness/today.ts';
import { isOutlet } from '../../flow/determine/outlet-days.ts';
import type { House } from '../../flow/house.ts';
import type { Viewer } from '../../flow/ports/records.ts';
import { addCounts, countHours } from '../../judge/valid-transmission/rates.ts';
import type { Point } from '../../model/point.ts';
import { regionContains } from '../../model/region.ts';
import { handle, type Handler } from '../handler.ts';
import { mayCall } from '../permission.ts';
import { contractorOf, maySeePoint } from '../rights.ts';
import { citeOfRow, factorNames } from '../views/data-mark.ts';
import { appealView, fateWords, leagueBasis, outletName, rateBasis, rateView, targetsView, todayBasis } from '../views/effectiveness.ts';
import { regionName, unitName } from '../views/names.ts';

const firmsUsual = 100;
const rowsUsual = 300;

/** 传输有效率与设备运维考核: rates, the hours behind them, contractors, today's list. */
export function effectivenessHandlers(house: House): readonly Handler[] {
  const now = (): number => house.clocks.world();
  const kept = (number: number) => {
    const device = house.directory.deviceOf(number);
    return { ...(device?.contractor === undefined ? {} : { contractor: unitName(house, device.contractor) }),
      ...(device === undefined ? {} : { mn: device.mn }) };
  };
  return [
    handle(listEffectiveness, async ({ query }, { caller }) => {
      const { limit = firmsUsual, period, factor } = query;
      const window = periodWindow(period, now());
      const all = seenOutlets(house, caller.viewer, query);
      const firms = [...new Set(all.map(({ enterprise }) => enterprise ?? ''))].sort();
      const page = firms.filter((firm) => firm > (query.after ?? '')).slice(0, limit);
      const shown = new Set(page);
      const found = await outletFates(house, all.filter(({ enterprise }) => shown.has(enterprise ?? '')), window);
      if (!found.ok) return found;
      const { rules, outlets } = found.value;
      const asked = factor === undefined ? outlets : outlets.map((one) => ({ ...one,
        factors: one.factors.filter((own) => own.factor === factor) }));
      const counted = firmCounts({ outlets: asked });
      const [last] = page.slice(-1);
      return ok({
        rows: counted.map(({ firm, counts, outlets: own }) => ({
          firm: unitName(house, firm), rate: rateView(counts, rules),
          outlets: own.map(({ point, counts: of, factors }) => ({
            point: outletName(house, point.number), region: regionName(house, point.region), ...kept(point.number), rate: rateView(of,
              rules),
            factors: factors.map((one) => ({ factor: named(house, one.factor), rate: rateView(one.counts, rules) })),
          })),
        })),
        ...(page.length === firms.length ? { total: rateView(addCounts(counted.map(({ counts }) => counts)), rules) } : {}),
          firms: firms.length,
        targets: targetsView(rules), stopped: citeOfRow(rules.edition, rules.stopped.row), check: citeOfRow(rules.edition, rules.check.row),
        basis: rateBasis(window), ...window, ...(last !== undefined && last !== firms.at(-1) ? { next: last } : {}),
      });
    }),
    handle(effectivenessWhy, async ({ params, query }, { caller }) => {
      const [point] = seenOutlets(house, caller.viewer, { point: params.point });
      if (point === undefined) return fail('request.not-found', String(params.point));
      const window = periodWindow(query.period, now());
      const found = await outletFates(house, [point], window);
      if (!found.ok) return found;
      const [outlet] = found.value.outlets;
      const factors = (outlet?.factors ?? []).filter((one) => query.factor === undefined || one.factor === query.factor);
      const rows = outlet === undefined ? [] : deductionsOf(outlet, found.value, query.factor);
      return ok({
        point: outletName(house, point.number), basis: rateBasis(window),
        rate: rateView(addCounts(factors.map(({ fates }) => countHours(fates))), found.value.rules),
        mayAppeal: mayCall(giveEndpoint.who, caller).ok && point.enterprise === caller.viewer.unit,
        rows: rows.flatMap(({ from, to, fate, factors: codes, appeal }) => (fate.use === 'valid' ? [] : [{
          from, to, hours: (to - from) / hourMs, use: fate.use, why: fate.why, says: fateWords(house, fate, from),
            factors: factorNames(house, codes),
          ...(appeal === undefined ? {} : { appeal: appealView(house, caller.viewer, appeal) }),
        }])),
      });
    }),
    handle(contractorLeague, async ({ query }, { caller }) => {
      const window = periodWindow(query.period, now());
      const found = await outletFates(house, seenOutlets(house, caller.viewer, query), window);
      if (!found.ok) return found;
      const { rules } = found.value;
      return ok({
        rows: league(house, found.value).map(({ contractor, counts, ...row }) => ({ contractor: unitName(house, contractor),
          rate: rateView(counts, rules), ...row })),
        targets: targetsView(rules), fault: citeOfRow(rules.edition, rules.fault.row), basis: leagueBasis(window),
      });
    }),
    handle(troublesOfToday, async ({ query }, { caller }) => {
      const found = await troublesToday(house, seenOutlets(house, caller.viewer, query));
      if (!found.ok) return found;
      const { rules, rows } = found.value;
      return ok({
        rows: rows.slice(0, query.limit ?? rowsUsual).map(({ point, factors, ...row }) => ({
          ...row, point: outletName(house, point.number), region: regionName(house, point.region), factors: factorNames(house, factors),
            ...kept(point.number),
          ...(point.enterprise === undefined ? {} : { firm: unitName(house, point.enterprise) }),
        })),
        total: rows.length, at: now(), report: { hours: rules.report.hours, cite: citeOfRow(rules.edition, rules.report.row) },
        restore: { days: rules.restore.days, cite: citeOfRow(rules.edition, rules.restore.row) }, basis: todayBasis(now()),
      });
    }),
  ];
}

type Asked = { readonly region?: string; readonly enterprise?: string; readonly contractor?: string; readonly point?: number };

const named = (house: House, code: string) => factorNames(house, [code])[0] ?? { code, name: { zh: code, en: code } };

/** Outlets with an owner that this office sees and that were asked for. */
const seenOutlets = (house: House, viewer: Viewer, { region, enterprise, contractor, point: number }: Asked): readonly Point[] =>
  [...house.directory.points.values()].filter((point) => isOutlet(point) && maySeePoint(house, viewer, point)
    && (number === undefined || point.number === number) && (enterprise === undefined || point.enterprise === enterprise)
    && (region === undefined || regionContains(region, point.region)) && (contractor === undefined || contractorOf(house,
      point) === contractor))
    .sort((a, b) => a.number - b.number);
