import { Link } from '@tanstack/react-router';
import type { Static } from 'typebox';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { readCause } from '../../../contract/cause.ts';
import { useSay } from '../../app/words/pick.ts';
import { DataTable, type Column } from '../../kit/data-table.tsx';
import { StatusTag, toneOf } from '../../kit/status-tag.tsx';

export type CauseReply = Static<typeof readCause.reply>;
type Problem = CauseReply['problems'][number];
type Spread = { readonly id: string; readonly name: string; readonly problems: number; readonly open: number };

/** 跨清单同因: all problems behind which it stands, and how they spread. */
export function CauseProblems({ reply }: { readonly reply: CauseReply }): ReactNode {
  const { t } = useTranslation('causes');
  const say = useSay();
  const { problems, beside, basis, row, byList, byRegion, byMonth } = reply;
  const words = (id: string, title: string, value: (one: Problem) => string, width: number): Column<Problem> =>
    ({ id, title, width, value, cell: (one) => (value(one) === '' ? <span className="faint">—</span> : value(one)) });
  const columns: readonly Column<Problem>[] = [
    words('list', t('list'), (one) => say(one.row.listTitle), 120),
    {
      id: 'problem', title: t('problem'), names: true, width: 280, value: (one) => say(one.row.case.title),
      cell: ({ row: of }) => <><Link to="/case/$id" params={{ id: of.case.id }}>{say(of.case.title)}</Link><small className="causes-number">{of.case.number}</small></>,
    },
    words('region', t('region'), (one) => say(one.row.case.region.name), 110), words('why', t('why'), (one) => one.why, 260), words('found', t('found'), (one) => one.row.found, 104),
    {
      id: 'state', title: t('state'), width: 170, value: (one) => say(one.row.case.stateTitle),
      cell: (one) => <>{one.recurred ? <StatusTag tone="late">{t('recurred')}</StatusTag> : null}<StatusTag tone={one.row.overdue ? 'late' : toneOf(one.row.case.tone)}>{say(one.row.case.stateTitle)}</StatusTag></>,
    },
    { id: 'recurred', title: t('recurred'), fileOnly: true, value: (one) => (one.recurred ? t('yes') : ''), cell: () => null },
  ];
  return (
    <>
      <section className="sheet causes-table">
        <h2>{t('problems-of')}</h2>
        <p className="causes-says" role="status">{problems.length === 0 ? t('no-problems') : t('problems-say', { count: row.problems, open: row.open, lists: row.lists, places: row.places })}</p>
        <DataTable label={`${t('problems-of')} ${row.number}`} columns={columns} rows={problems} rowKey={(one) => one.row.case.id} rowTone={(one) => (one.recurred || one.row.overdue ? 'late' : undefined)} basis={basis} empty={t('no-problems')} />
        {beside.length === 0 ? null : (
          <p className="quiet">{t('beside')} {beside.map((of) => <Link key={of.id} className="causes-beside" to="/case/$id" params={{ id: of.id }}>{of.number} {say(of.title)}</Link>)}</p>
        )}
      </section>
      {problems.length === 0 ? null : (
        <div className="causes-three">
          <SpreadTable label={t('by-list')} rows={byList.map(({ what, ...counts }) => ({ id: say(what), name: say(what), ...counts }))} />
          <SpreadTable label={t('by-region')} rows={byRegion.map(({ what, ...counts }) => ({ id: what.code, name: say(what.name), ...counts }))} />
          <SpreadTable label={t('by-month')} rows={byMonth.map(({ what, ...counts }) => ({ id: what, name: what, ...counts }))} />
        </div>
      )}
    </>
  );
}

/** Counts with a bar of the same, so that the largest is seen at once. */
function SpreadTable({ label, rows }: { readonly label: string; readonly rows: readonly Spread[] }): ReactNode {
  const { t } = useTranslation('causes');
  const most = Math.max(1, ...rows.map(({ problems }) => problems));
  const columns: readonly Column<Spread>[] = [
    { id: 'name', title: label, names: true, value: ({ name }) => name, cell: ({ name }) => name },
    {
      id: 'problems', title: t('problems'), number: true, width: 130, value: ({ problems }) => problems,
      cell: ({ problems }) => <span className="causes-bar"><i aria-hidden="true" style={{ width: `${(problems / most) * 72}px` }} />{problems}</span>,
    },
    { id: 'open', title: t('open'), number: true, width: 72, value: ({ open }) => open, cell: ({ open }) => open },
  ];
  return <section className="sheet causes-table"><DataTable label={label} columns={columns} rows={rows} rowKey={({ id }) => id} /></section>;
}
