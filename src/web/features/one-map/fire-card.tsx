import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { usePreferences } from '../../app/preferences.ts';
import { moment } from '../../app/time-words.ts';
import { useSay } from '../../app/words/pick.ts';
import { StatusTag } from '../../kit/status-tag.tsx';
import { WhyButton } from '../../kit/why.tsx';
import { classOf, type HotSpot } from './fire.ts';

/** What the satellite saw, and that nobody has verified it. */
export function FireCard({ spot }: { readonly spot: HotSpot }): ReactNode {
  const { t } = useTranslation('oneMap');
  const { language } = usePreferences();
  const say = useSay();
  const of = classOf(spot);
  const rows: readonly (readonly [string, string])[] = [
    [t('fire-at'), moment(spot.at, language)],
    [t('fire-satellite'), `${t(`satellite-${spot.satellite}`)} ${spot.instrument}`],
    [t('fire-class'), of === 'modis' ? t('fire-of-hundred', { of: spot.confidence }) : t(`class-${of}`)],
    [t('fire-frp'), `${spot.frp} MW`],
    [t('fire-pixel'), t('fire-pixel-of', { scan: spot.scan, track: spot.track, radius: spot.radiusKm })],
    [t('fire-place'), `${spot.lon}, ${spot.lat}`],
    [t('fire-light'), t(spot.dayNight === 'day' ? 'fire-day-light' : 'fire-night')],
    ...(spot.presumed === undefined ? [] : [[t('fire-presumed'), t(`presumed-${spot.presumed}`)] as const]),
  ];
  return (
    <div className="mark-card">
      <h3>{say(spot.region.name)} {t('fire-spot')}</h3>
      <p><StatusTag tone="review">{t('fire-unverified')}</StatusTag> <WhyButton id={spot.id} /></p>
      <dl>{rows.map(([title, value]) => <div key={title}><dt>{title}</dt><dd>{value}</dd></div>)}</dl>
    </div>
  );
}
