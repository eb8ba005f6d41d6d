import { ok } from '../../basis/result.ts';
import { dayOf, hourMs, instant, startOfHour } from '../../basis/time.ts';
import { airNow } from '../../contract/point.ts';
import { stationsOfHour, rankRegions } from '../../flow/air-hour.ts';
import type { House } from '../../flow/house.ts';
import { determinationId } from '../../model/identifier.ts';
import { handle, type Handler } from '../handler.ts';
import { gradesOf } from '../views/air-grades.ts';
import { basisOf } from '../views/basis.ts';
import { regionName } from '../views/names.ts';
import { inForce } from '../../rulebook/edition.ts';

export function airHandlers(house: House): readonly Handler[] {
  return [
    handle(airNow, async ({ query }) => {
      const at = query.at === undefined ? undefined : startOfHour(instant(query.at));
      const hour = await stationsOfHour(house, at);
      const index = inForce(house.rulebook.airIndexes, dayOf(instant(hour.at)));
      return ok({
        at: hour.at, basis: basisOf(house, 'air-station', hour.at + hourMs),
        grades: gradesOf(index?.levels ?? []),
        stations: hour.stations.map(({ point, values, aqi, level, primary, reason }) => ({
          number: point.number, id: point.id, name: point.name, region: regionName(house, point.region), at: hour.at,
          ...(point.lon === undefined ? {} : { lon: point.lon }), ...(point.lat === undefined ? {} : { lat: point.lat }),
          ...(aqi === undefined ? {} : { aqi, why: determinationId({ point: point.number, factor: 'aqi', period: 'hour', at: hour.at }) }),
          ...(level === undefined ? {} : { level }), primary: [...primary], values: { ...values }, reason,
        })),
        ranking: rankRegions(house, hour, query.level ?? 'city').map((row) => ({
          region: regionName(house, row.region), stations: row.stations, valid: row.valid, primary: [...row.primary], values: { ...row.values },
          ...(row.rank === undefined ? {} : { rank: row.rank }), ...(row.aqi === undefined ? {} : { aqi: row.aqi }), ...(row.level === undefined ? {} : { level: row.level }),
        })),
      });
    }),
  ];
}

