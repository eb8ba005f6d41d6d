import { Link } from '@tanstack/react-router';
import type { Static } from 'typebox';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { InstructionRow } from '../../../contract/leader-link.ts';
import type { Words } from '../../../model/words.ts';
import { usePreferences } from '../../app/preferences.ts';
import { longDay } from '../../app/time-words.ts';
import { useSay } from '../../app/words/pick.ts';
import { DataTable, type Column } from '../../kit/data-table.tsx';
import { StatusTag, toneOf } from '../../kit/status-tag.tsx';

export type Slip = Static<typeof InstructionRow>;

/** 批示、交办单: what is asked of whom until when, overdue ones first. */
export function InstructionTable({ rows, basis }: { readonly rows: readonly Slip[]; readonly basis: Words }): ReactNode {
  const { t } = useTranslation('leaderLinks');
  const { language } = usePreferences();
  const say = useSay();
  const until = ({ due }: Slip): string => (due === undefined ? '' : longDay(due, language));
  const columns: readonly Column<Slip>[] = [
    { id: 'number', title: t('number'), names: true, width: 190, value: ({ case: of }) => of.number,
      cell: ({ case: of }) => <Link to="/case/$id" params={{ id: of.id }}>{of.number}</Link> },
    { id: 'leader', title: t('leader'), width: 140, value: ({ leader }) => leader, cell: ({ leader }) => leader },
    { id: 'item', title: t('item'), width: 170, value: ({ item }) => item,
      cell: ({ item, link }) => <Link to="/leader-links/$id" params={{ id: link }}>{item}</Link> },
    { id: 'text', title: t('asked'), value: ({ text }) => text, cell: ({ text }) => <span className="leader-text">{text}</span> },
    { id: 'unit', title: t('addressee'), width: 150, value: ({ unit }) => say(unit.name), cell: ({ unit }) => say(unit.name) },
    { id: 'state', title: t('state'), width: 140, value: ({ case: of }) => say(of.stateTitle),
      cell: ({ case: of }) => <StatusTag tone={toneOf(of.tone)}>{say(of.stateTitle)}</StatusTag> },
    { id: 'due', title: t('reply-by'), width: 150, value: until,
      cell: (row) => <span className={row.overdue ? 'leader-late' : undefined}>{until(row)}{row.overdue ? ` ${t('overdue-tag')}`
      : ''}</span> },
    { id: 'reply', title: t('reply'), value: ({ reply }) => reply ?? '',
      cell: ({ reply }) => (reply === undefined ? null : <span className="leader-text">{reply}</span>) },
  ];
  const sorted = rows.toSorted((a, b) => Number(b.overdue) - Number(a.overdue) || (a.due ?? Infinity) - (b.due ?? Infinity));
  return <DataTable label={t('view-instructions')} columns={columns} rows={sorted} rowKey={({ case: of }) => of.id} rowTone={({ overdue }) => (overdue ? 'late' : undefined)} basis={basis} empty={t('no-instructions')} csv />;
}
