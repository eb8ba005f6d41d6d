import { Link, useNavigate, useSearch } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { listStandards } from '../../../contract/standard.ts';
import { useDoor } from '../../app/door.ts';
import { useRead } from '../../app/query.ts';
import { Refused } from '../../app/shell/dead-ends.tsx';
import { useSay } from '../../app/words/pick.ts';
import { useStandardWords } from '../../app/words/standard-words.ts';
import { DataTable, type Column } from '../../kit/data-table.tsx';
import { StatusTag } from '../../kit/status-tag.tsx';
import { Nothing, Waiting } from '../../kit/waiting.tsx';
import { familyWords } from './field-words.ts';
import { DayInput, useDay } from './parts.tsx';
import { byFamily, type Line } from './rows.ts';
import './page.css';

/** Editions in force on the chosen day, family by family. */
export function StandardsPage(): ReactNode {
  const { t } = useTranslation('standards');
  const door = useDoor();
  const navigate = useNavigate();
  const day = useDay(useSearch({ strict: false }).on);
  const answer = useRead(listStandards, { query: { on: day ?? '' } }, { enabled: day !== undefined });
  return (
    <>
      <header className="page-head">
        <div><h1>{t('title')}</h1><p>{t('says')}</p></div>
        <DayInput label={t('on')} day={day} onDay={(on) => void navigate({ to: `${door}/standards`, search: { on }, replace: true })} />
        <Link to={`${door}/standards/changes`}>{t('changes')}</Link>
      </header>
      {answer.isPending || day === undefined ? <Waiting rows={10} /> : null}
      {answer.isError ? <Refused error={answer.error} retry={() => void answer.refetch()} /> : null}
      {answer.data === undefined || day === undefined ? null : <Lines lines={answer.data} day={day} />}
    </>
  );
}

function Lines({ lines, day }: { readonly lines: readonly Line[]; readonly day: string }): ReactNode {
  const { t } = useTranslation('standards');
  if (lines.length === 0) return <div className="sheet"><Nothing says={t('list-empty')} /></div>;
  const sum = (of: (line: Line) => number): number => lines.reduce((total, line) => total + of(line), 0);
  const ordered = byFamily(lines).flatMap(([, held]) => held);
  return (
    <>
      <p className="standards-sum">{t('list-says', { editions: lines.length, rows: sum(({ rows }) =>
        rows), low: sum(({ low }) => low) })}</p>
      <section className="sheet"><LineTable lines={ordered} day={day} /></section>
    </>
  );
}

function LineTable({ lines, day }: { readonly lines: readonly Line[]; readonly day: string }): ReactNode {
  const { t } = useTranslation('standards');
  const say = useSay();
  const write = useStandardWords();
  const door = useDoor();
  const columns: readonly Column<Line>[] = [
    {
      id: 'standard', title: t('standard'), names: true,
      cell: ({ standard }) => <Link to={`${door}/standards/$name`} params={{ name: standard }} search={{ on: day }}>{standard}</Link>,
      value: ({ standard }) => standard,
    },
    {
      id: 'family', title: t('name'),
      cell: ({ title, family }) =>
        <>{say(title)} {say(title) === say(familyWords(family)) ? null : <span className="faint">{say(familyWords(family))}</span>}</>,
      value: ({ title }) => say(title),
    },
    {
      id: 'from', title: t('from'),
      cell: ({ from }) => <span className="standards-whole">{from}</span>,
      value: ({ from }) => from,
    },
    {
      id: 'to', title: t('to'),
      cell: ({ to }) => <span className="standards-whole">{to ?? t('open')}</span>,
      value: ({ to }) => to ?? t('open'),
    },
    {
      id: 'supersedes', title: t('supersedes'),
      cell: ({ supersedes }) => supersedes.map((name) => write(name)).join(', ') || '—',
      value: ({ supersedes }) => supersedes.map((name) => write(name)).join(', '),
    },
    { id: 'rows', title: t('rows'), number: true, cell: ({ rows }) => rows, value: ({ rows }) => rows },
    {
      id: 'low', title: t('low-rows'), number: true,
      cell: ({ low }) => (low === 0 ? '—' : <StatusTag tone="due">{low}</StatusTag>),
      value: ({ low }) => low,
    },
  ];
  return <DataTable label={t('list-label', { day })} columns={columns} rows={lines} rowKey={({ standard }) => standard} csv />;
}
