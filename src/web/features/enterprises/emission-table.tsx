import { Button } from 'antd';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useSay } from '../../app/words/pick.ts';
import { DataTable, type Column } from '../../kit/data-table.tsx';
import { StatusTag } from '../../kit/status-tag.tsx';
import { EmissionWhy } from './emission-why.tsx';
import { barsOf, outletName, stateTones, type EmissionReply, type EmissionRow, type Figures } from './emission.ts';

type TableProps = { readonly reply: EmissionReply; readonly rows: readonly EmissionRow[]; readonly onChoose: (id: string) => void };

/** Firm and outlets by factor: tonnes, what stands apart in them, what the permit allows and how much of it is used. */
export function EmissionTable({ reply, rows, onChoose }: TableProps): ReactNode {
  const { t } = useTranslation('enterprises');
  const say = useSay();
  const tonnes = (id: string, title: string, of: (figures: Figures) => string | undefined): Column<EmissionRow> => ({
    id, title: `${title} t`, number: true, cell: ({ figures }) => of(figures) ?? '—',
    value: ({ figures }) => (of(figures) === undefined ? undefined : Number(of(figures))),
  });
  const known = (of: 'over' | 'substituted') => (figures: Figures): string | undefined => (figures.total === undefined ? undefined : figures[of]);
  const place = ({ outlet }: EmissionRow): string => (outlet === undefined ? t('emission-firm') : outletName(outlet));
  const missing = ({ figures: { hours } }: EmissionRow): number => hours.missing + hours.before;
  const columns: readonly Column<EmissionRow>[] = [
    {
      id: 'factor', title: t('factor'), names: true, value: ({ factor }) => say(factor.name),
      cell: ({ factor, outlet }) => (outlet === undefined ? <b>{say(factor.name)}</b> : <span className="emission-outlet">{say(factor.name)}</span>),
    },
    { id: 'place', title: t('emission-place'), cell: (row) => <span className="emission-place">{place(row)}</span>, value: place },
    {
      id: 'total', title: `${t('emission-total')} t`, number: true, value: ({ figures: { total } }) => (total === undefined ? undefined : Number(total)),
      cell: ({ figures: { total, least } }) => (total === undefined ? '—' : <>{least ? <span className="faint">{t('emission-least')} </span> : null}<b>{total}</b></>),
    },
    { id: 'least', title: t('emission-least-file'), fileOnly: true, cell: () => null, value: ({ figures }) => (figures.least ? t('emission-least') : '') },
    tonnes('over', t('emission-over-part'), known('over')),
    tonnes('substituted', t('emission-substituted-part'), known('substituted')),
    {
      id: 'permitted', title: `${t('permitted-amount')} t/a`, number: true, value: ({ figures: { permitted } }) => (permitted === undefined ? t('permitted-none') : Number(permitted.amount)),
      cell: ({ figures: { permitted } }) => (permitted === undefined ? '—' : <span title={`${permitted.permit} ${permitted.clause} ${permitted.from}–${permitted.to ?? ''}`}>{permitted.amount}</span>),
    },
    { id: 'used', title: `${t('emission-used')} %`, width: 124, value: ({ figures: { used } }) => (used === undefined ? undefined : Number(used)), cell: ({ figures }) => <Used figures={figures} elapsed={reply.elapsed} /> },
    ...(reply.running ? [tonnes('forecast', t('emission-forecast'), ({ forecast }) => forecast)] : []),
    {
      id: 'state', title: t('emission-state'), value: ({ figures }) => t(`emission-${figures.state}`),
      cell: ({ figures }) => <StatusTag tone={stateTones[figures.state]}>{t(`emission-${figures.state}`)}</StatusTag>,
    },
    { id: 'missing', title: t('emission-missing-hours'), number: true, cell: missing, value: missing },
    {
      id: 'do', title: '', width: 96,
      cell: (row) => <span className="emission-do no-print"><Button type="link" size="small" onClick={() => onChoose(row.id)}>{t('emission-by-month')}</Button><EmissionWhy row={row} reply={reply} /></span>,
    },
  ];
  return (
    <DataTable
      label={`${t('emission')} ${reply.year}`} columns={columns} rows={rows} rowKey={({ id }) => id} basis={reply.basis} csv
      rowTone={({ figures }) => (figures.state === 'over' ? 'late' : undefined)}
    />
  );
}

/** The permitted amount as a bar, filled by what has left; the mark is how much of the year is over, while the bar still is the amount. */
function Used({ figures, elapsed }: { readonly figures: Figures; readonly elapsed: string }): ReactNode {
  const { used, permitted } = figures;
  if (used === undefined || permitted === undefined) return '—';
  const { within, over, substituted } = barsOf(figures, Number(permitted.amount));
  return (
    <span className="emission-used">
      {used}
      <span className="emission-bar" aria-hidden="true">
        <i className="bar-within" style={{ width: `${within}%` }} /><i className="bar-over" style={{ width: `${over}%` }} /><i className="bar-substituted" style={{ width: `${substituted}%` }} />
        {figures.state === 'over' ? null : <em style={{ left: `${elapsed}%` }} />}
      </span>
    </span>
  );
}
