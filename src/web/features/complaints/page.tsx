import { Link, useNavigate, useSearch } from '@tanstack/react-router';
import { Button, Segmented, Select } from 'antd';
import type { Static } from 'typebox';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { listBatches } from '../../../contract/complaint-batch.ts';
import { useRead } from '../../app/query.ts';
import { mayCall, useSession } from '../../app/session.ts';
import { Refused } from '../../app/shell/dead-ends.tsx';
import { importBatch } from '../../../contract/complaint.ts';
import { Waiting } from '../../kit/waiting.tsx';
import { Board } from './board.tsx';
import { ItemList } from './item-list.tsx';
import './page.css';

export type Batch = Static<typeof listBatches.reply>[number];
const views = ['list', 'board'] as const;

/** Screen 10: batches of an inspection, their items with what ends first, and who stands where. */
export function ComplaintsPage(): ReactNode {
  const { t } = useTranslation('complaints');
  const search = useSearch({ from: '/workbench/complaints' });
  const navigate = useNavigate();
  const session = useSession();
  const batches = useRead(listBatches, {}, { everyMs: 30_000 });
  if (batches.isPending) return <Waiting rows={12} />;
  if (batches.isError) return <Refused error={batches.error} retry={() => void batches.refetch()} />;
  const keeps = session !== null && mayCall(importBatch, session);
  const chosen = batches.data.find((one) => one.case.id === search.batch);
  const go = (change: Partial<typeof search>): void => void navigate({ to: '/complaints', search: { ...search, ...change } });
  return (
    <div className="complaints">
      <header className="page-head">
        <div>
          <h1>{t('title')}</h1>
          <p>{t('says')}</p>
        </div>
        <div className="page-acts">
          {chosen === undefined ? null : (
            <Link className="ant-btn ant-btn-default" to="/complaints/$batch" params={{ batch: chosen.case.id }}>
              {t(keeps ? 'batch-work' : 'batch-open')}
            </Link>
          )}
          {keeps ? (
            <Button
              type="primary"
              onClick={() => void navigate({ to: '/new/$programme/$noun', params: { programme: 'complaints', noun: 'batch' } })}
            >
              {t('new-batch')}
            </Button>
          ) : null}
        </div>
      </header>
      <div className="complaint-choice no-print">
        <Select
          aria-label={t('batch')}
          value={chosen?.case.id ?? ''}
          popupMatchSelectWidth={false}
          className="complaint-batch"
          onChange={(id) => go({ batch: id === '' ? undefined : id })}
          options={[
            { value: '', label: t('all-batches', { count: batches.data.length }) },
            ...batches.data.map((one) => ({
              value: one.case.id,
              label: t('batch-line', { ordinal: one.ordinal, day: one.receivedOn, items: one.items }),
            })),
          ]}
        />
        <Segmented
          aria-label={t('views')}
          value={search.view === 'board' ? 'board' : 'list'}
          onChange={(view) => go({ view })}
          options={views.map((value) => ({ value, label: t(`view-${value}`) }))}
        />
      </div>
      <Figures batches={chosen === undefined ? batches.data : [chosen]} />
      {search.view === 'board' ? (
        <Board batch={chosen?.case.id} onCell={(region, state) => go({ view: 'list', region, state })} />
      ) : (
        <ItemList search={search} go={go} />
      )}
    </div>
  );
}

function Figures({ batches }: { readonly batches: readonly Batch[] }): ReactNode {
  const { t } = useTranslation('complaints');
  const sum = (of: (one: Batch) => number): number => batches.reduce((total, one) => total + of(one), 0);
  const shown = [
    ['items', sum(({ items }) => items)],
    ['late', sum(({ late }) => late)],
    ['ready', sum(({ ready }) => ready)],
    ['ended', sum(({ ended }) => ended)],
  ] as const;
  return (
    <dl className="complaint-figures" aria-label={t('figures')}>
      {shown.map(([id, figure]) => (
        <div key={id} className={id === 'late' && figure > 0 ? 'late' : undefined}>
          <dt>{t(`figure-${id}`)}</dt>
          <dd>{figure}</dd>
        </div>
      ))}
    </dl>
  );
}
