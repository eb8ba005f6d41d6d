import { Link, useNavigate } from '@tanstack/react-router';
import { Button } from 'antd';
import type { Static } from 'typebox';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { workList } from '../../../contract/case.ts';
import { usePreferences } from '../../app/preferences.ts';
import { useWorldMinute } from '../../app/session.ts';
import { clockWords, shortMoment } from '../../app/time-words.ts';
import { useSay } from '../../app/words/pick.ts';
import { ClockTag } from '../../kit/clock-tag.tsx';
import { DataTable, type Column } from '../../kit/data-table.tsx';
import { Weight } from './weight.tsx';

type Row = Static<typeof workList.reply>['rows'][number];

/** One row a task, one button a row: the next step as a verb. Returned ones stand first, as the server orders them. */
export function TaskList({ rows }: { readonly rows: readonly Row[] }): ReactNode {
  const { t } = useTranslation('work');
  const { language } = usePreferences();
  const now = useWorldMinute();
  const say = useSay();
  const columns: readonly Column<Row>[] = [
    { id: 'item', title: t('column-item'), names: true, cell: (row) => <><Item row={row} /><Weight row={row} /></>, value: ({ case: { title } }) => say(title) },
    { id: 'source', title: t('column-source'), width: '24%', cell: ({ case: { source, number } }) => <>{number}<br /><span className="quiet">{say(source)}</span></>, value: ({ case: { source, number } }) => `${say(source)} ${number}` },
    { id: 'place', title: t('column-place'), width: 96, cell: ({ case: { region } }) => say(region.name), value: ({ case: { region } }) => say(region.name) },
    {
      id: 'clock', title: t('column-clock'), width: 250,
      cell: ({ case: { clock } }) => (clock === undefined ? <span className="faint">—</span> : <ClockTag clock={clock} says={say(clock.says)} />),
      value: ({ case: { clock } }) => (clock === undefined ? undefined : clockWords(clock, now, language)),
    },
    { id: 'step', title: t('column-step'), width: 140, cell: (row) => <StepButton row={row} />, value: ({ task }) => say(task.title) },
  ];
  return <DataTable label={t('title')} columns={columns} rows={rows} rowKey={({ task, case: { id } }) => `${id} ${task.event} ${task.party}`} rowTone={(row) => (row.case.returned === undefined ? undefined : 'late')} empty={t('empty-todo')} />;
}

function Item({ row: { case: { id, title, returned, urged } } }: { readonly row: Row }): ReactNode {
  const { t } = useTranslation('work');
  const { language } = usePreferences();
  const say = useSay();
  return (
    <>
      <Link to="/case/$id" params={{ id }} className="work-title">{say(title)}</Link>
      {returned === undefined ? null : <span className="work-returned">{t('returned', { reason: returned.reason })}<small>{t('returned-by', { by: returned.by, at: shortMoment(returned.at, language) })}</small></span>}
      {urged === undefined ? null : <span className="work-urged">{t('urged', { by: say(urged.by), at: shortMoment(urged.at, language) })}</span>}
    </>
  );
}

function StepButton({ row: { task, case: { id, title } } }: { readonly row: Row }): ReactNode {
  const say = useSay();
  const navigate = useNavigate();
  return <Button type="primary" size="small" aria-label={`${say(task.title)}:${say(title)}`} onClick={() => void navigate({ to: '/case/$id', params: { id }, hash: 'do' })}>{say(task.title)}</Button>;
}
