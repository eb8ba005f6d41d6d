import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useSay } from '../../app/words/pick.ts';
import { inkOn } from '../../kit/ink-on.ts';
import type { AirHour } from './air-badge.tsx';

/** How many stations stand at which level: a strip with its counts in words. */
export function LevelSpread({ hour: { stations, grades } }: { readonly hour: AirHour }): ReactNode {
  const { t } = useTranslation('air');
  const say = useSay();
  const valid = stations.filter(({ aqi }) => aqi !== undefined);
  const counted = grades.map((grade) => ({ grade, count: valid.filter(({ level }) => level === grade.level).length })).filter(({ count }) => count > 0);
  const without = stations.length - valid.length;
  return (
    <section className="level-spread" aria-label={t('spread', { stations: stations.length, valid: valid.length })}>
      <p>{t('spread', { stations: stations.length, valid: valid.length })}</p>
      <ul>
        {counted.map(({ grade, count }) => (
          <li key={grade.level} style={{ flexGrow: count, background: grade.hex, color: inkOn(grade.hex) }}><b>{count}</b> {say(grade.name)}</li>
        ))}
        {without === 0 ? null : <li className="level-none" style={{ flexGrow: without }} title={t('spread-none', { count: without })}><b>{without}</b> {t('no-aqi')}</li>}
      </ul>
    </section>
  );
}
