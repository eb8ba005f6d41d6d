import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useSay } from '../../app/words/pick.ts';
import { BasisLine } from '../../kit/basis-line.tsx';
import { inkOn } from '../../kit/ink-on.ts';
import type { AirHour } from './air-badge.tsx';

/** How many stations stand at which level: a strip whose counts list the stations they count. */
export function LevelSpread({ hour: { stations, grades, basis }, grade: chosen, onGrade }: { readonly hour: AirHour; readonly grade: number | undefined; readonly onGrade: (grade: number | undefined) => void }): ReactNode {
  const { t } = useTranslation('air');
  const say = useSay();
  const choose = (level: number): void => onGrade(chosen === level ? undefined : level);
  const valid = stations.filter(({ aqi }) => aqi !== undefined);
  const counted = grades.map((grade) => ({ grade, count: valid.filter(({ level }) => level === grade.level).length })).filter(({ count }) => count > 0);
  const without = stations.length - valid.length;
  return (
    <section className="level-spread" aria-label={t('spread', { stations: stations.length, valid: valid.length })}>
      <p>{t('spread', { stations: stations.length, valid: valid.length })}</p>
      <ul>
        {counted.map(({ grade, count }) => (
          <li key={grade.level} style={{ flexGrow: count, background: grade.hex, color: inkOn(grade.hex) }}><button type="button" aria-pressed={chosen === grade.level} onClick={() => choose(grade.level)}><b>{count}</b> {say(grade.name)}</button></li>
        ))}
        {without === 0 ? null : <li className="level-none" style={{ flexGrow: without }} ><button type="button" aria-pressed={chosen === 0} onClick={() => choose(0)}><b>{without}</b> {t('no-aqi')}</button></li>}
      </ul>
      <BasisLine basis={basis} />
    </section>
  );
}
