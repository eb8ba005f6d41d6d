import { Button } from 'antd';
import { useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { listWebhooks } from '../../../contract/webhook.ts';
import { useRead } from '../../app/query.ts';
import { Refused } from '../../app/shell/dead-ends.tsx';
import { Nothing, Waiting } from '../../kit/waiting.tsx';
import { MadeSecret, type Made } from './made-secret.tsx';
import { WebhookCard } from './webhook-card.tsx';
import { WebhookForm } from './webhook-form.tsx';
import './page.css';

/** 事件推送: every webhook, what became of its deliveries, and a new one. */
export function WebhooksPage(): ReactNode {
  const { t } = useTranslation('webhooks');
  const [adding, setAdding] = useState(false);
  const [made, setMade] = useState<Made>();
  const answer = useRead(listWebhooks, {}, { everyMs: 5_000, keep: true });
  const changed = (next?: Made): void => {
    setAdding(false);
    if (next !== undefined) setMade(next);
    void answer.refetch();
  };
  const { rows = [], types = [] } = answer.data ?? {};
  return (
    <>
      <header className="page-head">
        <div><h1>{t('title')}</h1><p>{t('says')}</p></div>
        {adding ? null : <Button type="primary" onClick={() => setAdding(true)}>{t('add')}</Button>}
      </header>
      {made === undefined ? null : <MadeSecret made={made} close={() => setMade(undefined)} />}
      {adding ? <section className="sheet webhook-sheet" aria-label={t('add')}><WebhookForm types={types} saved={changed} /></section> : null}
      {answer.isPending ? <section className="sheet"><Waiting rows={6} /></section> : null}
      {answer.isError ? <Refused error={answer.error} retry={() => void answer.refetch()} /> : null}
      {answer.data !== undefined && rows.length === 0 && !adding ? <section className="sheet"><Nothing says={t('none')} /></section> : null}
      {rows.map((row) => <WebhookCard key={row.id} row={row} types={types} changed={changed} />)}
    </>
  );
}
