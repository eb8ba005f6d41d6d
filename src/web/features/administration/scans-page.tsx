import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { Static } from 'typebox';
import { scanStanding } from '../../../contract/scan.ts';
import { Refused } from '../../app/shell/dead-ends.tsx';
import { usePreferences } from '../../app/preferences.ts';
import { useRead } from '../../app/query.ts';
import { shortMoment } from '../../app/time-words.ts';
import { DataTable, type Column } from '../../kit/data-table.tsx';
import { StatusTag } from '../../kit/status-tag.tsx';
import { Waiting } from '../../kit/waiting.tsx';
import './page.css';

type Standing = Static<typeof scanStanding.reply>;
type Row = Standing['waiting'][number];

/** 文件查毒: which scanner, what it said, and what waits for it. That there is none is said first. */
export function ScansPage(): ReactNode {
  const { t } = useTranslation('administration');
  const answer = useRead(scanStanding, {}, { everyMs: 10_000 });
  if (answer.isError && answer.data === undefined) return <Refused error={answer.error} retry={() => void answer.refetch()} />;
  if (answer.data === undefined) return <Waiting rows={6} />;
  return (
    <>
      <header className="page-head"><div><h1>{t('scans')}</h1><p>{t('scans-says')}</p></div></header>
      <Body {...answer.data} />
    </>
  );
}

function Body({ scanner, counts, waiting }: Standing): ReactNode {
  const { t } = useTranslation('administration');
  const { language } = usePreferences();
  const columns: readonly Column<Row>[] = [
    { id: 'hash', title: t('scans-file'), names: true, cell: ({ hash }) => <code>{hash.slice(0, 16)}…</code>, value: ({ hash }) => hash },
    { id: 'says', title: t('scans-why'), cell: ({ says }) => says, value: ({ says }) => says },
    { id: 'tries', title: t('scans-tries'), number: true, cell: ({ tries }) => tries, value: ({ tries }) => tries },
    { id: 'at', title: t('scans-last'), cell: ({ at }) => shortMoment(at, language), value: ({ at }) => shortMoment(at, language) },
  ];
  return (
    <>
      <section className="sheet scans-standing">
        <p>{scanner === undefined ? <StatusTag tone="due">{t('scans-none')}</StatusTag> : <StatusTag tone="ok">{t('scans-by', { scanner })}</StatusTag>}</p>
        {scanner === undefined ? <p className="quiet">{t('scans-how')}</p> : null}
        <p>{t('scans-counts', counts)}</p>
      </section>
      {waiting.length === 0 ? null : <section className="sheet"><h2>{t('scans-waiting')}</h2><DataTable label={t('scans-waiting')} columns={columns} rows={waiting} rowKey={({ hash }) => hash} /></section>}
    </>
  );
}
