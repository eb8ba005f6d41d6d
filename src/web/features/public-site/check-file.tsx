import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { publicFile, publicKey } from '../../../contract/public.ts';
import { pathOf } from '../../app/client.ts';

/** Download, key, and the two lines with which anybody checks the file without us. */
export function CheckFile({ id }: { readonly id: string }): ReactNode {
  const { t } = useTranslation('publicSite');
  return (
    <section className="check-box">
      <h2>{t('check-title')}</h2>
      <p>{t('check-says')}</p>
      <ol>
        <li>{t('check-1')}</li>
        <li>{t('check-page')} <a href="/verify.html" target="_blank" rel="noreferrer">{t('check-open')}</a> · <a href="/verify.html" download="verify.html">{t('check-keep')}</a></li>
        <li>{t('check-2')}<pre tabIndex={0}>npx qingshan verify {id}.json --key qingshan.key</pre></li>
      </ol>
      <p className="check-ways">
        <a href={pathOf(publicFile.path, { id })} download={`${id}.json`}>{t('download-file')}</a>
        <a href={pathOf(publicKey.path)} download="qingshan.key">{t('download-key')}</a>
        <Link to="/public/checkpoints">{t('see-checkpoints')}</Link>
      </p>
    </section>
  );
}
