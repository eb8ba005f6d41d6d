import { useCallback } from 'react';
import { useTranslation } from 'react-i18next';
import { day, dayOf, instant, startOfDay } from '../../../basis/time.ts';
import { usePreferences } from '../../app/preferences.ts';
import { useWorldMinute } from '../../app/session.ts';
import { longDay, moment } from '../../app/time-words.ts';

/** A past day by its end (「2026年11月20日24时」), today by the moment of the answer. */
export function useDayWords(): (of: string, at: number) => string {
  const { t } = useTranslation('oneMap');
  const { language } = usePreferences();
  const today = dayOf(instant(Math.floor(useWorldMinute())));
  return useCallback((of, at) => (of >= today ? moment(at, language) : t('day-end', { day: longDay(startOfDay(day(of)), language) })), [t, language, today]);
}
