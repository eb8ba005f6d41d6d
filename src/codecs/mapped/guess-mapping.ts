import { exact, parseExact } from '../../basis/decimal.ts';
import type { FactorBook } from '../../model/factor.ts';
import type { ImportMapping } from '../../model/import-mapping.ts';
import type { OfficialKind } from '../../model/point.ts';
import type { Delimiter, TableRecord } from '../table/record.ts';
import {
  factorColumnNames, factorNames, flagNames, nameAndUnit, pointNames, timeNames, timeParts, unitColumnNames, usualUnits, valueColumnNames,
} from './known-columns.ts';
import { knownLayout } from './known-layouts.ts';
import { unitIn } from './read-mapped.ts';
import { timeReader } from './time-format.ts';
import { conversion } from './units.ts';

/** What is known of a file that nobody has mapped: the part of a mapping that its header and first rows give away. */
export type GuessedMapping = Partial<ImportMapping> & Pick<ImportMapping, 'columns' | 'delimiter' | 'missing' | 'kind'>;

/** A guess from the header and some rows, for a person to look at. What cannot be told is left out, never invented. */
export function guessMapping(columns: readonly string[], delimiter: Delimiter, rows: readonly TableRecord[],
  book: FactorBook): GuessedMapping {
  const read = rows.filter((row) => row.fault === undefined && row.cells.length === columns.length);
  const values = (column: string): readonly string[] => read.map((row) => row.cells[columns.indexOf(column)] ?? '').filter((text) => text !== '');
  const named = (names: ReadonlySet<string>): string | undefined => columns.find((column) => names.has(nameAndUnit(column).name));
  const known = knownLayout(columns);
  const time = guessTime(columns, values);
  const taken = new Set(time?.columns);
  const factors = guessFactors(columns.filter((column) => !taken.has(column)), values, book);
  const kind = kindOf(factors);
  const [point, flag] = [named(pointNames), named(flagNames)];
  const period = time === undefined ? undefined : guessPeriod(time,
    read.map((row) => time.columns.map((name) => row.cells[columns.indexOf(name)] ?? '').join(' ')));
  return {
    columns: [...columns], delimiter, kind, missing: missingSigns(read),
    ...(time === undefined ? {} : { time: { ...time, offsetMinutes: known?.offsetMinutes ?? 480, names: 'start' as const } }),
    ...(period === undefined ? {} : { period }),
    ...(point === undefined ? {} : { point: { column: point, by: 'id' as const } }),
    ...(factors === undefined ? {} : { factors: withUnits(factors, kind, book) }),
    ...(flag === undefined ? {} : { flag: { column: flag, values: Object.fromEntries([...new Set(values(flag))].slice(0, 20).filter((text) => /^[A-Z]$/u.test(text)).map((text) => [text, text])) } }),
    belowDetection: 'refuse', ...known?.part,
  };
}

const formats = [
  'YYYY-MM-DD HH:mm:ss', 'YYYY-MM-DD HH:mm', 'YYYY/MM/DD HH:mm:ss', 'YYYY/MM/DD HH:mm', 'YYYY/M/D H:mm:ss', 'YYYY/M/D H:mm',
    'YYYY-M-D H:mm:ss', 'YYYY-M-D H:mm',
  'YYYYMMDDHHmmss', 'YYYYMMDDHHmm', 'YYYYMMDDHH', 'YYYY年M月D日H时', 'YYYY年M月D日 H时', 'YYYY年MM月DD日 HH:mm', 'YYYY-MM-DD HH', 'YYYY/M/D',
    'YYYY-MM-DD', 'YYYYMMDD', 'YYYY年M月D日', 'excel', 'iso',
] as const;

type Time = { readonly columns: string[]; readonly format: string };
type Values = (column: string) => readonly string[];

function guessTime(columns: readonly string[], values: Values): Time | undefined {
  const parts = columns.filter((column) => Object.hasOwn(timeParts, nameAndUnit(column).name) || column === 'MM' || column === 'mm');
  const formatOf = (column: string): string => (column === 'MM' ? 'MM' : column === 'mm' ? 'mm' : timeParts[nameAndUnit(column).name] ?? '');
  if (parts.length >= 3 && parts.map(formatOf).join().startsWith('YYYY')) return { columns: [...parts],
    format: parts.map(formatOf).join(' ') };
  const named = columns.find((column) => timeNames.has(nameAndUnit(column).name));
  const hour = columns.find((column) => /^(?:hour|小时|时)$/iu.test(column.trim()));
  for (const column of named === undefined ? columns : [named]) {
    const texts = values(column);
    const format = texts.length === 0 ? undefined : formats.find((one) => texts.every((text) => timeReader(one)?.(text) !== undefined));
    if (format === undefined || (named === undefined && format === 'excel')) continue;
    return hour !== undefined && !format.includes('H') ? { columns: [column, hour], format: `${format} H` } : { columns: [column], format };
  }
  return undefined;
}

