import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useStatus } from '../session.ts';
import './drill-mark.css';

/** The strip on top of every page of a drill. */
export function DrillStrip(): ReactNode {
  const { t } = useTranslation();
  if (useStatus()?.mode !== 'drill') return null;
  return (
    <div className="drill-strip" role="note">
      <strong>{t('drill')}</strong>
      <span>{t('drill-says')}</span>
    </div>
  );
}

/** 演练 over every page and every sheet of paper; it takes no clicks. */
export function DrillWatermark(): ReactNode {
  const { t } = useTranslation();
  if (useStatus()?.mode !== 'drill') return null;
  const tile = `<svg xmlns='http://www.w3.org/2000/svg' width='300' height='210'><text x='150' y='120' text-anchor='middle' font-family='sans-serif' font-size='30' letter-spacing='6' fill='#8c5a3c' transform='rotate(-24 150 105)'>${t('drill')}</text></svg>`;
  return <div className="drill-watermark" aria-hidden="true" style={{ backgroundImage: `url("data:image/svg+xml,${encodeURIComponent(tile)}")` }} />;
}
