import { Link } from '@tanstack/react-router';
import type { Static } from 'typebox';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { workList } from '../../../contract/case.ts';
import { usePreferences } from '../../app/preferences.ts';
import { shortMoment } from '../../app/time-words.ts';
import { useSay } from '../../app/words/pick.ts';
import { ClockTag } from '../../kit/clock-tag.tsx';
import { DataTable, type Column } from '../../kit/data-table.tsx';
import { StatusTag, toneOf } from '../../kit/status-tag.tsx';

type Sent = Static<typeof workList.reply>['sent'][number];

/** What this office handed down, those not yet acknowledged first; or what it has finished, with the end. */
export function SentList({ sent, done }: { readonly sent: readonly Sent[]; readonly done: boolean }): ReactNode {
  const { t } = useTranslation('work');
  const { language } = usePreferences();
  const say = useSay();
  const receipt = ({ acknowledgedAt }: Sent): string => (acknowledgedAt === undefined ? t('not-acknowledged') : t('acknowledged', { at: shortMoment(acknowledgedAt, language) }));
  const receiptColumn: Column<Sent> = { id: 'receipt', title: t('column-receipt'), width: 160, cell: (row) => <span className={row.acknowledgedAt === undefined ? 'work-unread' : 'quiet'}>{receipt(row)}</span>, value: receipt };
  const clockColumn: Column<Sent> = { id: 'clock', title: t('column-clock'), width: 240, cell: ({ case: { clock } }) => (clock === undefined ? <span className="faint">—</span> : <ClockTag clock={clock} says={say(clock.says)} />) };
  const closed: Column<Sent> = { id: 'closed', title: t('column-closed'), width: 160, cell: ({ case: { closedAt } }) => (closedAt === undefined ? '—' : shortMoment(closedAt, language)), value: ({ case: { closedAt } }) => (closedAt === undefined ? undefined : shortMoment(closedAt, language)) };
  const columns: readonly Column<Sent>[] = [
    { id: 'item', title: t('column-item'), names: true, cell: ({ case: { id, title, number } }) => <><Link to="/case/$id" params={{ id }} className="work-title">{say(title)}</Link><br /><span className="quiet">{number}</span></>, value: ({ case: { title, number } }) => `${number} ${say(title)}` },
    { id: 'to', title: t('column-to'), width: '20%', cell: ({ to }) => say(to.name), value: ({ to }) => say(to.name) },
    { id: 'state', title: t('column-state'), width: 130, cell: ({ case: { tone, stateTitle } }) => <StatusTag tone={toneOf(tone)}>{say(stateTitle)}</StatusTag>, value: ({ case: { stateTitle } }) => say(stateTitle) },
    ...(done ? [closed] : [receiptColumn, clockColumn]),
  ];
  const unreadFirst = sent.toSorted((a, b) => Number(a.acknowledgedAt !== undefined) - Number(b.acknowledgedAt !== undefined));
  return <DataTable label={t(done ? 'done' : 'sent')} columns={columns} rows={unreadFirst} rowKey={(row) => `${row.case.id} ${row.to.id}`} empty={t(done ? 'empty-done' : 'empty-sent')} />;
}
