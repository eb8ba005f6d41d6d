import { Link } from '@tanstack/react-router';
import type { Static } from 'typebox';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { LeaderLinkRow } from '../../../contract/leader-link.ts';
import type { Words } from '../../../model/words.ts';
import { usePreferences } from '../../app/preferences.ts';
import { longDay } from '../../app/time-words.ts';
import { useSay } from '../../app/words/pick.ts';
import { DataTable, type Column } from '../../kit/data-table.tsx';
import { StatusTag, toneOf } from '../../kit/status-tag.tsx';

export type LinkRow = Static<typeof LeaderLinkRow>;

/** Leaders × items: days since somebody was there, in grey where it has been silent too long. */
export function LinkTable({ rows, basis }: { readonly rows: readonly LinkRow[]; readonly basis: Words }): ReactNode {
  const { t } = useTranslation('leaderLinks');
  const { language } = usePreferences();
  const say = useSay();
  const since = (row: LinkRow): string => (row.daysSince === undefined ? t('not-yet') : t('days', { days: row.daysSince }));
  const left = ({ daysLeft, item }: LinkRow): string => (daysLeft === undefined || item?.closedAt !== undefined ? '' : daysLeft < 0
    ? t('late', { days: -daysLeft }) : t('days', { days: daysLeft }));
  const columns: readonly Column<LinkRow>[] = [
    { id: 'leader', title: t('leader'), width: 150, value: (row) => leaderOf(row, say),
      cell: (row) => <span className="leader-who"><b>{leaderOf(row, say)}</b><small>{say(row.leader.name)}</small></span> },
    { id: 'item', title: t('item'), names: true, width: '26%', value: (row) => say((row.item ?? row.case).title),
      cell: (row) => <span className="leader-who"><Link to="/leader-links/$id" params={{ id: row.case.id }}>{say((row.item ?? row.case).title)}</Link><small>{row.item?.number ?? row.case.number} · {say(row.case.region.name)}</small></span> },
    { id: 'unit', title: t('unit'), width: 150, value: ({ unit }) => say(unit.name), cell: ({ unit }) => say(unit.name) },
    { id: 'state', title: t('item-state'), width: 120, value: ({ item }) => (item === undefined ? '' : say(item.stateTitle)),
      cell: ({ item }) => (item === undefined ? null : <StatusTag tone={toneOf(item.tone)}>{say(item.stateTitle)}</StatusTag>) },
    { id: 'visits', title: t('visits'), number: true, width: 76, value: ({ visits }) => visits, cell: ({ visits }) => visits },
    { id: 'last', title: t('last-visit'), width: 110, value: ({ lastVisit }) => lastVisit ?? '',
      cell: ({ lastVisit }) => (lastVisit !== undefined && <span className="leader-day">{lastVisit}</span>)
      || <span className="faint">—</span> },
    { id: 'since', title: t('since'), width: 130, value: since, cell: (row) => <Since row={row} says={since(row)} /> },
    { id: 'due', title: t('next'), width: 130, value: ({ due }) => (due === undefined ? '' : longDay(due, language)),
      cell: ({ due }) => (due === undefined ? null : <span className="leader-day">{longDay(due, language)}</span>) },
    { id: 'open', title: t('open-instructions'), number: true, width: 96, value: ({ instructions }) => instructions.open,
      cell: ({ instructions }) => <>{instructions.open}{instructions.overdue === 0 ? null
      : <b className="leader-late">{t('of-them-late', { count: instructions.overdue })}</b>}</> },
    { id: 'left', title: t('days-left'), width: 100, value: left,
      cell: (row) => <span className={(row.daysLeft ?? 0) < 0 ? 'leader-late' : undefined}>{left(row)}</span> },
  ];
  return <DataTable label={t('title')} columns={columns} rows={rows} rowKey={({ case: of }) => of.id} basis={basis} empty={t('empty')} csv />;
}

/** Silence is grey and says so; it is never taken for order. */
function Since({ row, says }: { readonly row: LinkRow; readonly says: string }): ReactNode {
  const { t } = useTranslation('leaderLinks');
  if (row.case.closedAt !== undefined) return <span className="faint">{says}</span>;
  return row.silent ? <span className="leader-grey"><StatusTag tone="neutral">{t('silent-tag')}</StatusTag><small>{says}</small></span>
    : says;
}

/** Who holds the office today; an office that nobody holds is called by its name. */
export const leaderOf = ({ holder, leader }: LinkRow, say: ReturnType<typeof useSay>): string => say(holder ?? leader.name);
