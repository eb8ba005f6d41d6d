import { Type, type Static } from 'typebox';
import { Words } from './words.ts';

export const twoHighStatuses = ['existing', 'building', 'planned'] as const;
export type TwoHighStatus = (typeof twoHighStatuses)[number];

const day = Type.String({ pattern: '^\\d{4}-\\d{2}-\\d{2}$' });
const line = Type.String({ minLength: 1, maxLength: 200 });
const amount = Type.Number({ minimum: 0, maximum: 1e9 });
const closed = { additionalProperties: false } as const;
const required = Type.Enum(['yes', 'no']);

/**
 * “两高”项目: an energy-hungry, high-emission project as the list has it, with its papers. What is left out is not on record; that is
 * never the same as missing in fact.
 */
export const TwoHighProject = Type.Object({
  /** As the list numbers it. */
  id: Type.String({ minLength: 1, maxLength: 40, pattern: '^[A-Za-z0-9〔〕()_.-]+$' }),
  name: Words,
  /** The discharging unit, where it is registered; else the name of whoever proposes the project. */
  unit: Type.Optional(Type.String({ minLength: 1, maxLength: 80 })),
  proponent: Type.Optional(line),
  region: Type.String({ minLength: 1, maxLength: 12 }),
  /** Digits of GB/T 4754: two (division) to four (class). */
  industry: Type.String({ pattern: '^\\d{2,4}$' }),
  status: Type.Unsafe<TwoHighStatus>(Type.Enum([...twoHighStatuses])),
  /** tce a year. */
  energy: Type.Optional(amount),
  /** Tonnes of CO2 a year. */
  carbon: Type.Optional(amount),
  capacity: Type.Optional(line),
  /** When building began. */
  startedOn: Type.Optional(day),
  eia: Type.Optional(Type.Object({ document: line, day, by: line }, closed)),
  energyReview: Type.Optional(Type.Object({ document: line, day }, closed)),
  /** Tonnes of coal that are given up elsewhere, and where. */
  coal: Type.Optional(Type.Object({ required, source: Type.Optional(line), tonnes: Type.Optional(amount) }, closed)),
  /** Pollutants cut in the region for it: tonnes a year, and where. */
  offset: Type.Optional(Type.Object({ required, source: Type.Optional(line), tonnes: Type.Optional(amount) }, closed)),
  checkedOn: Type.Optional(day),
  checkedBy: Type.Optional(line),
  note: Type.Optional(Type.String({ minLength: 1, maxLength: 1000 })),
  /** From this day it is not on the list any more. */
  offList: Type.Optional(day),
}, closed);
export type TwoHighProject = Static<typeof TwoHighProject>;

/** What a version of the register holds: the project, who said so (name and office as they stood) and why. */
export type TwoHighEntry = TwoHighProject & { readonly says: string; readonly why: string };
