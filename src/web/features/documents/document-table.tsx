import { Link } from '@tanstack/react-router';
import type { Static } from 'typebox';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { DocumentRow } from '../../../contract/document.ts';
import type { Words } from '../../../model/words.ts';
import { usePreferences } from '../../app/preferences.ts';
import { longDay, moment } from '../../app/time-words.ts';
import { useSay } from '../../app/words/pick.ts';
import { DataTable, type Column } from '../../kit/data-table.tsx';
import { StatusTag, toneOf } from '../../kit/status-tag.tsx';

type Row = Static<typeof DocumentRow>;

/** The register as it is kept on paper, and as it goes to Excel: the numbers and titles are Chinese in either language. */
export function DocumentTable({ rows, basis }: { readonly rows: readonly Row[]; readonly basis: Words }): ReactNode {
  const { t } = useTranslation('documents');
  const { language } = usePreferences();
  const say = useSay();
  const receipt = ({ received }: Row): string => (received === undefined ? '' : `${moment(received.at, language)} ${say(received.by)}`);
  const due = ({ due: until }: Row): string => (until === undefined ? '' : longDay(until, language));
  const columns: readonly Column<Row>[] = [
    { id: 'number', title: t('number'), width: 168, names: true, value: ({ number }) => number,
      cell: ({ case: id, number }) => <Link to="/case/$id/letter" params={{ id }} lang="zh" className="documents-number">{number}</Link> },
    { id: 'title', title: t('paper'), cell: ({ title }) => <span lang="zh">{title}</span>, value: ({ title }) => title },
    { id: 'issuer', title: t('issuer'), width: 116, cell: (row) => say(row.issuer.name), value: (row) => say(row.issuer.name) },
    { id: 'to', title: t('to'), width: 124, cell: (row) => say(row.to.name), value: (row) => say(row.to.name) },
    { id: 'signer', title: t('signer'), width: 132, cell: ({ signedBy }) => signedBy, value: ({ signedBy }) => signedBy },
    { id: 'date', title: t('date'), width: 124, cell: ({ at }) => longDay(at, language), value: ({ at }) => longDay(at, language) },
    { id: 'receipt', title: t('receipt'), width: 128, value: receipt,
      cell: (row) => (row.received !== undefined ? receipt(row) : row.state.ended ? <span className="faint">—</span> : <StatusTag tone="due">{t('not-received')}</StatusTag>) },
    { id: 'due', title: t('due'), width: 120, value: due,
      cell: (row) => <>{due(row) === '' ? <span className="faint">—</span> : due(row)}{row.overdue ? <> <StatusTag tone="late">{t('late')}</StatusTag></> : null}</> },
    { id: 'state', title: t('state'), width: 132, cell: ({ state }) => <StatusTag tone={toneOf(state.tone)}>{say(state.title)}</StatusTag>, value: ({ state }) => say(state.title) },
  ];
  return <DataTable label={t('title')} columns={columns} rows={rows} rowKey={({ case: id }) => id} rowTone={({ overdue }) => (overdue ? 'late' : undefined)} basis={basis} empty={t('empty')} />;
}
