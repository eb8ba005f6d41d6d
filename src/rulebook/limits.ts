import { exact, type Exact } from '../basis/decimal.ts';
import type { OutletLimit } from '../model/limit.ts';
import { standing, versionOn } from '../model/version.ts';
import { holdsOn, type Edition } from './edition.ts';
import type { LimitRow } from './standard-file.ts';

/** A limit as the judge takes it: a permit's own row (`OutletLimit` fits) or one of a standard. Decimal texts. */
export type AppliedLimit = Pick<OutletLimit, 'id' | 'averaging' | 'max' | 'min' | 'unit' | 'referenceO2' | 'standard' | 'clause' | 'from' | 'confidence'> & {
  /** Band of water temperature in °C that the limit holds for: `<=12`, `>12`. */
  readonly waterTemperature?: string;
  /** A narrowing of the row that nobody has said holds here, e.g. `builtFrom=2006-01-01`. */
  readonly condition?: string;
};

/** Limit rows of an edition on a day: all that fit, so that the caller sees an ambiguity instead of a guess. */
export function limitRows(edition: Edition, day: string, pollutant: string, averaging: string, applies: Readonly<Record<string, string>>): readonly LimitRow[] {
  return edition.rows.filter((row): row is LimitRow =>
    row.kind === 'limit' && row.pollutant === pollutant && row.averaging === averaging && holdsOn(row, day)
    && Object.entries(applies).every(([key, want]) => row.applies[key] === want));
}

/** Is a seasonal row in season? `04-01..10-31`, ends included, over the new year where the start is later. */
export function inSeason(season: string, day: string): boolean {
  const [from = '', to = ''] = season.split('..');
  const monthDay = day.slice(5);
  return from <= to ? from <= monthDay && monthDay <= to : monthDay >= from || monthDay <= to;
}

/**
 * A standard's limits for one source, as rows to hold against a value. `declared` says what the source is (grade,
 * sourceClass, …). Rows for something else or out of season are left out. A row that asks for a water temperature, or for
 * something that was not declared, is given with it: who judges must not guess whether it holds. `measuredOn`: the day whose
 * season counts, where the rows are read for another.
 */
export function standardLimits(edition: Edition, day: string, pollutant: string, declared: Readonly<Record<string, string>>, measuredOn = day): readonly AppliedLimit[] {
  const limits: AppliedLimit[] = [];
  for (const row of edition.rows) {
    if (row.kind !== 'limit' || row.pollutant !== pollutant || !holdsOn(row, day)) continue;
    if (row.averaging !== 'hour' && row.averaging !== 'day') continue;
    const open = openConditions(row, measuredOn, declared);
    if (open === undefined) continue;
    const { waterTemperature } = row.applies;
    limits.push({
      ...asApplied(edition, row, row.averaging),
      ...(waterTemperature === undefined || declared['waterTemperature'] !== undefined ? {} : { waterTemperature }),
      ...(open.length === 0 ? {} : { condition: open.join(', ') }),
    });
  }
  return limits;
}

/** What a row asks for beyond what was declared; undefined where the row is for something else or out of season. */
function openConditions(row: LimitRow, day: string, declared: Readonly<Record<string, string>>): readonly string[] | undefined {
  const open: string[] = [];
  for (const [key, want] of Object.entries(row.applies)) {
    const given = Object.hasOwn(declared, key) ? declared[key] : undefined;
    if (key === 'season' ? !inSeason(want, day) : given !== undefined && given !== want && want !== 'all') return undefined;
    if (key !== 'season' && key !== 'waterTemperature' && given === undefined && want !== 'all') open.push(`${key}=${want}`);
  }
  return open;
}

function asApplied(edition: Edition, row: LimitRow, averaging: 'hour' | 'day'): AppliedLimit {
  const max = row.op === '<=' ? row.value : row.high;
  const min = row.op === '>=' ? row.value : row.low;
  return {
    id: row.id, averaging, unit: row.unit, standard: edition.standard, clause: row.clause, from: row.from, confidence: row.confidence,
    ...(max === undefined ? {} : { max }), ...(min === undefined ? {} : { min }),
    ...(row.referenceO2 === undefined ? {} : { referenceO2: row.referenceO2 }),
  };
}

/**
 * Local rows (a permit's, entered by people) that hold on a day as known at `knownAt`, one of each id: of versions with one
 * beginning the last entered stands, of those that hold on the day the last entered.
 */
export function localLimits(rows: readonly OutletLimit[], day: string, knownAt: number): readonly OutletLimit[] {
  const known = rows.filter((row) => row.enteredAt <= knownAt);
  return [...Map.groupBy(known, (row) => row.id).values()].flatMap((versions) => versionOn(standing(versions), day) ?? []);
}

/**
 * The strictest of all that apply: permit, province, nation; the lowest ceiling, else the highest floor. Ceilings at
 * different reference oxygen are compared at one dilution: limit/(air − reference).
 */
export function strictest<T extends AppliedLimit>(limits: readonly T[], oxygenOfAir: Exact): T | undefined {
  let best: T | undefined;
  for (const limit of limits) if (best === undefined || stricter(limit, best, oxygenOfAir)) best = limit;
  return best;
}

function stricter(a: AppliedLimit, b: AppliedLimit, oxygenOfAir: Exact): boolean {
  if (a.max !== undefined && b.max !== undefined) {
    const both = a.referenceO2 !== undefined && b.referenceO2 !== undefined && a.referenceO2 !== b.referenceO2;
    return both ? diluted(a.max, a.referenceO2, oxygenOfAir).lessThan(diluted(b.max, b.referenceO2, oxygenOfAir)) : exact(a.max).lessThan(b.max);
  }
  if (a.max !== undefined || b.max !== undefined) return a.max !== undefined;
  return a.min !== undefined && (b.min === undefined || exact(a.min).greaterThan(b.min));
}

const diluted = (max: string, reference: string | undefined, air: Exact): Exact => exact(max).dividedBy(air.minus(reference ?? 0));
