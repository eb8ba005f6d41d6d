import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { countsOf, fireClasses, fireColours, type FireClass, type HotSpot } from './fire.ts';

type Given = { readonly rows: readonly HotSpot[]; readonly off: ReadonlySet<FireClass>; readonly onToggle: (of: FireClass) => void };

/** What the colours mean and how many there are of each; a click hides or shows a class. */
export function FireLegend({ rows, off, onToggle }: Given): ReactNode {
  const { t } = useTranslation('oneMap');
  const counts = countsOf(rows);
  return (
    <section className="map-legend fire-legend" aria-label={t('fire-legend')}>
      <b>{t('fire-legend')}</b>
      <ul>
        {fireClasses.map((of) => (
          <li key={of}>
            <button type="button" aria-pressed={!off.has(of)} disabled={counts[of] === 0} onClick={() => onToggle(of)}>
              <i style={{ background: fireColours[of] }} aria-hidden="true" />{t(`legend-${of}`)} <b>{t('fire-count', { count: counts[of] })}</b>
            </button>
          </li>
        ))}
      </ul>
      <p className="quiet">{t('fire-legend-says')}</p>
    </section>
  );
}
