import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { airPeriodId } from '../../../model/identifier.ts';
import { listed, useSay } from '../../app/words/pick.ts';
import { DataTable, type Column } from '../../kit/data-table.tsx';
import { reasonWords } from '../../kit/reading-words.ts';
import { WhyButton } from '../../kit/why.tsx';
import { ContributionButton } from './contribution.tsx';
import { asNumber, FigureCell } from './figure-cell.tsx';
import type { AirPeriodReply, AirPlace } from './period.ts';
import { usePlaceColumn } from './place-column.tsx';
import { pollutants, pollutantText } from './pollutants.tsx';

/** Six pollutants by place, each with the statistic that the standard evaluates, composite index, change on the year. */
export function PeriodTable({ reply }: { readonly reply: AirPeriodReply }): ReactNode {
  const { t } = useTranslation('air');
  const say = useSay();
  const place = usePlaceColumn(reply);
  const { span } = reply;
  const title = (pollutant: string, percent: string | undefined): string =>
    `${pollutantText(pollutant)} ${percent === undefined ? t('of-mean') : t(pollutant === 'O3' ? 'of-mda8' : 'of-percent', { percent })} ${pollutants.find(({ id }) => id === pollutant)?.unit ?? ''}`;
  const columns: readonly Column<AirPlace>[] = [
    place,
    ...reply.columns.flatMap(({ pollutant, percent }): Column<AirPlace>[] => {
      const of = (row: AirPlace) => row.figures.find((figure) => figure.pollutant === pollutant);
      const none = (row: AirPlace): string => say(reasonWords(of(row)?.reason ?? 'no-value'));
      return [
        { id: pollutant, title: title(pollutant, percent), number: true, cell: (row) => <FigureCell figure={of(row)} none={none(row)} />, value: (row) => (of(row)?.value === undefined ? none(row) : Number(of(row)?.value)) },
        { id: `${pollutant} days in`, title: `${pollutantText(pollutant)} ${t('days-in')}`, fileOnly: true, cell: () => null, value: (row) => asNumber(of(row)?.daysIn) },
        { id: `${pollutant} times`, title: `${pollutantText(pollutant)} ${t('times')}`, fileOnly: true, cell: () => null, value: (row) => asNumber(of(row)?.times) },
        { id: `${pollutant} change`, title: `${pollutantText(pollutant)} ${t('change')} %`, fileOnly: true, cell: () => null, value: (row) => asNumber(of(row)?.change) },
        { id: `${pollutant} days`, title: `${pollutantText(pollutant)} ${t('valid-days')}`, fileOnly: true, cell: () => null, value: (row) => of(row)?.validDays },
      ];
    }),
    { id: 'composite', title: t('composite'), number: true, cell: (row) => <FigureCell figure={{ value: row.composite, change: row.compositeChange }} none={say(reasonWords(row.compositeReason))} />, value: (row) => (row.composite === undefined ? say(reasonWords(row.compositeReason)) : Number(row.composite)) },
    { id: 'composite change', title: `${t('composite')} ${t('change')} %`, fileOnly: true, cell: () => null, value: (row) => asNumber(row.compositeChange) },
    { id: 'out', title: t('days-taken-out'), number: true, cell: ({ daysTakenOut }) => daysTakenOut, value: ({ daysTakenOut }) => daysTakenOut },
    ...(span === undefined ? [] : [{
      id: 'why', title: '', width: 100,
      cell: ({ id, name }: AirPlace) => (
        <span className="period-do">
          <WhyButton id={airPeriodId({ of: reply.level === 'station' ? 'station' : 'region', place: id, ...span })} />
          {reply.level === 'station' ? null : <ContributionButton region={id} name={name} from={span.from} to={span.to} />}
        </span>
      ),
    }]),
    { id: 'main', title: t('largest-term'), cell: ({ main }) => listed(say, main.map(pollutantText)) || '—', value: ({ main }) => main.join(' ') },
  ];
  return (
    <>
      <p className="quiet">{t('period-table-says')}</p>
      <DataTable label={`${t('period-pollutants')} ${reply.period}`} columns={columns} rows={reply.places} rowKey={({ id }) => id} basis={reply.basis} csv />
    </>
  );
}
