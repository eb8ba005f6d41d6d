import { exact, parseExact, roundHalfEven, toMicro, type Exact } from '../../basis/decimal.ts';
import { fail, ok, type Result } from '../../basis/result.ts';
import { dayMs, hourMs, civilOffsetMs, latestMoment } from '../../basis/time.ts';
import { ambientUnit } from '../../model/ambient.ts';
import { factorOf, type FactorBook } from '../../model/factor.ts';
import type { ImportMapping } from '../../model/import-mapping.ts';
import type { PointKind } from '../../model/point.ts';
import { timeReader, type ReadTime } from './time-format.ts';
import { conversion, storedDecimals } from './units.ts';

/** One record read by a mapping: the point as the file names it, the start of the period, decimal text by factor in the register's unit. */
export type MappedRow = { readonly point: string; readonly at: number; readonly values: Readonly<Record<string,
  string>>; readonly flag: string };
export type ReadRow = (cells: readonly string[]) => Result<MappedRow>;

const periodMs = { realtime: 1, minute: 60_000, hour: hourMs, day: dayMs } as const;

/**
 * A mapping made ready for these columns. `unitOf`: in which unit the register keeps a factor.
 * Faults: import.columns-changed, import.bad-mapping, row.unknown-unit.
 */
export function mappedReader(mapping: ImportMapping, columns: readonly string[], unitOf: (factor: string) => string): Result<ReadRow> {
  const placeOf = placesIn(columns);
  const missing = columnsOf(mapping).filter((name) => placeOf(name) === undefined);
  if (missing.length > 0) return fail('import.columns-changed', missing.join(', '));
  const cell = (cells: readonly string[], name: string): string => cells[placeOf(name) ?? -1] ?? '';
  const time = timeReader(mapping.time.format);
  if (time === undefined) return fail('import.bad-mapping', `time format ${mapping.time.format}`);
  const values = valueReader(mapping, cell, unitOf);
  if (!values.ok) return values;
  return ok((cells) => {
    if (cells.length !== columns.length) return fail('row.malformed', `${cells.length} cells, ${columns.length} columns`);
    const point = 'fixed' in mapping.point ? String(mapping.point.fixed) : cell(cells, mapping.point.column);
    if (point === '') return fail('row.missing-site', '');
    const at = startOf(mapping, mapping.time.columns.map((name) => cell(cells, name)).join(' ').trim(), time);
    if (!at.ok) return at;
    const flag = mapping.flag === undefined ? 'N' : flagOf(mapping.flag.values, cell(cells, mapping.flag.column));
    if (flag === undefined) return fail('row.unknown-flag', cell(cells, mapping.flag?.column ?? ''));
    const read = values.value(cells);
    if (!read.ok) return read;
    if (Object.keys(read.value).length === 0) return fail('row.no-value', point);
    return ok({ point, at: at.value, values: read.value, flag });
  });
}

/** Where a column stands: by its own name, else by the one name that differs in case alone (MM is the month beside mm, the minute). */
function placesIn(columns: readonly string[]): (name: string) => number | undefined {
  const own = new Map(columns.map((name, at) => [name.trim(), at]));
  const alike = new Map<string, number | undefined>();
  for (const [name, at] of own) alike.set(name.toLowerCase(), alike.has(name.toLowerCase()) ? undefined : at);
  return (name) => own.get(name.trim()) ?? alike.get(name.trim().toLowerCase());
}

const flagOf = (values: Readonly<Record<string, string>>, text: string): string | undefined =>
  (Object.hasOwn(values, text) ? values[text] : text === '' ? 'N' : undefined);

function columnsOf({ time, point, factors, flag }: ImportMapping): readonly string[] {
  return [
    ...time.columns, ...('column' in point ? [point.column] : []), ...(flag === undefined ? [] : [flag.column]),
    ...('wide' in factors ? factors.wide.map(({ column }) => column)
      : [factors.factorColumn, factors.valueColumn, ...(factors.unitColumn === undefined ? [] : [factors.unitColumn])]),
  ];
}

function startOf({ time, period }: ImportMapping, text: string, read: ReadTime): Result<number> {
  if (text === '') return fail('row.missing-time', '');
  const found = read(text);
  if (found === undefined) return fail('row.bad-time', text.slice(0, 60));
  const length = periodMs[period];
  const named = found.ms - (found.zoned ? 0 : time.offsetMinutes * 60_000);
  const at = time.names === 'end' && period !== 'realtime' ? named - length : named;
  if (at < 0 || at > latestMoment) return fail('row.bad-time', text.slice(0, 60));
  if ((at + civilOffsetMs) % length !== 0) return fail('row.off-period', text.slice(0, 60));
  return ok(at);
}

