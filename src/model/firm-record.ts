import { Type, type Static } from 'typebox';
import { Words } from './words.ts';

/** What a firm's file is made of beside what this platform handles itself, in the order of the page. */
export const firmRecordCategories = [
  'eia', 'permit', 'execution-report', 'penalty', 'petition', 'hazardous-waste', 'emergency-plan', 'performance-grade', 'electricity',
] as const;
export type FirmRecordCategory = (typeof firmRecordCategories)[number];

const day = Type.String({ pattern: '^\\d{4}-\\d{2}-\\d{2}$' });
const line = { minLength: 1, maxLength: 200 } as const;

/**
 * 企业档案记录: one document or record about a discharging unit that another system or office holds, with where it came from. Nothing
 * else may be said of it: of a petition (信访) neither who reported nor how to reach them.
 */
export const FirmRecord = Type.Object({
  id: Type.String({ minLength: 1, maxLength: 120 }),
  unit: Type.String({ minLength: 1 }),
  category: Type.Unsafe<FirmRecordCategory>(Type.Enum([...firmRecordCategories])),
  name: Words,
  /** As the office that issued it numbers it. */
  documentNumber: Type.Optional(Type.String(line)),
  day,
  /** From where the record came here: a system, a letter. */
  source: Words,
  /** What it is about, both days included. */
  coversFrom: Type.Optional(day),
  coversTo: Type.Optional(day),
  /** Last day of validity. */
  expires: Type.Optional(day),
  detail: Type.Optional(Words),
}, { additionalProperties: false });
export type FirmRecord = Static<typeof FirmRecord>;
