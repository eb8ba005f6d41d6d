import { Select } from 'antd';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { startOfDay, day } from '../../../basis/time.ts';
import { usePreferences } from '../../app/preferences.ts';
import { monthName } from '../../app/time-words.ts';
import { useSay } from '../../app/words/pick.ts';
import { BasisLine } from '../../kit/basis-line.tsx';
import { DataTable, type Column } from '../../kit/data-table.tsx';
import { barsOf, massOfMonth, outletName, type EmissionReply, type EmissionRow, type Month } from './emission.ts';

type MonthsProps = { readonly reply: EmissionReply; readonly rows: readonly EmissionRow[]; readonly row: EmissionRow; readonly onChoose: (id: string) => void };

/** One row of the table by month: a bar of three parts each, one sentence, and the figures below. */
export function EmissionMonths({ reply, rows, row, onChoose }: MonthsProps): ReactNode {
  const { t } = useTranslation('enterprises');
  const { language } = usePreferences();
  const say = useSay();
  const { months, total, permitted, used } = row.figures;
  const nameOf = ({ factor, outlet }: EmissionRow): string => `${say(factor.name)} · ${outlet === undefined ? t('emission-firm') : outletName(outlet)}`;
  const most = Math.max(...months.map(massOfMonth));
  const name = (month: Month): string => monthName(startOfDay(day(`${month.month}-01`)), language);
  const says = total === undefined ? t('emission-months-none')
    : [
      t('emission-months-says', { total, over: row.figures.over, substituted: row.figures.substituted }),
      permitted === undefined ? t('emission-months-open') : t('emission-months-used', { amount: permitted.amount, used, elapsed: reply.elapsed }),
    ].join(language === 'zh' ? '' : ' ');
  return (
    <section className="sheet emission-months" id="emission-months">
      <header>
        <div><h3>{t('emission-by-month')}</h3><p>{says}</p></div>
        <Select
          size="small" className="no-print" aria-label={t('emission-which')} value={row.id} onChange={onChoose} popupMatchSelectWidth={false} showSearch={{ optionFilterProp: 'label' }}
          options={rows.map((one) => ({ value: one.id, label: nameOf(one) }))}
        />
      </header>
      {total === undefined ? null : (
        <>
          <ul className="emission-key">{(['within', 'over', 'substituted'] as const).map((part) => <li key={part}><i className={`bar-${part}`} />{t(`emission-${part}-part`)}</li>)}</ul>
          <div className="emission-columns" role="img" aria-label={`${nameOf(row)} ${says}`}>
            {months.map((month) => <Bar key={month.month} month={month} name={name(month)} most={most} />)}
          </div>
        </>
      )}
      <MonthTable reply={reply} row={row} name={name} label={`${nameOf(row)} ${reply.year}`} />
      {total === undefined ? <BasisLine basis={reply.basis} /> : null}
    </section>
  );
}

function Bar({ month, name, most }: { readonly month: Month; readonly name: string; readonly most: number }): ReactNode {
  const { within, over, substituted } = barsOf(month, most);
  return (
    <div className="emission-month">
      <span>{name}</span>
      <span className="emission-bar">
        <i className="bar-within" style={{ width: `${within}%` }} /><i className="bar-over" style={{ width: `${over}%` }} /><i className="bar-substituted" style={{ width: `${substituted}%` }} />
      </span>
      <span className="number">{month.soFar === undefined ? '—' : massOfMonth(month).toFixed(3)}</span>
    </div>
  );
}

type MonthTableProps = { readonly reply: EmissionReply; readonly row: EmissionRow; readonly name: (month: Month) => string; readonly label: string };

function MonthTable({ reply, row, name, label }: MonthTableProps): ReactNode {
  const { t } = useTranslation('enterprises');
  const figure = (id: 'within' | 'over' | 'substituted' | 'soFar', title: string): Column<Month> => {
    const of = (month: Month): string | undefined => (month.soFar === undefined ? undefined : month[id]);
    return { id, title: `${title} t`, number: true, cell: (month) => of(month) ?? '—', value: (month) => (of(month) === undefined ? undefined : Number(of(month))) };
  };
  const columns: readonly Column<Month>[] = [
    { id: 'month', title: t('emission-month'), names: true, cell: name, value: ({ month }) => month },
    figure('within', t('emission-within-part')), figure('over', t('emission-over-part')), figure('substituted', t('emission-substituted-part')),
    figure('soFar', t('emission-so-far')),
    { id: 'missing', title: t('emission-missing'), number: true, cell: ({ missing }) => missing, value: ({ missing }) => missing },
    { id: 'before', title: t('emission-before'), number: true, cell: ({ before }) => before, value: ({ before }) => before },
  ];
  return <DataTable label={label} columns={columns} rows={row.figures.months} rowKey={({ month }) => month} basis={reply.basis} csv />;
}
