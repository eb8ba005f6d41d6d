import type { Exact } from '../../basis/decimal.ts';
import { fail, ok, type Result } from '../../basis/result.ts';
import { plainItem } from '../../rulebook/surface-water.ts';
import { readMeasured, type Measured } from '../measured.ts';
import { decimalOf } from '../verdict.ts';
import { isObject, textOf, type JsonObject } from './request.ts';
import { unitsOf, waterPower } from './unit.ts';

/** An item that an assessment asks for: its code, how people spell it, the unit of the table, whether it may be negative. */
export type Wanted = { readonly code: string; readonly names: readonly string[]; readonly unit: string; readonly signed?: boolean };

/**
 * The wanted items of an input in the unit of the table. Keys are names in either language, with the unit behind them where
 * people write it so (`chla_mg_m3`, `transparency_cm`); `units` names the others' (`mg/L; chla µg/L`). Null and blank: not there.
 * Faults: standard.no-row for a number under an unknown name, value.not-a-number, value.out-of-range, value.unknown-unit.
 */
export function readItems(input: JsonObject, wanted: readonly Wanted[]): Result<ReadonlyMap<string, Measured>> {
  const source = isObject(input['values']) ? input['values'] : input;
  const units = unitsOf(textOf(input, 'units') ?? textOf(input, 'unit') ?? '');
  const found = new Map<string, Measured>();
  for (const [key, raw] of Object.entries(source)) {
    const named = nameOf(key, wanted);
    if (named === undefined) {
      if (source !== input || decimalOf(raw) !== undefined) return fail('standard.no-row', key);
      continue;
    }
    if (raw === null || raw === '') continue;
    const { item } = named;
    if (found.has(item.code)) return fail('assess.bad-input', `${item.code} twice`);
    const measured = readMeasured(item.code, raw, item.signed);
    if (!measured.ok) return measured;
    const given = named.unit ?? (isConcentration(item.unit) ? units(key) : undefined);
    const power = given === undefined ? 0 : waterPower(given, item.unit);
    if (power === undefined) return fail('value.unknown-unit', `${given ?? ''} for ${item.unit}`);
    found.set(item.code, { ...measured.value, value: scaled(measured.value.value, power) });
  }
  return ok(found);
}

/** A common `unit` speaks of concentrations; depths, pH and potentials keep the table's unit unless their key names one. */
const isConcentration = (unit: string): boolean => waterPower('mg/L', unit) !== undefined;

const scaled = (value: Exact, power: number): Exact => (power === 0 ? value : value.times(`1e${power}`));

type Named = { readonly item: Wanted; readonly unit: string | undefined };

function nameOf(key: string, wanted: readonly Wanted[]): Named | undefined {
  const known = (name: string): Wanted | undefined => wanted.find((item) => [item.code, ...item.names].some((one) => plainItem(one) === plainItem(name)));
  const whole = known(key);
  if (whole !== undefined) return { item: whole, unit: undefined };
  const [name = '', ...unit] = key.split('_');
  const item = known(name);
  return item === undefined || unit.length === 0 ? undefined : { item, unit: unit.join('/') };
}
