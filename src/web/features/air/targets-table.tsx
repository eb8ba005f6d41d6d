import { Button } from 'antd';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { Words } from '../../../model/words.ts';
import { useSay } from '../../app/words/pick.ts';
import { DataTable, type Column } from '../../kit/data-table.tsx';
import { reasonWords } from '../../kit/reading-words.ts';
import { StatusTag } from '../../kit/status-tag.tsx';
import { TargetWhy } from './target-why.tsx';
import { counting, isShare, shown, stateTones, type Outlook, type TargetRow } from './targets.ts';

type TableProps = { readonly label: string; readonly rows: readonly TargetRow[]; readonly basis: Words; readonly onShow: (id: string) => void };

/** Targets of one sort by region: what is demanded, how far it is, what the days left may be. Red: no rest of the year can meet it. */
export function TargetsTable({ label, rows, basis, onShow }: TableProps): ReactNode {
  const { t } = useTranslation('air');
  const say = useSay();
  const state = (row: TargetRow): string => t(`state-${counting(row).state}`);
  const share = rows.some(isShare);
  const rest: readonly Column<TargetRow>[] = share
    ? [
      whole('exceedance-days', t('exceedance-days'), ({ exceedanceDays }) => exceedanceDays),
      whole('days-left', t('days-left'), ({ daysLeft }) => daysLeft),
      { ...whole('exceedance-left', t('exceedance-left'), ({ exceedanceDaysLeft }) => exceedanceDaysLeft), cell: (row) => <b>{shown(counting(row).exceedanceDaysLeft?.toString())}</b> },
    ]
    : [
      whole('days-left', t('days-left'), ({ daysLeft }) => daysLeft),
      { id: 'allowed', title: `${t('allowed-mean')} µg/m³`, number: true, cell: (row) => <Both row={row} of={({ allowed }) => allowed} />, value: (row) => figure(counting(row).allowed) },
      { id: 'allowed kept', title: `${t('allowed-mean')}(${t('days-in')}) µg/m³`, fileOnly: true, cell: () => null, value: ({ kept }) => figure(kept.allowed) },
    ];
  const columns: readonly Column<TargetRow>[] = [
    { id: 'region', title: t('region'), names: true, cell: ({ region }) => say(region.name), value: ({ region }) => say(region.name) },
    ...(share ? [] : [{ id: 'indicator', title: t('indicator'), cell: ({ name }: TargetRow) => say(name), value: ({ name }: TargetRow) => say(name) }]),
    {
      id: 'target', title: `${t('annual-target')} ${share ? '%' : 'µg/m³'}`, number: true, value: ({ target }) => Number(target),
      cell: ({ target, document }) => <span className="period-figure"><b>{share ? `≥ ${target}` : target}</b><span className="faint target-document">{document}</span></span>,
    },
    { id: 'document', title: t('target-document'), fileOnly: true, cell: () => null, value: ({ document }) => document },
    { id: 'so-far', title: `${t(share ? 'share-so-far' : 'mean-so-far')} ${share ? '%' : 'µg/m³'}`, number: true, cell: (row) => <Both row={row} of={({ soFar }) => soFar} />, value: (row) => figure(counting(row).soFar) },
    ...(share ? [] : [{ id: 'so-far kept', title: `${t('mean-so-far')}(${t('days-in')}) µg/m³`, fileOnly: true as const, cell: () => null, value: ({ kept }: TargetRow) => figure(kept.soFar) }]),
    whole('valid', t('valid-days'), ({ validDays }) => validDays),
    ...rest,
    { id: 'state', title: t('target-state'), cell: (row) => <State row={row} words={state(row)} />, value: state },
    { id: 'sites', title: t('sites'), number: true, fileOnly: true, cell: () => null, value: ({ stations }) => stations },
    {
      id: 'do', title: '', width: 132,
      cell: (row) => <span className="target-do no-print"><Button type="link" size="small" onClick={() => onShow(row.id)}>{t('course')}</Button><TargetWhy row={row} /></span>,
    },
  ];
  return (
    <DataTable
      label={label} columns={columns} rows={rows} rowKey={({ id }) => id} basis={basis} csv
      rowTone={(row) => (stateTones[counting(row).state] === 'late' ? 'late' : undefined)}
    />
  );
}

const whole = (id: string, title: string, of: (outlook: Outlook) => number | undefined): Column<TargetRow> =>
  ({ id, title, number: true, cell: (row) => shown(of(counting(row))?.toString()), value: (row) => of(counting(row)) });

const figure = (text: string | undefined): number | undefined => (text === undefined ? undefined : Number(text));

/** The figure that counts, and below it the one with the approved days in, where there are such days. */
function Both({ row, of }: { readonly row: TargetRow; readonly of: (outlook: Outlook) => string | undefined }): ReactNode {
  const { t } = useTranslation('air');
  return (
    <span className="period-figure">
      <b>{shown(of(counting(row)))}</b>
      {row.taken === undefined ? null : <span className="faint">{t('with-days-in', { value: shown(of(row.kept)) })}</span>}
    </span>
  );
}

function State({ row, words }: { readonly row: TargetRow; readonly words: string }): ReactNode {
  const { t } = useTranslation('air');
  const say = useSay();
  const { state, reason } = counting(row);
  return (
    <span className="target-state">
      <StatusTag tone={stateTones[state]}>{words}</StatusTag>
      {reason === '' ? null : <span className="faint">{say(reasonWords(reason))}</span>}
      {row.confidence === 'low' ? <span className="faint">{t('low-confidence')}</span> : null}
    </span>
  );
}
