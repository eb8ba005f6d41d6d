import { useTranslation } from 'react-i18next';
import { useSay } from '../../app/words/pick.ts';
import type { Column } from '../../kit/data-table.tsx';
import type { DailyReply, DailyRow } from './daily.ts';
import { CalendarLink } from './place-column.tsx';

/** Rank and place, with which every table of the daily report begins. */
export function useLeadColumns(reply: DailyReply, rankOf: (row: DailyRow) => number | undefined): readonly Column<DailyRow>[] {
  const { t } = useTranslation('air');
  const say = useSay();
  return [
    {
      id: 'rank', title: t('rank'), width: 76, value: (row) => rankOf(row) ?? t('unranked'),
      cell: (row) => (rankOf(row) === undefined ? <span className="faint">{t('unranked')}</span> : <b className="air-rank">{rankOf(row)}</b>),
    },
    { id: 'place', title: t('region'), names: true, cell: ({ id, name }) => <CalendarLink id={id} level={reply.level}>{say(name)}</CalendarLink>, value: ({ name }) => say(name) },
  ];
}
