import { dayOf, instant } from '../../basis/time.ts';
import { holdsOffice } from '../../model/appointment.ts';
import type { Scope } from '../../model/role.ts';
import type { House } from '../house.ts';
import type { Viewer } from '../ports/records.ts';
import { viewerOf } from '../viewer.ts';

const breadth: readonly Scope[] = ['none', 'own', 'unit', 'region', 'all'];

/** The most that anybody in office in this unit may see today; undefined: no casework at all. */
export function viewerOfUnit({ directory, clocks }: House, unit: string): Viewer | undefined {
  const today = dayOf(instant(clocks.world()));
  const held = [...directory.appointments.values()].filter((one) => one.unit === unit && holdsOffice(one, today)).map(viewerOf);
  const [widest] = held.toSorted((a, b) => breadth.indexOf(b.scope) - breadth.indexOf(a.scope));
  return widest?.scope === 'none' ? undefined : widest;
}
