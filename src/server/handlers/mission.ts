import { fail, ok } from '../../basis/result.ts';
import { missionFigures } from '../../contract/mission.ts';
import type { House } from '../../flow/house.ts';
import { handle, type Handler } from '../handler.ts';
import { figuresOf, missionTypes } from '../views/mission.ts';

/** Visits and requests of a province over some years. */
const casesMax = 10_000;

/** 督导帮扶统计. */
export function missionHandlers(house: House): readonly Handler[] {
  return [
    handle(missionFigures, async (_input, { caller }) => {
      const types = missionTypes(house);
      if (types === undefined) return fail('case.unknown-type');
      const records = house.records.read(caller.viewer);
      const [visits, help] = await Promise.all([types.visitType,
        types.helpType].map(({ id }) => records.cases({ types: [id], limit: casesMax })));
      return ok(figuresOf({ house, ...types, visits: visits ?? [], help: help ?? [] }));
    }),
  ];
}
