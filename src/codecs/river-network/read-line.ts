import type { Position } from 'geojson';
import { fail, ok, type Result } from '../../basis/result.ts';
import type { Column, Named } from './columns.ts';

/** One reach as it stands in the file; undefined what the file does not say. Ends are positions [degrees, longitude first]. */
export type FileReach = {
  readonly id: string; readonly from: string | undefined; readonly to: string | undefined; readonly next: string | undefined; readonly line: readonly Position[];
  readonly numbers: Readonly<Record<NumberColumn, number>>; readonly reverses: boolean;
};
const numberColumns = ['length', 'travelHours', 'velocity', 'flow', 'meanFlow', 'area', 'slope', 'share', 'decay'] as const;
export type NumberColumn = (typeof numberColumns)[number];

/** Fault trace.no-column without an id, trace.bad-number for a cell or length that cannot be, trace.unreadable for another geometry. */
export function readLine(feature: unknown, at: number, { names }: Named): Result<FileReach> {
  const { properties, geometry, id: own } = isRecord(feature) ? feature : {};
  const cells = isRecord(properties) ? properties : {};
  const cell = (column: Column): unknown => cells[names.get(column) ?? ''];
  const id = textOf(cell('id')) ?? textOf(own);
  if (id === undefined) return fail('trace.no-column', `id of feature ${at + 1}`);
  const line = positionsOf(geometry);
  if (line === undefined) return fail('trace.unreadable', `reach ${id}: a LineString or nothing as geometry`);
  const numbers = numberColumns.map((column) => [column, numberOf(cell(column))] as const);
  const wrong = numbers.find(([column, value]) => value === undefined || (value < 0 && column !== 'slope') || (value === 0 && column === 'velocity'));
  if (wrong !== undefined) return fail('trace.bad-number', `${wrong[0]} ${String(cell(wrong[0]))} (reach ${id})`);
  const reverses = cell('reverses');
  const known = { id, from: textOf(cell('from')), to: textOf(cell('to')), next: textOf(cell('next')), line, reverses: reverses === true || reverses === 1 || reverses === '1' || reverses === 'true' };
  return ok({ ...known, numbers: Object.fromEntries(numbers) as FileReach['numbers'] });
}

export const isRecord = (value: unknown): value is Readonly<Record<string, unknown>> => typeof value === 'object' && value !== null && !Array.isArray(value);

const textOf = (value: unknown): string | undefined => (typeof value === 'number' || (typeof value === 'string' && value.trim() !== '') ? String(value).trim() : undefined);

function numberOf(value: unknown): number | undefined {
  if (value === null || value === undefined || value === '') return Number.NaN;
  const number = typeof value === 'string' ? Number(value) : value;
  return typeof number === 'number' && Number.isFinite(number) ? number : undefined;
}

/** A line, the parts of one that follow each other, or nothing. */
function positionsOf(geometry: unknown): readonly Position[] | undefined {
  if (geometry === null || geometry === undefined) return [];
  if (!isRecord(geometry) || !Array.isArray(geometry['coordinates'])) return undefined;
  const found: unknown[] = geometry['type'] === 'MultiLineString' ? geometry['coordinates'].flat() : geometry['type'] === 'LineString' ? geometry['coordinates'] : [undefined];
  return found.every(isPosition) ? found : undefined;
}

const isPosition = (value: unknown): value is Position =>
  Array.isArray(value) && value.length >= 2 && value.every((part) => typeof part === 'number' && Number.isFinite(part)) && Math.abs(Number(value[0])) <= 180 && Math.abs(Number(value[1])) <= 90;
