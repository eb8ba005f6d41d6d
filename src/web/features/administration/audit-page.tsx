import { Button } from 'antd';
import type { Static } from 'typebox';
import { useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { auditTrail } from '../../../contract/admin.ts';
import { faults, isFaultCode } from '../../../basis/fault.ts';
import { usePreferences } from '../../app/preferences.ts';
import { useRead } from '../../app/query.ts';
import { Refused } from '../../app/shell/dead-ends.tsx';
import { moment } from '../../app/time-words.ts';
import { DataTable, type Column } from '../../kit/data-table.tsx';
import { StatusTag } from '../../kit/status-tag.tsx';
import { Waiting } from '../../kit/waiting.tsx';
import './page.css';

type Row = Static<typeof auditTrail.reply>['rows'][number];
const shown = 100;

/** Who did what when, newest first, a hundred at a time. */
export function AuditPage(): ReactNode {
  const { t } = useTranslation('administration');
  const { language } = usePreferences();
  const [before, setBefore] = useState<number>();
  const answer = useRead(auditTrail, { query: { limit: shown, ...(before === undefined ? {} : { before }) } });
  const outcome = (row: Row): string => (row.outcome === 'ok' ? t('outcome-ok') : isFaultCode(row.outcome) ? faults[row.outcome][language] : row.outcome);
  const columns: readonly Column<Row>[] = [
    { id: 'at', title: t('machine-time'), names: true, width: 170, cell: ({ at }) => moment(at, language), value: ({ at }) => moment(at, language) },
    { id: 'world', title: t('world-time'), width: 170, cell: ({ worldAt }) => <span className="quiet">{moment(worldAt, language)}</span>, value: ({ worldAt }) => moment(worldAt, language) },
    { id: 'actor', title: t('actor'), cell: ({ actor }) => actor, value: ({ actor }) => actor },
    { id: 'action', title: t('action'), cell: ({ action }) => <code>{action}</code>, value: ({ action }) => action },
    { id: 'subject', title: t('subject'), cell: ({ subject }) => <span className="entry-id">{subject}</span>, value: ({ subject }) => subject },
    { id: 'outcome', title: t('outcome'), cell: (row) => <StatusTag tone={row.outcome === 'ok' ? 'ok' : 'late'}>{outcome(row)}</StatusTag>, value: outcome },
  ];
  const next = answer.data?.next;
  return (
    <>
      <header className="page-head">
        <div><h1>{t('audit')}</h1><p>{t('audit-says')}</p></div>
        <Button disabled={before === undefined} onClick={() => setBefore(undefined)}>{t('newest')}</Button>
        <Button disabled={next === undefined} onClick={() => setBefore(Number(next))}>{t('older')}</Button>
      </header>
      <section className="sheet">
        {answer.isPending ? <Waiting rows={10} /> : null}
        {answer.isError ? <Refused error={answer.error} retry={() => void answer.refetch()} /> : null}
        {answer.data === undefined ? null : <DataTable label={t('audit')} columns={columns} rows={answer.data.rows} rowKey={(row) => `${row.at} ${row.action} ${row.subject}`} empty={t('audit-empty')} />}
      </section>
    </>
  );
}
