import { fail, ok } from '../../basis/result.ts';
import { addDays, dayOf, instant, isDay, startOfDay } from '../../basis/time.ts';
import { noiseOfDay } from '../../contract/noise.ts';
import { zoneOf } from '../../flow/determine/noise.ts';
import type { House } from '../../flow/house.ts';
import { cityOf, noiseDays, type NoiseGroup } from '../../flow/noise-days.ts';
import type { Determination } from '../../model/determination.ts';
import { determinationId } from '../../model/identifier.ts';
import type { Words } from '../../model/words.ts';
import { editionOn } from '../../rulebook/choose-edition.ts';
import { handle, type Handler } from '../handler.ts';
import { basisOf } from '../views/basis.ts';
import { regionName } from '../views/names.ts';

export function noiseHandlers(house: House): readonly Handler[] {
  return [
    handle(noiseOfDay, async ({ query }) => {
      const asked = query.day ?? addDays(dayOf(instant(house.clocks.world())), -1);
      if (!isDay(asked)) return fail('request.invalid', `day ${asked}`);
      const span = query.span ?? 1;
      const { stations, groups } = await noiseDays(house, asked, span);
      const standard = editionOn(house.rulebook, 'noise-quality', asked)?.standard;
      return ok({
        day: asked, span, basis: basisOf(house, 'noise-station', startOfDay(addDays(asked, 1))), ...(standard === undefined ? {} : { standard }),
        stations: stations.map(({ point, rows }) => ({
          number: point.number, id: point.id, name: point.name, region: regionName(house, point.region), city: regionName(house, cityOf(point)), zone: zoneOf(point),
          ...(point.lon === undefined ? {} : { lon: point.lon }), ...(point.lat === undefined ? {} : { lat: point.lat }),
          day: levelOf(rows, 'Ld'), night: levelOf(rows, 'Ln'), dayNight: levelOf(rows, 'Ldn'),
        })),
        groups: groups.map((group) => ({ ...group, name: groupName(house, group) })),
      });
    }),
  ];
}

function levelOf(rows: readonly Determination[], factor: string) {
  const row = rows.find((one) => one.factor === factor);
  if (row === undefined) return { verdict: 'undeterminable' as const, reason: 'no-value', hours: 0 };
  const { verdict, reason, value, limit, valid } = row;
  return { verdict, reason, hours: valid ?? 0, why: determinationId(row), ...(value === undefined ? {} : { value }), ...(limit === undefined ? {} : { limit }) };
}

function groupName(house: House, { kind, key }: NoiseGroup): Words {
  if (kind === 'all') return { zh: '全部监测点', en: 'all stations' };
  if (kind === 'city') return regionName(house, key).name;
  return key === '' ? { zh: '未定功能区', en: 'no zone set' } : { zh: `${key}类区`, en: `zone ${key}` };
}
