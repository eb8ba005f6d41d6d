import type { ReactNode } from 'react';
import { usePreferences } from '../app/preferences.ts';
import { useWorldMinute } from '../app/session.ts';
import { clockTone, clockWords, type ClockFigures } from '../app/time-words.ts';
import './clock-tag.css';

/** 「剩余3个工作日(11月26日17:30截止)」. `says` (every skipped day listed) is shown on pointing and read to screen readers. */
export function ClockTag({ clock, says }: { readonly clock: ClockFigures; readonly says?: string }): ReactNode {
  const { language } = usePreferences();
  const now = useWorldMinute();
  return <span className={`clock clock-${clockTone(clock, now)}`} {...(says === undefined ? {} : { title: says })}>{clockWords(clock, now, language)}</span>;
}
