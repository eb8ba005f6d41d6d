import { Link, useParams } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { importBatch } from '../../../contract/complaint.ts';
import { listBatches } from '../../../contract/complaint-batch.ts';
import { useRead } from '../../app/query.ts';
import { mayCall, useSession } from '../../app/session.ts';
import { Refused } from '../../app/shell/dead-ends.tsx';
import { Nothing, Waiting } from '../../kit/waiting.tsx';
import { BringList } from './bring-list.tsx';
import { OneItem } from './one-item.tsx';
import { Preview } from './preview.tsx';
import './page.css';

/** One batch: its list comes in, its table goes out. */
export function ComplaintBatchPage(): ReactNode {
  const { t } = useTranslation('complaints');
  const { batch: id } = useParams({ from: '/workbench/complaints/$batch' });
  const session = useSession();
  const answer = useRead(listBatches, {});
  if (answer.isPending) return <Waiting rows={10} />;
  if (answer.isError) return <Refused error={answer.error} retry={() => void answer.refetch()} />;
  const batch = answer.data.find((one) => one.case.id === id);
  if (batch === undefined)
    return (
      <Nothing says={t('no-batch')}>
        <Link to="/complaints">{t('back')}</Link>
      </Nothing>
    );
  const keeps = session !== null && mayCall(importBatch, session);
  return (
    <div className="complaints">
      <header className="page-head">
        <div>
          <h1>{t('batch-title', { ordinal: batch.ordinal })}</h1>
          <p>
            {t('batch-says', {
              round: batch.round,
              day: batch.receivedOn,
              expected: batch.expected,
              items: batch.items,
              late: batch.late,
            })}
          </p>
          <p className="no-print">
            <Link to="/complaints" search={{ batch: id }}>
              {t('back')}
            </Link>{' '}
            ·{' '}
            <Link to="/case/$id" params={{ id }}>
              {t('batch-history')}
            </Link>
          </p>
        </div>
      </header>
      {keeps ? (
        <>
          <BringList batch={id} />
          <OneItem batch={id} />
          <Preview batch={id} />
        </>
      ) : (
        <Nothing says={t('keeps-only')} />
      )}
    </div>
  );
}
