import { Link } from '@tanstack/react-router';
import { Button, Input, Select } from 'antd';
import type { Static } from 'typebox';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { listedProblems, type ListedRow } from '../../../contract/problem-list.ts';
import { useRead } from '../../app/query.ts';
import { Refused } from '../../app/shell/dead-ends.tsx';
import { useSay } from '../../app/words/pick.ts';
import { DataTable, type Column } from '../../kit/data-table.tsx';
import { StatusTag, toneOf } from '../../kit/status-tag.tsx';
import { Waiting } from '../../kit/waiting.tsx';
import type { Reply } from './list-columns.tsx';
import { queryOf, type Go, type ListSearch } from './search.ts';

type Row = Static<typeof ListedRow>;

/** The problems of the columns, or exactly those behind a figure of the index. */
export function ProblemTable({ reply, search, go }: { readonly reply: Reply; readonly search: ListSearch; readonly go: Go }): ReactNode {
  const { t } = useTranslation('problemLists');
  const say = useSay();
  const keys = ['region', 'from', 'to', 'list', 'part', 'side', 'origin', 'state', 'text'] as const;
  const answer = useRead(listedProblems, { query: { ...queryOf(search, keys), limit: 2000 } }, { keep: true });
  const part = reply.parts.find((one) => one.part === search.part);
  const list = reply.lists.find((one) => one.list === (search.list ?? ''));
  const label = part === undefined ? t('table', { list: list === undefined ? '' : say(list.title) }) : t('behind', { part: say(part.title), side: search.side === undefined ? t('side-all') : t(`side-${search.side}`) });
  return (
    <section className="sheet lists-table">
      <header>
        <h2>{label}</h2>
        {part === undefined ? <TableFilters search={search} go={go} /> : <Button size="small" className="no-print" onClick={() => go({ part: undefined, side: undefined })}>{t('all-problems')}</Button>}
      </header>
      {part === undefined ? null : <p className="quiet">{t(`part-${part.part}`)}</p>}
      {answer.isPending ? <Waiting rows={6} /> : null}
      {answer.isError ? <Refused error={answer.error} retry={() => void answer.refetch()} /> : null}
      {answer.data === undefined ? null : <Rows label={label} rows={answer.data.rows} basis={answer.data.basis} sides={part !== undefined} />}
    </section>
  );
}

function Rows({ label, rows, basis, sides }: { readonly label: string; readonly rows: readonly Row[]; readonly basis: Reply['basis']; readonly sides: boolean }): ReactNode {
  const { t } = useTranslation('problemLists');
  const say = useSay();
  const words = (id: string, title: string, value: (row: Row) => string, width: number): Column<Row> =>
    ({ id, title, width, value, cell: (row) => (value(row) === '' ? <span className="faint">—</span> : value(row)) });
  const day = (id: 'found' | 'deadline' | 'closed', value: (row: Row) => string | undefined): Column<Row> =>
    ({ id, title: t(id), width: 96, value, cell: (row) => <span className={value(row) === undefined ? 'faint' : 'lists-day'}>{value(row) ?? '—'}</span> });
  const stateOf = (row: Row): string => [say(row.case.stateTitle), row.overdue ? t('overdue') : '', row.rebounded ? t('rebounded') : ''].filter(Boolean).join(' ');
  const columns: readonly Column<Row>[] = [
    words('list', t('list'), (row) => say(row.listTitle), 100),
    {
      id: 'problem', title: t('problem'), names: true, width: 262, value: (row) => say(row.case.title),
      cell: (row) => <><Link to="/case/$id" params={{ id: row.case.id }}>{say(row.case.title)}</Link><small className="lists-number">{row.case.number}{row.byReference ? ` ${t('reference')}` : ''}</small></>,
    },
    { id: 'number', title: t('number'), fileOnly: true, value: (row) => row.case.number, cell: () => null },
    words('region', t('region'), (row) => say(row.case.region.name), 84),
    { id: 'unit', title: t('unit'), fileOnly: true, value: (row) => (row.unit === undefined ? '' : say(row.unit.name)), cell: () => null },
    words('origin', t('origin'), (row) => t(row.selfFound ? 'self-found' : 'handed-down'), 92), words('grade', t('grade'), (row) => (row.grade === undefined ? '' : say(row.grade)), 56),
    day('found', (row) => row.found), day('deadline', (row) => row.deadline), day('closed', (row) => row.closed),
    words('similar', t('similar'), (row) => (row.similar ? (row.similarFound === undefined ? t('yes') : t('similar-found', { count: row.similarFound })) : ''), 84),
    words('causes', t('causes'), (row) => (row.causes.length === 0 ? '' : String(row.causes.length)), 56),
    ...(sides ? [words('side', t('counts-as'), (row) => (row.side === undefined ? '' : t(`side-${row.side}`)), 96)] : []),
    {
      id: 'state', title: t('state'), width: 160, value: stateOf,
      cell: (row) => <StatusTag tone={row.overdue || (row.rebounded && !row.solved) ? 'late' : toneOf(row.case.tone)}>{stateOf(row)}</StatusTag>,
    },
  ];
  return <DataTable label={label} columns={columns} rows={rows} rowKey={(row) => row.case.id} rowTone={(row) => (row.overdue ? 'late' : undefined)} basis={basis} empty={t('none-here')} />;
}

function TableFilters({ search, go }: { readonly search: ListSearch; readonly go: Go }): ReactNode {
  const { t } = useTranslation('problemLists');
  return (
    <div className="lists-filters no-print">
      <Select aria-label={t('origin')} allowClear placeholder={t('origin')} value={search.origin ?? null} className="lists-pick" onChange={(origin: ListSearch['origin']) => go({ origin })}
        options={(['self-found', 'handed-down'] as const).map((value) => ({ value, label: t(value) }))} />
      <Select aria-label={t('state')} allowClear placeholder={t('state')} value={search.state ?? null} className="lists-pick" onChange={(state: ListSearch['state']) => go({ state })}
        options={(['open', 'solved', 'overdue'] as const).map((value) => ({ value, label: t(value) }))} />
      <Input.Search aria-label={t('find')} allowClear placeholder={t('find')} defaultValue={search.text ?? ''} className="lists-find" onSearch={(text) => go({ text: text.trim() })} />
    </div>
  );
}
