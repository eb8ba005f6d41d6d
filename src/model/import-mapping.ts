import { Type, type Static } from 'typebox';
import { OfficialKind } from './point.ts';
import { RegionCode } from './region.ts';

const Column = Type.String({ minLength: 1, maxLength: 200 });
const Unit = Type.String({ maxLength: 40 });
/** Signs for no value. A column's own hold there beside those of the file; a number among them is meant as a number: `99` is `99.00`. */
const Missing = Type.Array(Type.String({ maxLength: 40 }), { maxItems: 50 });
const Code = Type.String({ minLength: 1, maxLength: 40 });

/** One factor of the register as the file gives it: `unit` is the file's, converted exactly to the register's. */
export const MappedFactor = Type.Object({ factor: Code, unit: Unit });
export type MappedFactor = Static<typeof MappedFactor>;

/** 映射: how the columns of a table become readings. Stored by name, each change a new version; found again by the header of a file. */
export const ImportMapping = Type.Object({
  name: Type.String({ minLength: 1, maxLength: 80 }),
  /** Column names as the file had them when this was made. */
  columns: Type.Array(Type.String({ maxLength: 200 }), { minItems: 1, maxItems: 500 }),
  delimiter: Type.Enum([',', ';', '\t', '|', 'spaces']),
  time: Type.Object({
    /** One column, or several that are read together, parted by blanks. */
    columns: Type.Array(Column, { minItems: 1, maxItems: 6 }),
    /** `YYYY-MM-DD HH:mm` and the like, `excel` for day numbers, `iso` for ISO 8601 with its own zone. */
    format: Type.String({ minLength: 2, maxLength: 40 }),
    /** Minutes before Greenwich are negative: 480 is Beijing. */
    offsetMinutes: Type.Integer({ minimum: -840, maximum: 840 }),
    /** Which end of its period the file's time names. */
    names: Type.Enum(['start', 'end']),
  }),
  period: Type.Enum(['realtime', 'minute', 'hour', 'day']),
  point: Type.Union([
    Type.Object({ fixed: Type.Integer({ minimum: 1 }) }),
    Type.Object({ column: Column, by: Type.Enum(['id', 'number', 'name']) }),
  ]),
  /** Of what kind the points are: they are looked for among these alone, and the register's units are those of the kind. */
  kind: OfficialKind,
  /** Points that the register does not know are entered in this region; absent: their rows are refused. */
  newPointsIn: Type.Optional(RegionCode),
  factors: Type.Union([
    Type.Object({ wide: Type.Array(Type.Object({ column: Column, ...MappedFactor.properties, missing: Type.Optional(Missing) }), { minItems: 1, maxItems: 200 }) }),
    Type.Object({
      factorColumn: Column, valueColumn: Column, unitColumn: Type.Optional(Column), long: Type.Record(Type.String(), MappedFactor),
    }),
  ]),
  flag: Type.Optional(Type.Object({ column: Column, values: Type.Record(Type.String(), Type.String({ minLength: 1, maxLength: 1 })) })),
  /** Texts that say that there is no value, in whatever column. */
  missing: Missing,
  /** What `<0.05` and `0.05L` count as; `refuse` says no. */
  belowDetection: Type.Enum(['refuse', 'half', 'limit', 'zero']),
});
export type ImportMapping = Static<typeof ImportMapping>;

/** A mapping as it is remembered: `version` ascends from 1; runs name the version that they used. */
export type RememberedMapping = {
  readonly id: string; readonly version: number; readonly fingerprint: string; readonly mapping: ImportMapping; readonly enteredAt: number;
  readonly by: string;
};

/** The header of a file whatever its case and blanks: the same layout next month has the same. */
export const headerOf = (columns: readonly string[]): string => JSON.stringify(columns.map((name) => name.trim().toLowerCase()));
