import { Button } from 'antd';
import { lazy, Suspense, useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { usePreferences } from '../app/preferences.ts';
import { moment, shortMoment } from '../app/time-words.ts';
import { useSay } from '../app/words/pick.ts';
import { BasisLine } from './basis-line.tsx';
import type { ChartLimit, ChartProps, ChartSeries } from './chart-props.ts';
import type { Sheet } from './excel.ts';
import { DataTable, type Column } from './data-table.tsx';
import { Waiting } from './waiting.tsx';
import './chart.css';

export type { ChartBand, ChartPoint, ChartSeries } from './chart-props.ts';

const Canvas = lazy(() => import('./chart-canvas.tsx'));

/** A chart with its sentence, its table and its files. The drawing is loaded when somebody looks at one. */
export function Chart(props: ChartProps): ReactNode {
  const { title, says, basis, height = 280, actions } = props;
  const { t } = useTranslation();
  const [asTable, setAsTable] = useState(false);
  const sheet = useSheet(props);
  return (
    <figure className="chart">
      <figcaption>
        <div>
          <h3>{title}</h3>
          <p>{says}</p>
        </div>
        <div className="chart-actions no-print">
          {actions}
          <Button size="small" onClick={() => setAsTable(!asTable)} aria-pressed={asTable}>{t(asTable ? 'as-chart' : 'as-table')}</Button>
          <Button size="small" onClick={() => void import('./excel.ts').then(({ saveSheet }) => saveSheet(sheet))}>{t('export-excel')}</Button>
          <Button size="small" onClick={() => void import('./excel.ts').then(({ saveCsv }) => saveCsv(sheet))}>{t('export-csv')}</Button>
        </div>
      </figcaption>
      {asTable
        ? <ChartTable {...props} />
        : <div style={{ height }} role="img" aria-label={`${title}. ${says}`}><Suspense fallback={<Waiting rows={4} />}><Canvas {...props} /></Suspense></div>}
      <BasisLine basis={basis} />
    </figure>
  );
}

const noLimits: readonly ChartLimit[] = [];

type TimeRow = { readonly at: number; readonly values: readonly (string | undefined)[] };

function rowsOf(series: readonly ChartSeries[]): readonly TimeRow[] {
  const values = series.map(({ points }) => new Map(points.map((point) => [point.at, point.value])));
  const times = [...new Set(series.flatMap(({ points }) => points.map(({ at }) => at)))].sort((a, b) => b - a);
  return times.map((at) => ({ at, values: values.map((held) => held.get(at)) }));
}

function ChartTable({ title, unit, series, limits = noLimits }: ChartProps): ReactNode {
  const { t } = useTranslation('kit');
  const { language } = usePreferences();
  const over = (value: string | undefined): boolean => value !== undefined && limits.some((limit) => (limit.least === true ? Number(value) < Number(limit.value) : Number(value) > Number(limit.value)));
  const columns: readonly Column<TimeRow>[] = [
    { id: 'at', title: t('chart-time'), names: true, cell: (row) => shortMoment(row.at, language) },
    ...series.map(({ id, name }, at): Column<TimeRow> => ({
      id, title: `${name} (${unit})`, number: true, cell: (row) => <span className={over(row.values[at]) ? 'chart-over' : undefined}>{row.values[at] ?? '—'}</span>,
    })),
  ];
  return <div className="chart-table"><DataTable label={title} columns={columns} rows={rowsOf(series)} rowKey={({ at }) => String(at)} exports={false} /></div>;
}

function useSheet({ title, unit, series, basis, limits = [] }: ChartProps): Sheet {
  const { t } = useTranslation();
  const { t: k } = useTranslation('kit');
  const { language } = usePreferences();
  const say = useSay();
  const said = limits.map((limit) => `${limit.name} ${limit.value} ${unit}`).join('|');
  return {
    name: title, basis: `${t('basis')}:${say(basis)}${said === '' ? '' : `|${said}`}`,
    header: [k('chart-time'), ...series.map(({ name }) => `${name} (${unit})`)],
    rows: rowsOf(series).map(({ at, values }) => [moment(at, language), ...values.map((value) => (value === undefined ? undefined : Number(value)))]),
  };
}
