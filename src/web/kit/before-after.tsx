import { useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import './before-after.css';

export type Side = { readonly src: string; readonly alt: string; readonly says: readonly string[] };

/**
 * Two pictures of one place, one over the other, with the border where the hand or the arrow keys put it; below it when and where each
 * was taken.
 */
export function BeforeAfter({ label, before, after }: { readonly label: string; readonly before: Side; readonly after: Side }): ReactNode {
  const { t } = useTranslation('kit');
  const [at, setAt] = useState(50);
  return (
    <figure className="before-after">
      <div className="before-after-pictures">
        <img src={after.src} alt={after.alt} />
        <img src={before.src} alt={before.alt} style={{ clipPath: `inset(0 ${100 - at}% 0 0)` }} />
        <i style={{ left: `${at}%` }} aria-hidden="true" />
        <span aria-hidden="true">{t('before')}</span><span aria-hidden="true">{t('after')}</span>
        <input
          type="range" min={0} max={100} value={at} aria-label={label} aria-valuetext={t('before-share', { share: at })}
          onChange={(event) => setAt(event.target.valueAsNumber)}
        />
      </div>
      <figcaption>
        <div><b>{t('before')}</b>{before.says.map((line) => <span key={line}>{line}</span>)}</div>
        <div><b>{t('after')}</b>{after.says.map((line) => <span key={line}>{line}</span>)}</div>
      </figcaption>
    </figure>
  );
}
