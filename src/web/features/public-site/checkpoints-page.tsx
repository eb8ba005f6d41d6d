import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { publicCheckpoints, publicKey } from '../../../contract/public.ts';
import type { Checkpoint } from '../../../model/checkpoint.ts';
import { pathOf } from '../../app/client.ts';
import { useRead } from '../../app/query.ts';
import { Refused } from '../../app/shell/dead-ends.tsx';
import { DataTable } from '../../kit/data-table.tsx';
import { Waiting } from '../../kit/waiting.tsx';

/** One signed digest a day over all histories, newest first, and how to use it. */
export function CheckpointsPage(): ReactNode {
  const { t } = useTranslation('publicSite');
  const answer = useRead(publicCheckpoints, {});
  const checkpoints = ((answer.data ?? []) as readonly Checkpoint[]).toSorted((a, b) => (a.day < b.day ? 1 : -1));
  return (
    <>
      <div className="read">
        <h1>{t('checkpoints-title')}</h1>
        <p className="lead">{t('checkpoints-lead')}</p>
        <p className="small">{t('keep')} <a href={pathOf(publicKey.path)} download="qingshan.key">{t('download-key')}</a></p>
      </div>
      <section className="sheet" style={{ marginTop: 24 }}>
        {answer.isPending ? <Waiting rows={8} /> : null}
        {answer.isError ? <Refused error={answer.error} retry={() => void answer.refetch()} /> : null}
        {answer.data === undefined ? null : (
          <DataTable
            label={t('checkpoints-label')} rows={checkpoints} rowKey={({ day }) => day} empty={t('checkpoints-empty')}
            columns={[
              { id: 'day', title: t('checkpoint-day'), names: true, width: 130, cell: ({ day }) => day, value: ({ day }) => day },
              { id: 'cases', title: t('checkpoint-cases'), number: true, width: 130, cell: ({ cases }) => cases, value: ({ cases }) => cases },
              { id: 'root', title: t('checkpoint-root'), cell: ({ root }) => <code className="digest">{root}</code>, value: ({ root }) => root },
              { id: 'signature', title: t('checkpoint-signature'), width: 140, cell: ({ signatureAlgorithm }) => signatureAlgorithm, value: ({ signature }) => signature },
            ]}
          />
        )}
      </section>
    </>
  );
}
