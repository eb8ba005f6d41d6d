import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { Words } from '../../../model/words.ts';
import { share } from '../../app/number-words.ts';
import { usePreferences } from '../../app/preferences.ts';
import { listed, useSay } from '../../app/words/pick.ts';
import { DataTable, type Column } from '../../kit/data-table.tsx';
import type { Bar } from './bars.ts';
import { useDaysLeft } from './columns.tsx';

/** What the bars say, as a table: planned days, how far, and the ends of the stages. */
export function GanttTable({ bars, basis }: { readonly bars: readonly Bar[]; readonly basis: Words }): ReactNode {
  const { t } = useTranslation('measures');
  const say = useSay();
  const { language } = usePreferences();
  const left = useDaysLeft();
  const item = ({ row }: Bar): string => `${say(row.case.title)}(${row.case.number})`;
  const stages = ({ row }: Bar): string =>
    listed(
      say,
      row.projects.flatMap(({ stages: own = [] }) =>
        own.map(({ title, to = '', ended }) => `${say(title)} ${ended === undefined ? to : t('ended-on', { day: ended })}`),
      ),
    );
  const columns: readonly Column<Bar>[] = [
    {
      id: 'item',
      title: t('item'),
      value: item,
      cell: (bar) => (
        <Link to="/case/$id" params={{ id: bar.row.case.id }}>
          {item(bar)}
        </Link>
      ),
    },
    { id: 'what', title: t('measures'), names: true, value: ({ row }) => row.what ?? '', cell: ({ row }) => row.what },
    {
      id: 'from',
      title: t('from'),
      width: 100,
      value: ({ row }) => row.from ?? row.begun,
      cell: ({ row }) => row.from ?? <span className="faint">{t('begun', { day: row.begun })}</span>,
    },
    { id: 'due', title: t('due'), width: 100, value: ({ row }) => row.due, cell: ({ row }) => row.due },
    { id: 'left', title: t('left'), width: 110, value: ({ row }) => left(row), cell: ({ row }) => left(row) },
    {
      id: 'state',
      title: t('state'),
      width: 120,
      value: ({ row }) => t(`state-${row.state}`),
      cell: ({ row }) => t(`state-${row.state}`),
    },
    {
      id: 'share',
      title: t('verified-share'),
      number: true,
      width: 90,
      value: ({ share: part }) => share(part, 1, language),
      cell: ({ share: part }) => share(part, 1, language),
    },
    { id: 'stages', title: t('stage-ends'), value: stages, cell: stages },
  ];
  return <DataTable label={t('gantt')} columns={columns} rows={bars} rowKey={({ row }) => `${row.case.id} ${row.id}`} basis={basis} />;
}