function guessPeriod(time: Time, texts: readonly string[]): ImportMapping['period'] | undefined {
  const moments = texts.map((text) => timeReader(time.format)?.(text.trim())?.ms).filter((ms) => ms !== undefined);
  if (moments.length === 0) return undefined;
  if (!/[Hxo]/u.test(time.format)) return 'day';
  if (moments.every((ms) => ms % 3_600_000 === 0)) return 'hour';
  return moments.every((ms) => ms % 60_000 === 0) && new Set(moments.map((ms) => ms % 3_600_000)).size > 1 ? 'minute' : 'realtime';
}

function guessFactors(columns: readonly string[], values: Values, book: FactorBook): ImportMapping['factors'] | undefined {
  const byName = new Map([...book.values()].map((factor) => [factor.name.zh.toLowerCase(), factor.code]));
  const codeOf = (text: string): string | undefined => {
    const { name } = nameAndUnit(text);
    return (book.has(text) ? text : undefined) ?? factorNames[name] ?? byName.get(name);
  };
  const [factorColumn, valueColumn] = [factorColumnNames,
    valueColumnNames].map((names) => columns.find((column) => names.has(nameAndUnit(column).name)));
  const unitColumn = columns.find((column) => unitColumnNames.has(nameAndUnit(column).name));
  if (factorColumn !== undefined && valueColumn !== undefined) {
    const long = Object.fromEntries([...new Set(values(factorColumn))].slice(0, 200).flatMap((text) => {
      const factor = codeOf(text);
      return factor === undefined ? [] : [[text, { factor, unit: nameAndUnit(text).unit ?? '' }] as const];
    }));
    return { factorColumn, valueColumn, ...(unitColumn === undefined ? {} : { unitColumn }), long };
  }
  const seen = new Set<string>();
  const wide = columns.flatMap((column) => {
    const factor = codeOf(column);
    if (factor === undefined || seen.has(factor) || !values(column).some((text) => parseExact(text) !== undefined)) return [];
    seen.add(factor);
    const { name, unit } = nameAndUnit(column);
    const nines = ninesIn(values(column));
    return [{ column, factor, unit: unit ?? usualUnits[name] ?? '', ...(nines === undefined ? {} : { missing: [nines] }) }];
  });
  return wide.length === 0 ? undefined : { wide };
}

/** Nines that can be no value of their column: 99, 999 … (with or without decimals), far above all else there. A guess, to be confirmed. */
function ninesIn(texts: readonly string[]): string | undefined {
  const numbers = texts.flatMap((text) => parseExact(text) ?? []);
  const most = numbers.reduce((held, one) => (one.greaterThan(held) ? one : held), numbers[0] ?? exact(0));
  if (!/^9{2,5}$/u.test(most.toString())) return undefined;
  const others = numbers.filter((one) => !one.equals(most));
  return others.length > 0 && others.every((one) => one.times(ninesAbove).lessThan(most)) ? most.toString() : undefined;
}
/** So many times above the next highest value. */
const ninesAbove = 2;

const codesOf = (factors: ImportMapping['factors'] | undefined): readonly string[] =>
  (factors === undefined ? [] : 'wide' in factors ? factors.wide.map(({ factor }) => factor) : Object.values(factors.long).map(({ factor }) => factor));

function kindOf(factors: ImportMapping['factors'] | undefined): OfficialKind {
  const codes = codesOf(factors);
  const count = (start: RegExp): number => codes.filter((code) => start.test(code)).length;
  const [air, water, noise] = [count(/^a/u), count(/^w/u), count(/^L/u)];
  if (count(/^h/u) > 0) return 'sea-buoy';
  return noise > Math.max(air, water) ? 'noise-station' : water > air ? 'water-section' : 'air-station';
}

/** Where the file names no unit, or one that has no way to the register's, the register's stands there to be confirmed. */
function withUnits(factors: ImportMapping['factors'], kind: OfficialKind, book: FactorBook): ImportMapping['factors'] {
  const unitOf = unitIn(book, kind);
  const unit = (given: string, factor: string): string => (given !== '' && conversion(given,
    unitOf(factor)) !== undefined ? given : unitOf(factor));
  if ('wide' in factors) return { wide: factors.wide.map((one) => ({ ...one, unit: unit(one.unit, one.factor) })) };
  return { ...factors, long: Object.fromEntries(Object.entries(factors.long).map(([text, one]) => [text,
    { ...one, unit: unit(one.unit, one.factor) }])) };
}

const signs = ['NA', 'N/A', 'NaN', 'null', 'NULL', '-', '--', '—', '/', '*', '999', '999.0', '99.0', '99.00', '9999', '9999.0', '-999',
  '-9999', '-99', '未检测'];
/** Signs for nothing that stand in the rows; sentinels only where the same column has other values too would need a person: they are told. */
function missingSigns(rows: readonly TableRecord[]): string[] {
  const seen = new Set(rows.flatMap((row) => row.cells));
  return signs.filter((sign) => seen.has(sign) && parseExact(sign) === undefined);
}
