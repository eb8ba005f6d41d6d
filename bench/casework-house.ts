import type { Appointment } from '../src/model/appointment.ts';
import type { Records } from '../src/flow/ports/records.ts';
import { settleProvince } from '../src/roof/drill/settle.ts';
import { growProvince } from '../sim/province/province.ts';

/** Ninety counties, for casework of a province. */
export const settled = (records: Records): Promise<void> => settleProvince(records, growProvince({ seed: 7, size: 'province' }));

const casework: readonly Appointment['role'][] = ['province', 'rectification-office', 'trade-department', 'city', 'county', 'branch', 'enforcement', 'party-secretary', 'head-of-government'];

/** Whose days are casework, on that day: of province, cities and counties alike. */
export const isOfficeHolder = (on: string) => ({ role, from, to }: Appointment): boolean => casework.includes(role) && from <= on && to === undefined;
