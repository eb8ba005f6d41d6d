import { Link, type ErrorComponentProps } from '@tanstack/react-router';
import { Button } from 'antd';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { FaultError } from '../client.ts';
import { faultWords } from '../fault-words.ts';
import { usePreferences } from '../preferences.ts';
import './dead-ends.css';

const noRight = new Set(['access.no-right', 'access.foreign-region', 'access.no-appointment']);

export function NotFound(): ReactNode {
  const { t } = useTranslation();
  return <DeadEnd title={t('not-found')} says={t('not-found-says')} />;
}

/** A page that threw. Refusals get their own words; anything else is a bug and says how to report it. */
export function Crashed({ error, reset }: ErrorComponentProps): ReactNode {
  const { t } = useTranslation();
  if (error instanceof FaultError) return <Refused error={error} retry={reset} />;
  return (
    <DeadEnd title={t('crashed')} says={t('crashed-says')}>
      <code className="dead-end-detail">{error instanceof Error ? error.message : String(error)}</code>
      <Button onClick={() => window.location.reload()}>{t('retry')}</Button>
    </DeadEnd>
  );
}

/** What a page shows where its content was refused: no right, not found, or a fault with its words. */
export function Refused({ error, retry }: { readonly error: unknown; readonly retry?: () => void }): ReactNode {
  const { t } = useTranslation();
  const { language } = usePreferences();
  if (error instanceof FaultError && noRight.has(error.fault)) return <DeadEnd title={t('no-right')} says={t('no-right-says')} />;
  if (error instanceof FaultError && error.fault === 'request.not-found') return <NotFound />;
  return (
    <DeadEnd title={t('failed')} says={faultWords(error, language)}>
      {retry === undefined ? null : <Button onClick={retry}>{t('retry')}</Button>}
    </DeadEnd>
  );
}

function DeadEnd({ title, says, children }: { readonly title: string; readonly says: string; readonly children?: ReactNode }): ReactNode {
  const { t } = useTranslation();
  return (
    <section className="dead-end" role="alert">
      <h1>{title}</h1>
      <p>{says}</p>
      <div className="dead-end-ways">
        {children}
        <Link to="/">{t('go-home')}</Link>
      </div>
    </section>
  );
}
