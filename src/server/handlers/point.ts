import { fail, ok } from '../../basis/result.ts';
import { dayOf, instant } from '../../basis/time.ts';
import { pointChart } from '../../contract/chart.ts';
import { listPoints, pointFrames, pointSeries, readPoint } from '../../contract/point.ts';
import type { House } from '../../flow/house.ts';
import { factorAt } from '../../flow/factor-at.ts';
import { longCurve } from '../../flow/long-curve.ts';
import { newestValues } from '../../flow/newest-values.ts';
import { itemsOf, reopenFrame } from '../../flow/frame-items.ts';
import { covered, readable } from '../../flow/frame-text.ts';
import type { Point } from '../../model/point.ts';
import { handle, type Handler } from '../handler.ts';
import { maySeePoint } from '../rights.ts';
import { basisOf } from '../views/basis.ts';
import { determinationView, factorViews } from '../views/determination.ts';
import { isConnected } from '../../flow/connected.ts';
import { heededView } from '../views/heeded.ts';
import { listedWithinMs, shownWithinMs } from '../views/display-rules.ts';
import { regionName, unitName } from '../views/names.ts';

const seriesRowsMax = 50_000;
/** As many as a screen can show apart. */
const piecesUsual = 400;

export function pointHandlers(house: House): readonly Handler[] {
  const visible = (number: number, viewer: Parameters<typeof maySeePoint>[1]): Point | undefined => {
    const point = house.directory.points.get(number);
    return point !== undefined && maySeePoint(house, viewer, point) ? point : undefined;
  };
  return [
    handle(listPoints, async ({ query }, { caller }) => {
      const limit = query.limit ?? 200;
      const wanted = [...house.directory.points.values()]
        .filter((point) => point.number > (query.after ?? 0) && fits(point, query) && maySeePoint(house, caller.viewer, point))
        .sort((a, b) => a.number - b.number);
      const page = wanted.slice(0, limit);
      const latest = await newestValues(house, page.map((point) => point.number), listedWithinMs);
      const byPoint = Map.groupBy(latest, (row) => row.point);
      const rows = page.map((point) => ({ point, region: regionName(house, point.region), latest: (byPoint.get(point.number) ?? []).map(determinationView) }));
      const last = page.at(-1);
      return ok({ rows, total: wanted.length, ...(wanted.length > limit && last !== undefined ? { next: String(last.number) } : {}) });
    }),
    handle(readPoint, async ({ params }, { caller }) => {
      const point = visible(params.number, caller.viewer);
      if (point === undefined) return fail('request.not-found', String(params.number));
      const now = house.clocks.world();
      const latest = await newestValues(house, [point.number], shownWithinMs);
      const device = house.directory.deviceOf(point.number);
      const lastFrameAt = (await house.observations.latestFrames(point.number, 1))[0]?.worldAt;
      return ok({
        point, region: regionName(house, point.region),
        ...(point.branch === undefined ? {} : { branch: unitName(house, point.branch) }),
        ...(point.enterprise === undefined ? {} : { enterprise: unitName(house, point.enterprise) }),
        factors: factorViews(house, latest), latest: latest.map(determinationView),
        limits: [...house.directory.limitsOn(point.number, dayOf(instant(now)), house.clocks.machine())],
        ...(device === undefined ? {} : { device: { mn: device.mn, edition: device.edition, connected: isConnected(lastFrameAt, now), ...(lastFrameAt === undefined ? {} : { lastFrameAt }) } }),
        basis: basisOf(house, point.kind, now),
      });
    }),
    handle(pointSeries, async ({ params, query }, { caller }) => {
      const point = visible(params.number, caller.viewer);
      if (point === undefined) return fail('request.not-found', String(params.number));
      const rows = await house.observations.determinations({
        points: [point.number], window: { from: query.from, to: query.to }, limit: seriesRowsMax,
        ...(query.factor === undefined ? {} : { factors: query.factor.split(',') }), ...(query.period === undefined ? {} : { period: query.period }),
      });
      return ok({ rows: rows.map(determinationView), factors: factorViews(house, rows), basis: basisOf(house, point.kind, query.to) });
    }),
    handle(pointChart, async ({ params, query }, { caller }) => {
      const point = visible(params.number, caller.viewer);
      if (point === undefined) return fail('request.not-found', String(params.number));
      if (query.to <= query.from) return fail('request.invalid', 'to is not after from');
      const factor = factorAt(house, point.number, query.factor);
      const curve = await longCurve(house, { point: point.number, ...query, pieces: query.pieces ?? piecesUsual });
      return ok({ factor: { ...factor }, pieceMs: curve.pieceMs, pieces: [...curve.pieces], basis: basisOf(house, point.kind, query.to, curve.heeded), ...heededView(house, curve.heeded) });
    }),
    handle(pointFrames, async ({ params, query }, { caller }) => {
      const point = visible(params.number, caller.viewer);
      if (point === undefined) return fail('request.not-found', String(params.number));
      const frames = await house.observations.latestFrames(point.number, query.limit ?? 20);
      return ok(frames.map((frame) => {
        const opened = reopenFrame(frame, house);
        const { mn, cn, dataTime, receivedAt } = frame;
        return { number: String(frame.number), mn, cn, dataTime, receivedAt, text: readable(covered(frame.bytes)), items: opened.ok ? itemsOf(opened.value) : [] };
      }));
    }),
  ];
}

function fits(point: Point, query: { kind?: string; region?: string; text?: string; enterprise?: string }): boolean {
  if (query.kind !== undefined && !query.kind.split(',').includes(point.kind)) return false;
  if (query.region !== undefined && !point.region.startsWith(query.region.replace(/(0000|00)$/, ''))) return false;
  if (query.enterprise !== undefined && point.enterprise !== query.enterprise) return false;
  return query.text === undefined || `${point.id} ${point.name.zh} ${point.name.en}`.toLowerCase().includes(query.text.toLowerCase());
}
