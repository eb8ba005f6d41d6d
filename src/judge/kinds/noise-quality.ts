import { exact } from '../../basis/decimal.ts';
import { fail, ok } from '../../basis/result.ts';
import { ruleNeeded } from '../../rulebook/edition.ts';
import { limitRows } from '../../rulebook/limits.ts';
import type { LimitRow } from '../../rulebook/standard-file.ts';
import { correctBackground } from '../background.ts';
import { asNumber, inUnitOf, type Step } from '../verdict.ts';
import { Judged, openNoise } from './noise-compare.ts';
import { verdictOf, type Kind } from './request.ts';

/** `noise-quality`: levels of one place and period against its zone (GB 3096). */
export const noiseQuality: Kind = (request, rulebook) => {
  const opened = openNoise(request, rulebook, 'noise-quality');
  if (!opened.ok) return opened;
  const { chosen, level, zone, period } = opened.value;
  const limits = (pollutant: string, averaging: string): readonly LimitRow[] => limitRows(chosen.edition, chosen.day, pollutant, averaging, { zone, period });
  const [limit, burst] = [limits('Leq', period)[0], limits('Lmax', 'instant')[0]];
  if (limit === undefined) return fail('standard.no-row', `zone ${zone}, ${period}`);
  const [value, loudest] = [level('Leq'), level('Lmax')];
  if (!value.ok) return value;
  if (!loudest.ok) return loudest;
  const judged = new Judged(limit);
  if (value.value !== undefined) judged.hold('Leq', value.value, exact(limit.value ?? 0), [limit]);
  if (loudest.value !== undefined && burst !== undefined) judged.hold('Lmax', loudest.value, exact(burst.value ?? 0), [burst]);
  return judged.verdict(chosen, { limit: asNumber(exact(limit.value ?? 0)), ...(burst === undefined ? {} : { Lmax_limit: asNumber(exact(burst.value ?? 0)) }) });
};

/** `noise-background`: the correction of a measured level. */
export const noiseBackground: Kind = (request, rulebook) => {
  const opened = openNoise(request, rulebook, 'noise-boundary');
  if (!opened.ok) return opened;
  const { chosen, level } = opened.value;
  const [measured, background] = [level('measured'), level('background')];
  if (!measured.ok) return measured;
  if (!background.ok) return background;
  const first = ruleNeeded(chosen.edition, 'background-least');
  if (measured.value === undefined || background.value === undefined) return ok(verdictOf(chosen, first, first.confidence, [], { undeterminable: 'no-valid-value' }));
  const found = correctBackground(chosen.edition, measured.value, background.value);
  const steps: Step[] = [{ name: 'raw', value: `${measured.value.toString()} / ${background.value.toString()}`, ...inUnitOf(first.unit) }];
  if (!('corrected' in found)) return ok(verdictOf(chosen, found.row, found.row.confidence, steps, { undeterminable: 'background-too-close' }));
  steps.push({ name: 'corrected', value: found.corrected.toString(), unit: found.unit, row: found.row.id });
  return ok(verdictOf(chosen, found.row, found.row.confidence, steps, { correction: asNumber(found.correction), corrected: asNumber(found.corrected) }));
};
