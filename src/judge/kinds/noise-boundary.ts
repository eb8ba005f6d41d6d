import { exact, type Exact } from '../../basis/decimal.ts';
import { fail, ok, type Result } from '../../basis/result.ts';
import { ruleNeeded } from '../../rulebook/edition.ts';
import { limitRows } from '../../rulebook/limits.ts';
import type { LimitRow, RuleRow } from '../../rulebook/standard-file.ts';
import { correctBackground } from '../background.ts';
import { asNumber, decimalOf } from '../verdict.ts';
import { Judged, openNoise, type Opened } from './noise-compare.ts';
import { levelOf } from './noise.ts';
import { badInput, isObject, textOf, verdictOf, type Kind } from './request.ts';

/**
 * `noise-boundary`: a factory's boundary (GB 12348). `place` boundary, indoor (table 1 less 10) or structure-borne (tables 2 and
 * 3, with `room` A or B and `octaves`); `background` corrects first; `Lmax` of a night needs `burst` frequent or sporadic.
 */
export const noiseBoundary: Kind = (request, rulebook) => {
  const opened = openNoise(request, rulebook, 'noise-boundary');
  if (!opened.ok) return opened;
  const { chosen, zone, period } = opened.value;
  const place = textOf(request.input, 'place') ?? 'boundary';
  const room = textOf(request.input, 'room');
  if (!['boundary', 'indoor', 'structure-borne'].includes(place)) return badInput('place');
  if (place === 'structure-borne' && room !== 'A' && room !== 'B') return badInput('room');
  const applies = place === 'structure-borne' ? { zone, period, place, roomType: room ?? '' } : { zone, period, place: 'boundary' };
  const limit = limitRows(chosen.edition, chosen.day, 'Leq', period, applies)[0];
  if (limit === undefined) return fail('standard.no-row', JSON.stringify(applies));
  const within = ruleNeeded(chosen.edition, 'indoor-within');
  const distance = request.input['distance_to_building_m'] === undefined ? undefined : decimalOf(request.input['distance_to_building_m']);
  if (request.input['distance_to_building_m'] !== undefined && (distance === undefined || distance.isNegative())) return fail('value.out-of-range', 'distance_to_building_m');
  if (place === 'boundary' && distance?.lessThan(within.value) === true) return ok(verdictOf(chosen, within, within.confidence, [], { undeterminable: 'wrong-place' }));
  const indoor = ruleNeeded(chosen.edition, 'indoor-reduction');
  const base = place === 'indoor' ? exact(limit.value ?? 0).minus(indoor.value) : exact(limit.value ?? 0);
  const judged = new Judged(limit);
  const held = holdLevel(judged, opened.value, base, place === 'indoor' ? [limit, indoor] : [limit]);
  if (!held.ok) return held;
  if (held.value === 'background-too-close') return ok(verdictOf(chosen, ruleNeeded(chosen.edition, 'background-least'), 'high', judged.steps, { undeterminable: 'background-too-close' }));
  const octaves = place === 'structure-borne' ? holdOctaves(judged, opened.value, applies) : ok(true);
  if (!octaves.ok) return octaves;
  const burst = holdBurst(judged, opened.value, base, limit, period === 'night' && place !== 'structure-borne');
  if (!burst.ok) return burst;
  return judged.verdict(chosen, { limit: asNumber(base) });
};

function holdLevel(judged: Judged, { chosen, level }: Opened, limit: Exact, rows: readonly (LimitRow | RuleRow)[]): Result<'' | 'background-too-close'> {
  const [value, background] = [level('Leq'), level('background')];
  if (!value.ok) return value;
  if (!background.ok) return background;
  if (value.value === undefined) return ok('');
  if (background.value === undefined) { judged.hold('Leq', value.value, limit, rows); return ok(''); }
  const found = correctBackground(chosen.edition, value.value, background.value);
  if (!('corrected' in found)) return ok('background-too-close');
  judged.steps.push({ name: 'corrected', value: found.corrected.toString(), unit: found.unit, row: found.row.id });
  judged.hold('Leq', found.corrected, limit, [...rows, found.row]);
  return ok('');
}

function holdOctaves(judged: Judged, { chosen, input, period, sound }: Opened, applies: Readonly<Record<string, string>>): Result<true> {
  const octaves = input['octaves'] ?? {};
  if (!isObject(octaves)) return badInput('octaves');
  for (const [band, given] of Object.entries(octaves)) {
    const row = limitRows(chosen.edition, chosen.day, `octave-${band}`, period, applies)[0];
    if (row === undefined) return fail('standard.no-row', `octave ${band}`);
    const value = levelOf(given, sound, `octave ${band}`);
    if (!value.ok) return value;
    if (value.value !== undefined) judged.hold(`octave-${band}`, value.value, exact(row.value ?? 0), [row]);
  }
  return ok(true);
}

function holdBurst(judged: Judged, { chosen, input, level }: Opened, limit: Exact, row: LimitRow, counts: boolean): Result<true> {
  const loudest = level('Lmax');
  if (!loudest.ok) return loudest;
  if (loudest.value === undefined) return ok(true);
  if (!counts) { judged.steps.push({ name: 'ignored', of: 'Lmax', value: loudest.value.toString() }); return ok(true); }
  const kind = input['burst'];
  if (kind !== 'frequent' && kind !== 'sporadic') return badInput('burst');
  const over = ruleNeeded(chosen.edition, `burst-${kind}`);
  judged.hold('Lmax', loudest.value, limit.plus(over.value), [row, over]);
  return ok(true);
}
