import { Type } from 'typebox';
import { Words } from '../model/words.ts';
import { endpoint } from './endpoint.ts';
import { Basis, RegionName, UnitName } from './shapes.ts';

/** `counted` of the most visits of this year; `excepted`: asked for by a case. `toCome`: planned or told, not made yet. */
export const FirmVisits = Type.Object({
  unit: UnitName, region: RegionName, counted: Type.Integer(), excepted: Type.Integer(), toCome: Type.Integer(), most: Type.Integer(),
    last: Type.Optional(Type.String()),
});
/** One theme: visits that looked at it, requests for help about it, how many of them were answered and how they were rated. */
export const ThemeFigures = Type.Object({
  id: Type.String(), title: Words, visits: Type.Integer(), asked: Type.Integer(), answered: Type.Integer(), satisfied: Type.Integer(),
    rated: Type.Integer(), late: Type.Integer(),
});

export const missionFigures = endpoint({
  id: 'mission.figures', method: 'GET', path: '/api/mission-figures', who: 'signed-in',
  says: { zh: '督导帮扶统计:入企次数、主题、帮扶', en: 'Missions as far as this office may see them: visits to each firm this year against the most, help by theme, problems handed over' },
  reply: Type.Object({
    year: Type.String(), firms: Type.Array(FirmVisits), themes: Type.Array(ThemeFigures),
    totals: Type.Object({ visits: Type.Integer(), problems: Type.Integer(), settled: Type.Integer(), asked: Type.Integer(),
      open: Type.Integer() }), basis: Basis,
  }),
});
