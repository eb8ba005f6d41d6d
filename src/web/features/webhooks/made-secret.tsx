import { Button } from 'antd';
import { useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';

export type Made = { readonly name: string; readonly secret: string };

/** The one time that a secret is seen. It lives in this page alone and goes with it. */
export function MadeSecret({ made: { name, secret }, close }: { readonly made: Made; readonly close: () => void }): ReactNode {
  const { t } = useTranslation('webhooks');
  const [copied, setCopied] = useState<'copied' | 'copy-failed'>();
  const copy = (): void => {
    navigator.clipboard.writeText(secret).then(() => setCopied('copied'), () => setCopied('copy-failed'));
  };
  return (
    <section className="sheet webhook-made" aria-labelledby="made-secret-title">
      <h2 id="made-secret-title">{t('made-title', { name })}</h2>
      <p>{t('made-says')}</p>
      <p className="webhook-secret"><code>{secret}</code></p>
      <p className="webhook-buttons">
        <Button type="primary" onClick={copy}>{t('copy')}</Button>
        <Button onClick={close}>{t('close-made')}</Button>
        <span role="status" className="quiet">{copied === undefined ? '' : t(copied)}</span>
      </p>
    </section>
  );
}