type ReadValues = (cells: readonly string[]) => Result<Readonly<Record<string, string>>>;
type Cell = (cells: readonly string[], name: string) => string;

function valueReader(mapping: ImportMapping, cell: Cell, unitOf: (factor: string) => string): Result<ReadValues> {
  const none = new Set(['', ...mapping.missing]);
  const { factors } = mapping;
  if ('wide' in factors) return wideReader(mapping, factors.wide, none, cell, unitOf);
  return ok((cells) => {
    const named = cell(cells, factors.factorColumn);
    const mapped = Object.hasOwn(factors.long, named) ? factors.long[named] : undefined;
    if (mapped === undefined) return fail('row.unknown-factor', named);
    const unit = (factors.unitColumn === undefined ? '' : cell(cells, factors.unitColumn)) || mapped.unit;
    const convert = conversion(unit, unitOf(mapped.factor));
    if (convert === undefined) return fail('row.unknown-unit', `${named}: ${unit} → ${unitOf(mapped.factor)}`);
    const value = valueOf(cell(cells, factors.valueColumn), none, mapping.belowDetection, convert);
    return value.ok ? ok(value.value === undefined ? {} : { [mapped.factor]: value.value }) : { ...value,
      detail: `${named} ${value.detail}` };
  });
}

type Wide = Extract<ImportMapping['factors'], { wide: unknown }>['wide'];

function wideReader(mapping: ImportMapping, wide: Wide, none: ReadonlySet<string>, cell: Cell,
  unitOf: (factor: string) => string): Result<ReadValues> {
  const ready = wide.map((one) => ({ ...one, convert: conversion(one.unit, unitOf(one.factor)), nothing: ownSigns(one.missing ?? []) }));
  const wrong = ready.find(({ convert }) => convert === undefined);
  if (wrong !== undefined) return fail('row.unknown-unit', `${wrong.column}: ${wrong.unit} → ${unitOf(wrong.factor)}`);
  const twice = wide.find(({ factor }, at) => wide.findIndex((one) => one.factor === factor) !== at);
  if (twice !== undefined) return fail('import.bad-mapping', `${twice.factor} twice`);
  return ok((cells) => {
    const values: Record<string, string> = {};
    for (const { column, factor, nothing, convert = (value: Exact): Exact => value } of ready) {
      const text = cell(cells, column);
      if (nothing(text)) continue;
      const value = valueOf(text, none, mapping.belowDetection, convert);
      if (!value.ok) return { ...value, detail: `${column} ${value.detail}` };
      if (value.value !== undefined) values[factor] = value.value;
    }
    return ok(values);
  });
}

/** Whether a text is one of a column's own signs for no value: a number as a number, so that `99.0` is `99`. */
function ownSigns(signs: readonly string[]): (text: string) => boolean {
  if (signs.length === 0) return () => false;
  const [texts, numbers] = [new Set(signs), signs.flatMap((sign) => parseExact(sign) ?? [])];
  return (text) => {
    if (texts.has(text)) return true;
    const number = parseExact(text);
    return number !== undefined && numbers.some((one) => one.equals(number));
  };
}

const below = /^<\s*([\d.]+(?:[eE][+-]?\d+)?)$|^([\d.]+(?:[eE][+-]?\d+)?)\s*L$/u;
const shareOf = { half: '0.5', limit: '1', zero: '0', refuse: '0' } as const;

function valueOf(text: string, none: ReadonlySet<string>, belowIs: ImportMapping['belowDetection'],
  convert: (value: Exact) => Exact): Result<string | undefined> {
  if (none.has(text)) return ok(undefined);
  const found = below.exec(text);
  if (found !== null && belowIs === 'refuse') return fail('row.below-detection', text);
  const given = parseExact(found?.[1] ?? found?.[2] ?? text);
  if (given === undefined) return fail('row.bad-value', text.slice(0, 60));
  const value = roundHalfEven(convert(found === null ? given : given.times(exact(shareOf[belowIs]))), storedDecimals);
  return toMicro(value) === undefined ? fail('row.bad-value', text.slice(0, 60)) : ok(value.toString());
}

/** In which unit the register keeps a factor of such points: stations keep the six pollutants as the air standard gives them. */
export const unitIn = (book: FactorBook, kind: PointKind) => (factor: string): string =>
  (kind === 'air-station' ? ambientUnit(factor) : undefined) ?? factorOf(book, factor).unit;
