import type { Static } from 'typebox';
import type { readPreferences } from '../../../contract/preferences.ts';
import { timePattern, type Preferences, type QuietHours } from '../../../model/preferences.ts';

export type Held = Static<typeof readPreferences.reply>;
/** What stands in the form; quiet hours that are off keep their times for when they are put on again. */
export type Given = Pick<Preferences, 'language' | 'mail' | 'digestHour'> & { readonly quietOn: boolean; readonly quiet: QuietHours };

const nights: QuietHours = { from: '22:00', to: '07:00', days: [1, 2, 3, 4, 5, 6, 7] };

/** An hour that the place offers no more gives way to its first. */
export const givenOf = ({ language, mail, digestHour, digestHours, quiet }: Held): Given => ({
  language, mail, digestHour: digestHours.includes(digestHour) ? digestHour : digestHours[0] ?? digestHour, quietOn: quiet !== undefined,
  quiet: quiet ?? nights,
});

/** Why it cannot be saved; undefined: it can. */
export function flawOf({ quietOn, quiet: { from, to, days } }: Given): 'bad-times' | 'no-days' | 'always' | undefined {
  if (!quietOn) return undefined;
  const time = new RegExp(timePattern, 'u');
  if (!time.test(from) || !time.test(to)) return 'bad-times';
  if (days.length === 0) return 'no-days';
  return from === to && days.length === 7 ? 'always' : undefined;
}

export const wishOf = ({ language, mail, digestHour, quietOn, quiet }: Given): Preferences =>
  ({ language, mail, digestHour, ...(quietOn ? { quiet: { ...quiet, days: quiet.days.toSorted() } } : {}) });
