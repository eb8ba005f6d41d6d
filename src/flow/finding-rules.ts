import type { Finding } from '../model/finding.ts';
import type { Point } from '../model/point.ts';
import type { FindingRule } from '../model/programme.ts';
import type { House } from './house.ts';

/** The programmes' rules that a finding on this point falls under. */
export const rulesFor = (house: House, point: Point, finding: Finding): readonly FindingRule[] =>
  house.programmes.flatMap((programme) => programme.rules)
    .filter((rule) => rule.points.includes(point.kind) && rule.period === finding.period && (rule.confidence === 'any' || finding.confidence === 'high'));
