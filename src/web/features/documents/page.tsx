import { Link } from '@tanstack/react-router';
import { Select, Switch } from 'antd';
import type { Static } from 'typebox';
import { useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { listDocuments } from '../../../contract/document.ts';
import { count } from '../../app/number-words.ts';
import { usePreferences } from '../../app/preferences.ts';
import { useRead } from '../../app/query.ts';
import { Refused } from '../../app/shell/dead-ends.tsx';
import { PrintButton } from '../../kit/paper.tsx';
import { StatusTag } from '../../kit/status-tag.tsx';
import { Waiting } from '../../kit/waiting.tsx';
import { DocumentTable } from './document-table.tsx';
import './page.css';

type Reply = Static<typeof listDocuments.reply>;

/** 发文登记簿: every numbered paper with its receipt, and whether a number is missing. */
export function DocumentsPage(): ReactNode {
  const { t } = useTranslation('documents');
  const [year, setYear] = useState<string>();
  const [unread, setUnread] = useState(false);
  const query = { ...(year !== undefined && { year }), ...(unread && { unread }) };
  const answer = useRead(listDocuments, { query }, { everyMs: 60_000, keep: true });
  if (answer.isPending) return <Waiting rows={12} />;
  if (answer.isError) return <Refused error={answer.error} retry={() => void answer.refetch()} />;
  const { data } = answer;
  return (
    <>
      <header className="page-head">
        <div><h1>{t('title')}</h1><p>{t('says')} <Link className="no-print" to="/cases/$programme/$noun" params={{ programme: 'rectification', noun: 'urging' }}>{t('to-letters')}</Link></p></div>
        <PrintButton />
      </header>
      <Figures counts={data.counts} />
      <Series series={data.series} year={data.year} />
      <section className="sheet documents-sheet">
        <div className="documents-filters no-print">
          <Select aria-label={t('year')} value={data.year} options={data.years.map((value) => ({ value, label: t('of-year', { year: value }) }))} onChange={setYear} />
          <label><Switch size="small" checked={unread} onChange={setUnread} /> {t('only-unread')}</label>
        </div>
        <DocumentTable rows={data.rows} basis={data.basis} />
      </section>
    </>
  );
}

function Figures({ counts }: { readonly counts: Reply['counts'] }): ReactNode {
  const { t } = useTranslation('documents');
  const { language } = usePreferences();
  return (
    <dl className="documents-figures" aria-label={t('figures')}>
      {(['issued', 'unread', 'overdue'] as const).map((id) => (
        <div key={id} className={id !== 'issued' && counts[id] > 0 ? 'late' : undefined}><dt>{t(id)}</dt><dd>{count(counts[id], language)}</dd></div>
      ))}
    </dl>
  );
}

/** 断号核对: each series in which this office issues. */
function Series({ series, year }: { readonly series: Reply['series']; readonly year: string }): ReactNode {
  const { t } = useTranslation('documents');
  if (series.length === 0) return null;
  return (
    <ul className="documents-series" aria-label={t('series')}>
      {series.map(({ codeWord, kindWord, drawn, missing }) => (
        <li key={`${codeWord}${kindWord}`}>
          <span lang="zh">{`${codeWord}${kindWord}〔${year}〕`}</span> <span className="quiet">{t('drawn', { last: drawn })}</span>
          <StatusTag tone={missing.length === 0 ? 'ok' : 'late'}>{missing.length === 0 ? t('whole') : t('missing', { numbers: missing.join(', ') })}</StatusTag>
        </li>
      ))}
    </ul>
  );
}
