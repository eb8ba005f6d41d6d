import { Button } from 'antd';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useDayWords } from './moment-words.ts';
import type { Moment } from './work.ts';

/** Says in words that this is not now, and leads back. */
export function TimeBand({ moment: { day, work }, reading, onNow }: { readonly moment: Moment; readonly reading: boolean; readonly onNow: () => void }): ReactNode {
  const { t } = useTranslation('oneMap');
  const dayWords = useDayWords();
  return (
    <div className="time-band no-print" role="status">
      <p><b>{t('past-title', { day: dayWords(day, work.at) })}</b> {reading ? t('reading') : t('past-says')}</p>
      <Button size="small" type="primary" onClick={onNow}>{t('back-to-now')}</Button>
    </div>
  );
}
