import { regionPrefix } from '../../model/region.ts';
import type { Viewer } from '../../flow/ports/records.ts';

/** Where a row belongs: its region and the units that are party to it. */
export type Place = { readonly region: string; readonly units: readonly string[] };

/** The row rule in words; migration 0002 says the same in SQL, and one suite of laws holds both to it. */
export function sees(viewer: Viewer, place: Place): boolean {
  switch (viewer.scope) {
    case 'all': return true;
    case 'region': return viewer.region !== '' && place.region.startsWith(regionPrefix(viewer.region));
    case 'unit':
    case 'own': return place.units.includes(viewer.unit);
    case 'none': return false;
  }
}

/** A write that the row rules do not let through: a bug of the caller, which should have asked first. Nothing was written. */
export class RowRefused extends Error {
  constructor(what: string) {
    super(`row rules refuse ${what}`);
    this.name = 'RowRefused';
  }
}
