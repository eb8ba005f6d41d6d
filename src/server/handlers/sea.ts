import { fail, ok } from '../../basis/result.ts';
import { addDays, dayOf, instant, isDay, startOfDay } from '../../basis/time.ts';
import { seaOfDay } from '../../contract/sea.ts';
import type { House } from '../../flow/house.ts';
import { newestValues } from '../../flow/newest-values.ts';
import { seaDays } from '../../flow/sea-days.ts';
import { seaClassFactor, seaNitrogen } from '../../model/ambient.ts';
import { editionOn } from '../../rulebook/choose-edition.ts';
import { handle, type Handler } from '../handler.ts';
import { basisOf } from '../views/basis.ts';
import { shownWithinMs } from '../views/display-rules.ts';
import { buoyView } from '../views/sea.ts';

export function seaHandlers(house: House): readonly Handler[] {
  return [
    handle(seaOfDay, async ({ query }) => {
      const asked = query.day ?? addDays(dayOf(instant(house.clocks.world())), -1);
      if (!isDay(asked)) return fail('request.invalid', `day ${asked}`);
      const span = query.span ?? 1;
      const { buoys, seas } = await seaDays(house, asked, span);
      const newest = await newestValues(house, buoys.map(({ point }) => point.number), shownWithinMs);
      const measured = Map.groupBy(newest.filter(({ factor, period }) => period === 'hour' && factor !== seaClassFactor && factor !== seaNitrogen), ({ point }) => point);
      const standard = editionOn(house.rulebook, 'sea-water', asked)?.standard;
      return ok({
        day: asked, span, basis: basisOf(house, 'sea-buoy', Math.min(house.clocks.world(), startOfDay(addDays(asked, 1)))), ...(standard === undefined ? {} : { standard }),
        buoys: buoys.map((one) => buoyView(house, one, measured.get(one.point.number) ?? [], asked)), seas: [...seas],
      });
    }),
  ];
}
