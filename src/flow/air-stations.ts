import { isAssessed, type Point } from '../model/point.ts';
import { regionContains } from '../model/region.ts';
import type { House } from './house.ts';

/** Air stations inside a region, in the order of the register's numbers. */
export const airStationsIn = (house: Pick<House, 'directory'>, region: string): readonly Point[] => [...house.directory.points.values()]
  .filter((point) => isAssessed(point) && regionContains(region, point.region)).sort((a, b) => a.number - b.number);
