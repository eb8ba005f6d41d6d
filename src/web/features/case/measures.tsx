import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { Measure } from '../../../model/case.ts';
import { DataTable, type Column } from '../../kit/data-table.tsx';
import { StatusTag } from '../../kit/status-tag.tsx';

export function Measures({ measures }: { readonly measures: readonly Measure[] }): ReactNode {
  const { t } = useTranslation('caseFile');
  if (measures.length === 0) return null;
  const columns: readonly Column<Measure>[] = [
    { id: 'what', title: t('measures'), names: true, cell: ({ what }) => what, value: ({ what }) => what },
    { id: 'target', title: t('measure-target'), number: true, cell: ({ quantity, unit }) => `${quantity} ${unit}`, value: ({ quantity, unit }) => `${quantity} ${unit}` },
    { id: 'owner', title: t('measure-owner'), cell: ({ owner }) => owner, value: ({ owner }) => owner },
    { id: 'due', title: t('measure-due'), width: 110, cell: ({ due }) => due, value: ({ due }) => due },
    { id: 'state', title: t('measure-state'), width: 96, cell: ({ done }) => <StatusTag tone={done ? 'ok' : 'neutral'}>{t(done ? 'measure-done' : 'measure-open')}</StatusTag>, value: ({ done }) => t(done ? 'measure-done' : 'measure-open') },
  ];
  return <section className="sheet case-block flush"><h2>{t('measures')}</h2><DataTable label={t('measures')} columns={columns} rows={measures} rowKey={({ id }) => id} /></section>;
}
