import type { Static } from 'typebox';
import { fail, ok } from '../../basis/result.ts';
import { dayMs, dayOf, instant } from '../../basis/time.ts';
import type { MonthRate } from '../../contract/effectiveness.ts';
import { listEnterprises, readEnterprise } from '../../contract/point.ts';
import { isConnected } from '../../flow/connected.ts';
import type { House } from '../../flow/house.ts';
import { newestValues } from '../../flow/newest-values.ts';
import type { Viewer } from '../../flow/ports/records.ts';
import { machineViewer } from '../../flow/viewer.ts';
import type { Determination } from '../../model/determination.ts';
import type { Point } from '../../model/point.ts';
import { handle, type Handler } from '../handler.ts';
import { monthRates } from '../month-rates.ts';
import { maySeePoint } from '../rights.ts';
import { determinationView, factorViews } from '../views/determination.ts';
import { countedWithinMs, shownWithinMs } from '../views/display-rules.ts';
import { firmRecordGroups, permittedView } from '../views/firm-file.ts';
import { regionName, unitName } from '../views/names.ts';

export function enterpriseHandlers(house: House): readonly Handler[] {
  const rates = monthRates(house);
  return [
    handle(listEnterprises, async ({ query }, { caller }) => {
      const visible = [...house.directory.enterprises.values()].filter((firm) => {
        const unit = house.directory.units.get(firm.unit);
        return unit !== undefined && firm.unit > (query.after ?? '') && (query.region === undefined || unit.region.startsWith(query.region.replace(/(0000|00)$/, '')))
          && (query.text === undefined || `${unit.name.zh} ${unit.name.en} ${firm.creditCode}`.toLowerCase().includes(query.text.toLowerCase()))
          && house.directory.outletsOf(firm.unit).some((point) => maySeePoint(house, caller.viewer, point));
      }).sort((a, b) => (a.unit < b.unit ? -1 : 1));
      const limit = query.limit ?? 200;
      const page = visible.slice(0, limit);
      const recent = await exceedancesSince(house, page.flatMap((firm) => house.directory.outletsOf(firm.unit)), house.clocks.world() - dayMs);
      const open = await openLeads(house, caller.viewer);
      const last = page.at(-1);
      return ok({
        total: visible.length, ...(visible.length > limit && last !== undefined ? { next: last.unit } : {}),
        rows: page.map((firm) => {
          const outlets = house.directory.outletsOf(firm.unit);
          const unit = house.directory.units.get(firm.unit);
          return {
            unit: unitName(house, firm.unit), region: regionName(house, unit?.region ?? ''), industry: { zh: firm.industry.zh, en: firm.industry.en }, management: firm.management,
            outlets: outlets.length, openLeads: outlets.reduce((sum, point) => sum + (open.get(point.number) ?? 0), 0),
            exceeding: new Set(recent.filter((row) => outlets.some((point) => point.number === row.point)).map((row) => row.point)).size,
          };
        }),
      });
    }),
    handle(readEnterprise, async ({ params }, { caller }) => {
      const firm = house.directory.enterprises.get(params.unit);
      const outlets = house.directory.outletsOf(params.unit).filter((point) => maySeePoint(house, caller.viewer, point));
      if (firm === undefined || outlets.length === 0) return fail('request.not-found', params.unit);
      const now = house.clocks.world();
      const month = await rates(caller, outlets);
      const cases = await house.records.read(caller.viewer).cases({ unit: params.unit, limit: 500 });
      const counts = [...Map.groupBy(cases, (held) => held.type)].map(([type, held]) => ({
        id: type, title: house.programmes.flatMap((programme) => programme.cases).find((declared) => declared.id === type)?.title ?? { zh: type, en: type },
        count: held.length, last: Math.max(...held.map((one) => one.openedAt)), source: { zh: '本平台', en: 'this platform' },
      }));
      return ok({
        unit: unitName(house, params.unit), region: regionName(house, house.directory.units.get(params.unit)?.region ?? ''), enterprise: firm,
        ...(firm.contractor === undefined ? {} : { contractor: unitName(house, firm.contractor) }),
        outlets: await Promise.all(outlets.map((point) => outletView(house, point, now, month.get(point.number)))), counts,
        records: [...firmRecordGroups(house, caller.viewer, params.unit)],
      });
    }),
  ];
}

const exceedancesSince = async (house: House, points: readonly Point[], since: number): Promise<readonly Determination[]> =>
  (points.length === 0 ? [] : await house.observations.latestDeterminations(points.map((point) => point.number), since)).filter((row) => row.verdict === 'exceeds');

/** Open leads by point; a rectification item (整改问题) is no lead and is not counted here. */
async function openLeads(house: House, viewer: Viewer): Promise<ReadonlyMap<number, number>> {
  const counts = new Map<number, number>();
  const leads = house.programmes.flatMap(({ cases }) => cases).filter((type) => type.publication === undefined).map(({ id }) => id);
  for (const held of await house.records.read(viewer).cases({ open: true, types: leads, limit: 2000 })) {
    for (const point of held.points) counts.set(point, (counts.get(point) ?? 0) + 1);
  }
  return counts;
}

/** One outlet: its newest values, the rate of this month, and how often it was over a limit in 30 days. */
async function outletView(house: House, point: Point, now: number, month: Static<typeof MonthRate> | undefined) {
  const today = dayOf(instant(now));
  const window = { from: now - countedWithinMs, to: now };
  const latest = await newestValues(house, [point.number], shownWithinMs);
  const lastFrameAt = (await house.observations.latestFrames(point.number, 1))[0]?.worldAt;
  const findings = await house.records.read(machineViewer).findings({ points: [point.number], from: window.from, to: window.to, limit: 1000 });
  return {
    point, limits: [...house.directory.limitsOn(point.number, today, house.clocks.machine())],
    permitted: house.directory.permittedAmounts.on(point.enterprise ?? '', today).filter(({ body }) => body.point === point.number).map(permittedView),
    factors: factorViews(house, latest), latest: latest.map(determinationView),
    connected: isConnected(lastFrameAt, now), ...(lastFrameAt === undefined ? {} : { lastFrameAt }),
    ...(month === undefined ? {} : { month }),
    exceedances30d: findings.filter((finding) => finding.withdrawnAt === undefined).length,
  };
}
