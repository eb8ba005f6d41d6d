import { civilOffsetMs, dayMs, hourMs } from '../../basis/time.ts';
import type { DataMark } from '../../model/data-mark.ts';
import type { LeftOutWhy, LostWhy } from '../../model/hour-fate.ts';
import type { TransmissionRules } from './rules.ts';

/** What one hour of one series counts for. `of`: the type of mark or the flag; `came`: a record is held. */
export type Fate =
  | { readonly use: 'valid'; readonly came: true; readonly why: ''; readonly of: '' }
  | { readonly use: 'lost'; readonly why: LostWhy; readonly of: string; readonly came: boolean }
  | { readonly use: 'left-out'; readonly why: LeftOutWhy; readonly of: string; readonly came: boolean };

/** Hours of one outlet and factor, one after another from `from` (UTC ms, a whole hour). */
export type SentHours = {
  readonly factor: string; readonly from: number;
  /** The flag as sent, a character code an hour; 0: nothing came. */
  readonly flags: Uint8Array;
  /** Of the hour that begins then. */
  readonly deciding: (at: number) => Pick<DataMark, 'effect' | 'type'> | undefined;
  /** Type of a firm's standing mark, whatever its effect. */
  readonly explained: (at: number) => string | undefined;
  readonly short: (at: number) => boolean;
  readonly appealed: (at: number) => boolean;
};

const valid: Fate = { use: 'valid', came: true, why: '', of: '' };

/** One fate an hour. Of a day's hours that do not count so many as the automatic check takes are not due. */
export function hourFates(sent: SentHours, rules: TransmissionRules): readonly Fate[] {
  const fates = Array.from(sent.flags, (code, place): Fate => fateOf(code, sent.from + place * hourMs, sent, rules));
  if (!rules.check.factors.has(sent.factor)) return fates;
  for (let start = 0; start < fates.length;) {
    const at = sent.from + start * hourMs + civilOffsetMs;
    const end = Math.min(fates.length, start + (dayMs - (at % dayMs)) / hourMs);
    leaveCheckOut(fates, start, end, rules);
    start = end;
  }
  return fates;
}

function fateOf(code: number, at: number, sent: SentHours, rules: TransmissionRules): Fate {
  const came = code !== 0;
  const mark = sent.deciding(at);
  const flag = String.fromCharCode(code);
  const found = !came ? missing(mark?.effect === 'not-valid' ? mark.type : sent.explained(at)) : mark === undefined ? flagged(flag, at,
    sent, rules)
    : mark.effect === 'valid' ? valid : lost('mark', mark.type, true);
  if (found.use === 'valid') return found;
  if (mark !== undefined && rules.stopped.types.has(mark.type)) return { use: 'left-out', why: 'stopped', of: mark.type, came };
  return sent.appealed(at) ? { use: 'left-out', why: 'appeal', of: found.of, came } : found;
}

const lost = (why: LostWhy, of: string, came: boolean): Fate => ({ use: 'lost', why, of, came });
const missing = (type: string | undefined): Fate => (type === undefined ? lost('missing', '', false) : lost('missing-marked', type, false));

function flagged(flag: string, at: number, sent: SentHours, rules: TransmissionRules): Fate {
  const use = rules.flags.get(flag) ?? 'invalid';
  if (use === 'valid') return sent.short(at) ? lost('minutes', '', true) : valid;
  if (use === 'over-range') return lost('over-range', flag, true);
  return lost(rules.fault.signs.has(flag) && sent.explained(at) === undefined ? 'fault-unmarked' : 'flag', flag, true);
}

/** The hour that a sign names, else one that did not come: an hour lost to something else was not the check's. */
function leaveCheckOut(fates: Fate[], start: number, end: number, { check }: TransmissionRules): void {
  for (let left = check.hours; left > 0; left -= 1) {
    const place = firstOf(fates, start, end, (fate) => check.signs.has(fate.of)) ?? firstOf(fates, start, end, ({ came }) => !came);
    const fate = place === undefined ? undefined : fates[place];
    if (place === undefined || fate === undefined) return;
    fates[place] = { use: 'left-out', why: 'check', of: fate.of, came: fate.came };
  }
}

function firstOf(fates: readonly Fate[], start: number, end: number, fits: (fate: Fate) => boolean): number | undefined {
  for (let place = start; place < end; place += 1) {
    const fate = fates[place];
    if (fate?.use === 'lost' && fits(fate)) return place;
  }
  return undefined;
}
