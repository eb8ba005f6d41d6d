import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { usePreferences } from '../preferences.ts';
import { useStatus, useWorldNow } from '../session.ts';
import { longDay, timeOfDay, weekday } from '../time-words.ts';

/** Time of business, running: in a drill it hurries, and says so. */
export function WorldClock(): ReactNode {
  const { t } = useTranslation();
  const { language } = usePreferences();
  const now = useWorldNow();
  const status = useStatus();
  if (now === undefined || status === undefined) return <span className="world-clock" />;
  const { world, mode, filling } = status;
  return (
    <span className="world-clock" title={t(mode === 'drill' ? 'world-clock-drill' : 'world-clock')}>
      <time dateTime={new Date(now).toISOString()}>
        <span className="world-day">{longDay(now, language)} {weekday(now, language)}</span> <b>{timeOfDay(now, language)}</b>
      </time>
      {mode === 'drill' && world.running && <small>{t('world-clock-drill')} · {t('world-speed', { speed: world.speed })}</small>}
      {!world.running && <small>{t('world-stopped')}{world.stoppedBecause === undefined ? '' : ` · ${world.stoppedBecause}`}</small>}
      {filling !== undefined && <small>{t('filling', filling)}</small>}
    </span>
  );
}
