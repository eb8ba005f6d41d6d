import { fail, ok } from '../../basis/result.ts';
import { plainItemName } from '../../rulebook/item-names.ts';
import { limitRows, inSeason } from '../../rulebook/limits.ts';
import { asNumber, decimalOf } from '../verdict.ts';
import { averagings } from './air-index.ts';
import { badInput, editionFor, textOf, verdictOf, type JsonObject, type Kind } from './request.ts';

/** Fields of the input that narrow a limit, by what our rows call them. */
const narrowing: Readonly<Record<string, string>> = {
  grade: 'grade', class: 'class', water_class: 'class', waterbody: 'waterbody', source_class: 'sourceClass', sourceClass: 'sourceClass',
  sampling: 'sampling', medium: 'medium', season: 'season', column: 'column', area: 'area', built_from: 'builtFrom', built_to: 'builtTo', water_temperature: 'waterTemperature',
  zone: 'zone', period: 'period', place: 'place', room: 'roomType',
  level: 'level', use: 'use', land: 'land', pH: 'pH',
};

/** `limit-lookup`: the limit of a pollutant on a day; ambient air where no standard is named. */
export const limitLookup: Kind = (request, rulebook) => {
  if (request.on === undefined) return fail('assess.day-needed', 'limit-lookup');
  const chosen = editionFor(request, rulebook, request.standard === undefined ? ['ambient-air'] : [...rulebook.families.keys()]);
  if (!chosen.ok) return chosen;
  const { input } = request;
  const named = textOf(input, 'pollutant') ?? textOf(input, 'item');
  if (named === undefined) return badInput('pollutant');
  const pollutant = chosen.value.edition.items.get(plainItemName(named)) ?? named;
  const asked = textOf(input, 'averaging') ?? 'sample';
  const averaging = averagings[asked] ?? asked;
  const applies: Record<string, string> = {};
  for (const [key, value] of Object.entries(input)) {
    const name = Object.hasOwn(narrowing, key) ? narrowing[key] : undefined;
    if (name !== undefined && (typeof value === 'string' || typeof value === 'number')) applies[name] = String(value);
  }
  const during = (period: string): ReturnType<typeof limitRows> => limitRows(chosen.value.edition, chosen.value.day, pollutant, period, applies);
  const all = averaging === '8h' ? [...during('8h'), ...during('mda8')] : during(averaging);
  const rows = all.filter((row) => row.applies['season'] === undefined || applies['season'] !== undefined || inSeason(row.applies['season'], chosen.value.day));
  const row = rows[0];
  if (row === undefined) return fail('standard.no-row', `${pollutant} ${asked} ${JSON.stringify(applies)}`);
  if (rows.length > 1) return badInput(`${rows.length} rows fit: ${rows.slice(0, 3).map((one) => one.id).join(', ')}`);
  if (row.op === 'not-known') return ok(verdictOf(chosen.value, row, row.confidence, [{ name: 'limit-not-known', of: pollutant, row: row.id }], { undeterminable: 'limit-not-known' }));
  return ok(verdictOf(chosen.value, row, row.confidence, [{ name: 'limit', of: pollutant, value: `${row.op} ${row.value ?? `${row.low ?? ''}..${row.high ?? ''}`} ${row.unit}`, row: row.id }], limitResult(row)));
};

function limitResult(row: ReturnType<typeof limitRows>[number]): JsonObject {
  const number = (text: string | undefined): number | undefined => {
    const value = decimalOf(text);
    return value === undefined ? undefined : asNumber(value);
  };
  if (row.op === 'between') return { low: number(row.low), high: number(row.high), unit: row.unit };
  if (row.op === 'not-detected') return { limit: 'not detected', unit: row.unit };
  if (row.op === 'absent') return { limit: 'absent', unit: row.unit };
  return { limit: number(row.value), unit: row.unit };
}
