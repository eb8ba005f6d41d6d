import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useSay } from '../../app/words/pick.ts';
import { DataTable, type Column } from '../../kit/data-table.tsx';
import { CalendarLink } from './place-column.tsx';
import type { AirPeriodReply, AirRanking } from './period.ts';

type Row = AirRanking['rows'][number];

/** 排名 in three tables: concentration, improvement, good-day share. 1 is best; below validity listed, not ranked. */
export function PeriodRankings({ reply }: { readonly reply: AirPeriodReply }): ReactNode {
  const { t } = useTranslation('air');
  return (
    <section className="period-rankings">
      <h2>{t('rankings')}</h2>
      <p className="quiet">{t('rankings-say')}</p>
      <div>{reply.rankings.map((ranking) => <RankingTable key={ranking.by} ranking={ranking} reply={reply} />)}</div>
    </section>
  );
}

function RankingTable({ ranking: { by, rows }, reply }: { readonly ranking: AirRanking; readonly reply: AirPeriodReply }): ReactNode {
  const { t } = useTranslation('air');
  const say = useSay();
  const columns: readonly Column<Row>[] = [
    { id: 'rank', title: t('rank'), width: 76, cell: ({ rank }) => (rank === undefined ? <span className="faint">{t('unranked')}</span> : <b className="air-rank">{rank}</b>), value: ({ rank }) => rank ?? t('unranked') },
    { id: 'place', title: t('region'), names: true, cell: ({ id, name }) => <CalendarLink id={id} level={reply.level}>{say(name)}</CalendarLink>, value: ({ name }) => say(name) },
    { id: 'value', title: t(`value-${by}`), number: true, cell: ({ value }) => (value === undefined ? '—' : value.replace('-', '−')), value: ({ value }) => (value === undefined ? undefined : Number(value)) },
    { id: 'valid', title: t('valid-days'), number: true, width: 96, cell: ({ validDays, days }) => `${validDays}/${days}`, value: ({ validDays, days }) => `${validDays}/${days}` },
  ];
  return (
    <section className="sheet period-sheet">
      <h3>{t(`by-${by}`)}</h3>
      <DataTable label={`${t(`by-${by}`)} ${reply.period}`} columns={columns} rows={rows} rowKey={({ id }) => id} basis={reply.basis} csv />
    </section>
  );
}
