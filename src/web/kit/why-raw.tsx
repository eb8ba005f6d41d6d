import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { hexDump } from './hex-dump.ts';
import type { WhyLink } from './why-link.ts';

/** The message as it came: its text for everybody, its bytes and digest folded for the engineer. */
export function WhyRaw({ raw }: { readonly raw: NonNullable<WhyLink['raw']> }): ReactNode {
  const { t } = useTranslation('kit');
  return (
    <div className="why-raw">
      <h4>{t('why-raw-text')}</h4>
      <pre tabIndex={0}>{raw.text}</pre>
      <details>
        <summary>{t('why-raw-hex', { count: raw.hex.length / 2 })}</summary>
        <pre className="why-hex" tabIndex={0}>{hexDump(raw.hex)}</pre>
        <p className="mono">SHA-256 {raw.sha256}</p>
      </details>
    </div>
  );
}
