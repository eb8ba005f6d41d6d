import { useTranslation } from 'react-i18next';
import { usePreferences } from '../../app/preferences.ts';
import { longDay } from '../../app/time-words.ts';
import { listed, useSay } from '../../app/words/pick.ts';
import { reasonWords } from '../../kit/reading-words.ts';
import { gradeOf, type Grade } from './air-badge.tsx';
import { dayStart, type Square } from './calendar.ts';
import { pollutantText } from './pollutants.tsx';

/** A square in one line of words: AQI, grade, primary pollutants, or why there is none. */
export function useDayWords(grades: readonly Grade[]): (square: Square) => string {
  const { t } = useTranslation('air');
  const { language } = usePreferences();
  const say = useSay();
  return ({ day, held }) => {
    const named = { day: longDay(dayStart(day), language) };
    if (held === undefined) return t('calendar-to-come', named);
    if (held.state === 'no-data') return t('calendar-no-data', named);
    if (held.aqi === undefined) return t('calendar-not-valid', { ...named, reason: say(reasonWords(held.reason)) });
    const grade = gradeOf(grades, held.level);
    return t('calendar-day', {
      ...named,
      aqi: held.aqi,
      grade: grade === undefined ? '' : say(grade.name),
      primary: listed(say, held.primary.map(pollutantText)) || t('calendar-none'),
    });
  };
}
