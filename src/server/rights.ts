import { applicationOf } from '../model/api-key.ts';
import { regionContains } from '../model/region.ts';
import type { House } from '../flow/house.ts';
import type { Viewer } from '../flow/ports/records.ts';
import type { Device } from '../model/device.ts';
import type { Point } from '../model/point.ts';

const isOutlet = (point: Point): boolean => point.kind === 'air-outlet' || point.kind === 'water-outlet';

/**
 * Stations and sections are public. An outlet is for its region's officers, its branch, its firm and the firm's contractor. A park
 * has no region of its own: the code it carries is where it lies, so it sees what its name stands on (attribute `park`).
 */
export function maySeePoint(house: House, viewer: Viewer, point: Point): boolean {
  if (point.kind === 'application-point') return maySeeRegistered(viewer, point);
  if (!isOutlet(point) || viewer.scope === 'all') return true;
  if (viewer.scope === 'region') return regionContains(viewer.region, point.region);
  if (viewer.scope === 'own') return point.enterprise === viewer.unit || contractorOf(house, point) === viewer.unit;
  if (viewer.scope !== 'unit') return false;
  if (house.directory.units.get(viewer.unit)?.kind === 'park') return point.attributes['park'] === viewer.unit;
  return point.branch === viewer.unit || regionContains(viewer.region, point.region);
}

/** What an application registered: its own, its unit's and the region's offices'; the public's where the key says so. */
function maySeeRegistered({ scope, unit, region, application }: Viewer, { region: place, attributes: of }: Point): boolean {
  if (scope === 'all' || of['public'] === 'yes' || application === applicationOf({ unit: of['unit'] ?? '', name: of['application'] ?? '' })) return true;
  return scope === 'region' ? regionContains(region, place) : scope !== 'none' && (unit === of['unit'] || (scope === 'unit' && regionContains(region, place)));
}

export const contractorOf = (house: House, point: Point): string | undefined => house.directory.deviceOf(point.number)?.contractor;

/**
 * A logger and its commands, as the row rule of `device_commands` has it: the system administrator keeps the line to all; a region's
 * officers, the branch of the point, the contractor that keeps the logger see their own.
 */
export function maySeeDevice({ directory }: House, viewer: Viewer, { point, contractor }: Device): boolean {
  if (viewer.role === 'system-admin' || viewer.scope === 'all') return true;
  const place = directory.points.get(point);
  if (viewer.scope === 'region') return place !== undefined && regionContains(viewer.region, place.region);
  return (viewer.scope === 'unit' || viewer.scope === 'own') && (contractor === viewer.unit || place?.branch === viewer.unit || place?.enterprise === viewer.unit);
}
