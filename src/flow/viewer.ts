import type { Actor } from '../model/case.ts';
import { roles } from '../model/role.ts';
import type { Appointment, Person } from '../model/appointment.ts';
import type { Unit } from '../model/unit.ts';
import type { Viewer } from './ports/records.ts';

/** The machine acts for nobody and sees everything. */
export const machineViewer: Viewer = { scope: 'all', unit: '', region: '', role: 'system' };
export const publicViewer: Viewer = { scope: 'none', unit: '', region: '', role: 'public' };

export const viewerOf = (acting: Appointment): Viewer => ({
  scope: roles[acting.role].scope, unit: acting.unit, region: acting.region, role: acting.role,
});

export const machineActor: Actor = { person: '', appointment: '', role: 'system', unit: '', region: '', says: '系统 system' };
export const publicActor = (region: string): Actor => ({ person: '', appointment: '', role: 'public', unit: '', region, says: '公众 citizen' });

/** Name and office as they stand on the day; of a deputy (AB岗) also for whom, kept in the record for good. */
export const actorOf = (person: Person, acting: Appointment, unit: Unit, principal?: Person): Actor => ({
  person: person.id, appointment: acting.id, role: acting.role, unit: acting.unit, region: acting.region,
  says: `${unit.name.zh}${acting.title.zh} ${person.name.zh}${principal === undefined ? '' : `(代${principal.name.zh})`}`,
});
