import { Type, type Static } from 'typebox';
import { RegionCode } from './region.ts';
import { Role } from './role.ts';
import { Words } from './words.ts';

const Day = Type.String({ pattern: '^\\d{4}-\\d{2}-\\d{2}$' });

export const Person = Type.Object({ id: Type.String(), name: Words, phone: Type.Optional(Type.String()) });
export type Person = Static<typeof Person>;

/** One person holds one office of one unit from a day to a day (both inclusive). A session acts as exactly one appointment. */
export const Appointment = Type.Object({
  id: Type.String(),
  person: Type.String(),
  role: Role,
  unit: Type.String(),
  region: RegionCode,
  title: Words,
  from: Day,
  to: Type.Optional(Day),
  /** AB岗: the appointment for which this person acts from day to day. It holds only while that one does. */
  deputyFor: Type.Optional(Type.String()),
});
export type Appointment = Static<typeof Appointment>;

export const holdsOffice = (held: Appointment, day: string): boolean => held.from <= day && (held.to === undefined || day <= held.to);
