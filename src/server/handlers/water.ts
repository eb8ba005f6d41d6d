import { ok } from '../../basis/result.ts';
import { waterNow } from '../../contract/point.ts';
import type { House } from '../../flow/house.ts';
import { newestValues } from '../../flow/newest-values.ts';
import { riverOf } from '../../flow/water-overview.ts';
import { lakeItems, sectionItems } from '../../model/ambient.ts';
import type { Determination } from '../../model/determination.ts';
import { factorOf } from '../../model/factor.ts';
import { determinationId } from '../../model/identifier.ts';
import type { Point } from '../../model/point.ts';
import { waterClasses } from '../../rulebook/surface-water.ts';
import { handle, type Handler } from '../handler.ts';
import { basisOf } from '../views/basis.ts';
import { sectionWithinMs } from '../views/display-rules.ts';
import { regionName } from '../views/names.ts';
import { sectionStatus } from '../views/section-status.ts';

export function waterHandlers(house: House): readonly Handler[] {
  return [
    handle(waterNow, async () => {
      const points = [...house.directory.points.values()].filter((point) => point.kind === 'water-section');
      const now = house.clocks.world();
      const latest = await newestValues(house, points.map((point) => point.number), sectionWithinMs);
      const byPoint = Map.groupBy(latest, (row) => row.point);
      return ok({ basis: basisOf(house, 'water-section', now), sections: points.map((point) => sectionView(house, point, byPoint.get(point.number) ?? [])) });
    }),
  ];
}

function sectionView(house: House, point: Point, rows: readonly Determination[]) {
  const whole = rows.find((row) => row.factor === 'class');
  const at = whole?.at;
  const river = riverOf(point);
  const waterClass = whole?.value === undefined ? undefined : waterClasses[Number(whole.value) - 1];
  const items = rows.filter((row) => row.at === at && (sectionItems.has(row.factor) || lakeItems.has(row.factor)) && row.value !== undefined).map((row) => ({
    factor: row.factor, name: factorOf(house.factors, row.factor).name, unit: factorOf(house.factors, row.factor).unit, value: row.value ?? '',
    class: row.index === undefined ? '' : (waterClasses[row.index - 1] ?? ''), why: determinationId(row),
  }));
  const status = waterClass === undefined ? undefined : sectionStatus(waterClass);
  return {
    number: point.number, id: point.id, name: point.name, region: regionName(house, point.region), ...(river === undefined ? {} : { river }), items, reason: whole?.reason ?? 'no-valid-value',
    ...(point.lon === undefined ? {} : { lon: point.lon }), ...(point.lat === undefined ? {} : { lat: point.lat }),
    ...(at === undefined ? {} : { at, why: determinationId({ point: point.number, factor: 'class', period: 'hour', at }) }),
    ...(waterClass === undefined ? {} : { class: waterClass }), ...(status === undefined ? {} : { status }),
  };
}
