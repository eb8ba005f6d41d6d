import type { Json } from '../basis/canonical.ts';

/** One row of a breakdown as it is given; what it leaves out is taken from the parent. */
export type ChildRow = {
  readonly region: string; readonly weight: number; readonly title?: string;
  readonly fields: Readonly<Record<string, Json>>; readonly parties: Readonly<Record<string, string>>;
};

const weightMax = 1000;
const titleLengthMax = 120;

/** Rows with a region; whether it fits, and what the fields say, is decided where the rule and the child's type are known. */
export function validChildren(value: Json): readonly ChildRow[] | undefined {
  if (!Array.isArray(value)) return undefined;
  const rows = value.map((row: Json) => (isRow(row) ? validRow(row) : undefined));
  return rows.every((row) => row !== undefined) ? rows : undefined;
}

function validRow(row: Readonly<Record<string, Json>>): ChildRow | undefined {
  const { region, weight = 1, title, fields = {}, parties = {} } = row;
  if (typeof region !== 'string' || !/^\d{6}(\d{3})?$/.test(region) || !isRow(fields) || !isRow(parties)) return undefined;
  if (typeof weight !== 'number' || !(weight > 0) || weight > weightMax) return undefined;
  if (title !== undefined && (typeof title !== 'string' || title.trim() === '' || [...title].length > titleLengthMax || !title.isWellFormed())) return undefined;
  if (!Object.values(parties).every((unit) => typeof unit === 'string')) return undefined;
  return { region, weight, ...(title !== undefined && { title: title.trim() }), fields, parties: parties as Readonly<Record<string, string>> };
}

const isRow = (value: Json): value is Readonly<Record<string, Json>> => typeof value === 'object' && value !== null && !Array.isArray(value);
