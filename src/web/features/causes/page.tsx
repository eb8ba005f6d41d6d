import { Link, useNavigate, useSearch } from '@tanstack/react-router';
import { Button, Select } from 'antd';
import type { Static } from 'typebox';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { listCauses, type CauseRow } from '../../../contract/cause.ts';
import { useCaseType } from '../../app/programmes.ts';
import { useRead } from '../../app/query.ts';
import { useSession } from '../../app/session.ts';
import { Refused } from '../../app/shell/dead-ends.tsx';
import { useSay } from '../../app/words/pick.ts';
import { DataTable, type Column } from '../../kit/data-table.tsx';
import { PrintButton } from '../../kit/paper.tsx';
import { StatusTag, toneOf } from '../../kit/status-tag.tsx';
import { Waiting } from '../../kit/waiting.tsx';
import './page.css';

type Row = Static<typeof CauseRow>;
type Reply = Static<typeof listCauses.reply>;

/** 原因登记册: what stands behind many problems, those without a system fix first. */
export function CausesPage(): ReactNode {
  const { t } = useTranslation('causes');
  const search: { readonly class?: string } = useSearch({ from: '/workbench/causes' });
  const answer = useRead(listCauses, { query: search.class === undefined ? {} : { class: search.class } }, { everyMs: 60_000, keep: true });
  return (
    <>
      <header className="page-head">
        <div><h1>{t('title')}</h1><p>{t('says')} <Link className="no-print" to="/lists">{t('to-lists')}</Link></p></div>
        {answer.data === undefined ? null : <Propose type={answer.data.type} />}
        <PrintButton />
      </header>
      {answer.isPending ? <Waiting rows={12} /> : null}
      {answer.isError ? <Refused error={answer.error} retry={() => void answer.refetch()} /> : null}
      {answer.data === undefined ? null : <Register reply={answer.data} chosen={search.class} />}
    </>
  );
}

/** Whoever may open one, by the declaration of its type. */
function Propose({ type: id }: { readonly type: string }): ReactNode {
  const { t } = useTranslation('causes');
  const navigate = useNavigate();
  const session = useSession();
  const type = useCaseType(id);
  if (session === null || type?.openedBy.includes(session.acting.role) !== true) return null;
  const [programme = '', noun = ''] = type.id.split('/');
  return <Button type="primary" className="no-print" onClick={() => void navigate({ to: '/new/$programme/$noun', params: { programme, noun } })}>{t('propose')}</Button>;
}

function Register({ reply: { rows, classes, standsOutFrom, unlinked, basis }, chosen }: { readonly reply: Reply; readonly chosen: string | undefined }): ReactNode {
  const { t } = useTranslation('causes');
  const say = useSay();
  const navigate = useNavigate();
  const out = rows.filter(({ standsOut }) => standsOut);
  return (
    <section className="sheet causes-table">
      <header>
        <p className="causes-says" role="status">
          {rows.length === 0 ? t('none') : t('says-all', { count: rows.length, problems: rows.reduce((sum, { problems }) => sum + problems, 0), unlinked })}
          {out.length === 0 ? null : <strong className="late"> {t('says-out', { count: out.length, from: standsOutFrom })}</strong>}
        </p>
        <Select
          aria-label={t('class')} allowClear placeholder={t('class')} className="causes-class no-print" value={chosen ?? null} popupMatchSelectWidth={false}
          options={classes.map(({ id, title }) => ({ value: id, label: say(title) }))} onChange={(id: string | undefined) => void navigate({ to: '/causes', search: id === undefined ? {} : { class: id } })}
        />
      </header>
      <DataTable label={t('title')} columns={useColumns()} rows={rows} rowKey={({ id }) => id} rowTone={({ standsOut }) => (standsOut ? 'late' : undefined)} basis={basis} empty={t('none')} />
    </section>
  );
}

function useColumns(): readonly Column<Row>[] {
  const { t } = useTranslation('causes');
  const say = useSay();
  const count = (id: 'problems' | 'open' | 'lists' | 'places' | 'recurred', warns: boolean): Column<Row> => ({
    id, title: t(id), number: true, width: 76, value: (row) => row[id], cell: (row) => (warns && row[id] > 0 ? <b className="late">{row[id]}</b> : row[id] === 0 ? <span className="faint">0</span> : row[id]),
  });
  return [
    {
      id: 'cause', title: t('cause'), names: true, width: 300, value: ({ title }) => say(title),
      cell: (row) => <><Link to="/causes/$id" params={{ id: row.id }}>{say(row.title)}</Link><small className="causes-number">{row.number}</small></>,
    },
    { id: 'number', title: t('number'), fileOnly: true, value: ({ number }) => number, cell: () => null },
    { id: 'class', title: t('class'), width: 120, value: (row) => say(row.class), cell: (row) => say(row.class) },
    count('problems', false), count('open', false), count('lists', false), count('places', false),
    {
      id: 'state', title: t('fix'), width: 160, value: (row) => [say(row.stateTitle), row.standsOut ? t('stands-out') : ''].filter(Boolean).join(' '),
      cell: (row) => <>{row.standsOut ? <StatusTag tone="late">{t('stands-out')}</StatusTag> : null}<StatusTag tone={toneOf(row.tone)}>{say(row.stateTitle)}</StatusTag></>,
    },
    { id: 'document', title: t('document'), width: 140, value: ({ fixDocument = '' }) => fixDocument, cell: ({ fixDocument }) => fixDocument ?? <span className="faint">—</span> },
    { id: 'responsible', title: t('responsible'), width: 130, value: ({ responsible }) => (responsible === undefined ? '' : say(responsible.name)), cell: ({ responsible }) => (responsible === undefined ? <span className="faint">—</span> : say(responsible.name)) },
    count('recurred', true),
  ];
}
