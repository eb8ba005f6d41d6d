import type { Exact } from '../../basis/decimal.ts';
import { fail, ok, type Result } from '../../basis/result.ts';
import { decimalOf } from '../verdict.ts';

/** Mass concentrations that convert by a power of ten; spellings as people type them. */
const powers: Readonly<Record<string, number>> = { 'ng/m3': -9, 'ug/m3': -6, 'mg/m3': -3, 'g/m3': 0, 'ug/l': -6, 'mg/l': -3, 'g/l': 0, 'ng/kg': -9, 'ug/kg': -6, 'mg/kg': -3, 'g/kg': 0 };

export const plainUnit = (unit: string): string => unit.trim().toLowerCase().replace(/[µμ]/g, 'u').replace(/³/g, '3').replace(/\s+/g, '');

const perOf = (unit: string): string => unit.slice(unit.indexOf('/'));

/** The value in the unit of the table, exact. Faults: value.unknown-unit, value.not-a-number. Same unit: the value itself. */
export function inUnit(value: unknown, given: string, wanted: string): Result<unknown> {
  const from = plainUnit(given);
  const to = plainUnit(wanted);
  if (from === to) return ok(value);
  const fromPower = Object.hasOwn(powers, from) ? powers[from] : undefined;
  const toPower = Object.hasOwn(powers, to) ? powers[to] : undefined;
  if (fromPower === undefined || toPower === undefined || perOf(from) !== perOf(to)) return fail('value.unknown-unit', `${given} for ${wanted}`);
  const number: Exact | undefined = decimalOf(value);
  return number === undefined ? fail('value.not-a-number', String(value)) : ok(number.times(`1e${fromPower - toPower}`).toString());
}

/** `µg/m³; CO mg/m³`: the first part is for all, the others name their pollutant. */
export function unitsOf(text: string): (pollutant: string) => string | undefined {
  const parts = text.split(/[;,；，]/).map((part) => part.trim()).filter((part) => part !== '');
  const named = new Map<string, string>();
  let rest: string | undefined;
  for (const part of parts) {
    const [first = '', second] = part.split(/\s+/);
    if (second === undefined) rest = first;
    else named.set(first, second);
  }
  return (pollutant) => named.get(pollutant) ?? rest;
}

/** In water a cubic metre is a thousand litres, and depths are lengths: powers of ten to g/m³ and to m. */
const waterPowers: readonly Readonly<Record<string, number>>[] = [
  { 'ng/m3': -9, 'ug/m3': -6, 'mg/m3': -3, 'g/m3': 0, 'ng/l': -6, 'ug/l': -3, 'mg/l': 0, 'g/l': 3 },
  { mm: -3, cm: -2, dm: -1, m: 0 },
];

/** The power of ten from a unit of water to another; undefined when they do not belong together. */
export function waterPower(given: string, wanted: string): number | undefined {
  const [from, to] = [plainUnit(given), plainUnit(wanted)];
  if (from === to) return 0;
  const family = waterPowers.find((powersOf) => Object.hasOwn(powersOf, from) && Object.hasOwn(powersOf, to));
  return family === undefined ? undefined : (family[from] ?? 0) - (family[to] ?? 0);
}
/** Limits are mass per volume, counts or plain numbers. A share of volume (ppm, µmol/mol) needs a molar mass and is refused. */
export const isConcentration = (unit: string): boolean => !/^pp[mbt]v?$|mol/.test(plainUnit(unit));
