import { Button } from 'antd';
import { useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { listExchangeSources } from '../../../contract/exchange.ts';
import { useRead } from '../../app/query.ts';
import { Refused } from '../../app/shell/dead-ends.tsx';
import { Nothing, Waiting } from '../../kit/waiting.tsx';
import { ExchangeCard } from './exchange-card.tsx';
import { ExchangeForm } from './exchange-form.tsx';
import './exchange.css';

/** 前置库接入源: what other systems write for us, and what became of it. */
export function ExchangeSources(): ReactNode {
  const { t } = useTranslation('imports');
  const [adding, setAdding] = useState(false);
  const answer = useRead(listExchangeSources, {}, { everyMs: 5_000, keep: true });
  const again = (): void => { setAdding(false); void answer.refetch(); };
  const { rows = [], mayChange = false, basis } = answer.data ?? {};
  return (
    <section className="sheet import-part">
      <header>
        <h2>{t('exchange')}</h2>
        {mayChange ? <Button size="small" aria-expanded={adding} onClick={() => setAdding(!adding)}>{t(adding ? 'exchange-close' : 'exchange-add')}</Button> : null}
      </header>
      <p className="quiet">{t('exchange-says')}</p>
      {adding ? <ExchangeForm onSaved={again} /> : null}
      {answer.isPending ? <Waiting rows={4} /> : null}
      {answer.isError ? <Refused error={answer.error} retry={() => void answer.refetch()} /> : null}
      {answer.data !== undefined && rows.length === 0 && !adding ? <Nothing says={t(mayChange ? 'exchange-none' : 'exchange-none-watch')} /> : null}
      {basis === undefined ? null : rows.map((row) => <ExchangeCard key={row.source.id} row={row} mayChange={mayChange} basis={basis} onChanged={again} />)}
    </section>
  );
}
