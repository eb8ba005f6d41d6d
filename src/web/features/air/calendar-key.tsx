import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useSay } from '../../app/words/pick.ts';
import { monthsOf, type CalendarReply } from './calendar.ts';

/** What the squares mean, each with its number of days. */
export function CalendarKey({ reply }: { readonly reply: CalendarReply }): ReactNode {
  const { t } = useTranslation('air');
  const say = useSay();
  const all = monthsOf(reply.year, []).reduce((sum, { squares }) => sum + squares.length, 0);
  const others = [
    ['not-valid', reply.days.filter(({ state }) => state === 'not-valid').length],
    ['no-data', reply.days.filter(({ state }) => state === 'no-data').length],
    ['to-come', all - reply.days.length],
  ] as const;
  return (
    <ul className="calendar-key" aria-label={t('calendar-key')}>
      {reply.grades.map(({ level, hex, name, lo, hi }) => (
        <li key={level}>
          <i style={{ background: hex }} />
          {say(name)}{' '}
          <span className="faint">
            {lo}–{hi}
          </span>{' '}
          <b>{t('count-days', { count: reply.sums.levels[level - 1] ?? 0 })}</b>
        </li>
      ))}
      {others
        .filter(([, count]) => count > 0)
        .map(([state, count]) => (
          <li key={state}>
            <i className={`calendar-day ${state}`} />
            {t(`state-${state}`)} <b>{t('count-days', { count })}</b>
          </li>
        ))}
    </ul>
  );
}
