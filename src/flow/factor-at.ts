import { ambientUnit } from '../model/ambient.ts';
import { factorOf, type Factor } from '../model/factor.ts';
import type { House } from './house.ts';

/** A factor as one point gives it: sulphur dioxide stands in mg/m³ in a stack and in µg/m³ at a station. */
export function factorAt(house: House, point: number, code: string): Factor {
  const factor = factorOf(house.factors, code);
  const unit = house.directory.points.get(point)?.kind === 'air-station' ? ambientUnit(code) : undefined;
  return unit === undefined ? factor : { ...factor, unit };
}
