import { Button } from 'antd';
import { useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';

export type Made = { readonly name: string; readonly key: string };

/** The one time that a key is seen. It lives in this page alone and goes with it. */
export function MadeKey({ made: { name, key }, close }: { readonly made: Made; readonly close: () => void }): ReactNode {
  const { t } = useTranslation('apiKeys');
  const [copied, setCopied] = useState<'copied' | 'copy-failed'>();
  const copy = (): void => {
    navigator.clipboard.writeText(key).then(() => setCopied('copied'), () => setCopied('copy-failed'));
  };
  return (
    <section className="sheet made-key" aria-labelledby="made-key-title">
      <h2 id="made-key-title">{t('made-title', { name })}</h2>
      <p>{t('made-says')}</p>
      <p className="key-itself"><code>{key}</code></p>
      <p className="key-actions">
        <Button type="primary" onClick={copy}>{t('copy')}</Button>
        <Button onClick={close}>{t('close')}</Button>
        <span role="status" className="quiet">{copied === undefined ? '' : t(copied)}</span>
      </p>
    </section>
  );
}
