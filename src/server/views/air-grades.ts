import type { Static } from 'typebox';
import type { AirGrade } from '../../contract/shapes.ts';
import type { AirRules } from '../../judge/air-period/rules.ts';

/** Levels of an index with their ranges and official colours, as every page of air draws them. */
export const gradesOf = (levels: AirRules['index']['levels']): Static<typeof AirGrade>[] =>
  levels.map((level) => ({ level: level.level, lo: Number(level.low), hi: level.highest, name: level.name, hex: level.colour }));
