import { hourMs } from '../../../basis/time.ts';
import { LeftOutlined, RightOutlined } from '@ant-design/icons';
import { Button } from 'antd';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { usePreferences } from '../../app/preferences.ts';
import { moment } from '../../app/time-words.ts';


/** One hour back, one on, or the newest; the hour itself stands in the address. */
export function HourStepper({ at, newest, onHour }: { readonly at: number; readonly newest: boolean; readonly onHour: (at: number | undefined) => void }): ReactNode {
  const { t } = useTranslation('air');
  const { language } = usePreferences();
  return (
    <div className="hour-stepper" role="group" aria-label={t('hour-nav')}>
      <Button icon={<LeftOutlined />} aria-label={t('earlier')} title={t('earlier')} onClick={() => onHour(at - hourMs)} />
      <time dateTime={new Date(at).toISOString()} aria-live="polite">{t('of-hour', { at: moment(at, language) })}</time>
      <Button icon={<RightOutlined />} aria-label={t('later')} title={t('later')} disabled={newest} onClick={() => onHour(at + hourMs)} />
      <Button type="link" disabled={newest} onClick={() => onHour(undefined)}>{t('newest')}</Button>
    </div>
  );
}
