import { Segmented } from 'antd';
import type { Static } from 'typebox';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { FactorView } from '../../../contract/point.ts';
import type { Words } from '../../../model/words.ts';
import { usePreferences } from '../../app/preferences.ts';
import { moment, shortMoment } from '../../app/time-words.ts';
import { useSay } from '../../app/words/pick.ts';
import { useClauseWords } from '../../app/words/clause-words.ts';
import { DataTable, type Column } from '../../kit/data-table.tsx';
import { flagWords, verdictWords } from '../../kit/reading-words.ts';
import { shownLimit, shownValue } from '../../kit/shown-value.ts';
import { StatusTag } from '../../kit/status-tag.tsx';
import { WhyButton } from '../../kit/why.tsx';
import { boundsOf, type Grounds } from './grounds.ts';
import { marksOfHour, type Mark } from './hour-marks.ts';
import { selected, selections, type HourRow, type Selection } from './hours.ts';
import { Flag, Verdict } from './verdict.tsx';

type Given = {
  readonly factor: Static<typeof FactorView>; readonly hours: readonly HourRow[]; readonly only: Selection; readonly onOnly: (only: Selection) => void;
  readonly grounds: Grounds; readonly basis: Words; readonly label: string;
  /** What firms, rules and reviewers say of the hours; none: whoever looks may not know. */
  readonly marks?: readonly Mark[];
};

/** Beside the curve: every hour, or only those that a count of them counts, with its values, limit, flow, oxygen, flag and determination. */
export function HourTable({ factor, hours, only, onOnly, grounds, basis, label, marks }: Given): ReactNode {
  const { t } = useTranslation('enterprises');
  const { language } = usePreferences();
  const say = useSay();
  const write = useClauseWords();
  const shown = (value: string | undefined): string => (value === undefined ? '—' : shownValue(value, factor.decimals));
  const figure = (id: string, title: string, of: (hour: HourRow) => string | undefined): Column<HourRow> =>
    ({ id, title, number: true, cell: (hour) => shown(of(hour)), value: (hour) =>
      (of(hour) === undefined ? undefined : Number(shown(of(hour)))) });
  const figureless = (id: string, title: string, of: (hour: HourRow) => number | undefined): Column<HourRow> =>
    ({ id, title, number: true, cell: (hour) => of(hour) ?? '—', value: of });
  const ground = (row: HourRow['row']): string => (row === undefined ? '' : write(grounds.get(row.edition)?.says ?? row.edition));
  const converted = hours.some(({ row }) => row?.measured !== undefined);
  const columns: readonly Column<HourRow>[] = [
    {
      id: 'at', title: t('time'), names: true,
      cell: ({ at }) => shortMoment(at, language),
      value: ({ at }) => moment(at, language),
    },
    ...(converted ? [figure('measured', t('measured'), ({ row }) => row?.measured)] : []),
    { ...figure('value', t(converted ? 'converted' : 'value'), ({ row }) => row?.value), cell: ({ row }) =>
      <b className={row?.verdict === 'exceeds' ? 'value-over' : undefined}>{shown(row?.value)}</b> },
    limit(t('limit'), grounds),
    ...(hours.some(({ flow }) => flow !== undefined) ? [figure('flow', t('flow'), ({ flow }) => flow)] : []),
    ...(hours.some(({ oxygen }) => oxygen !== undefined) ? [figure('oxygen', t('oxygen'), ({ oxygen }) => oxygen)] : []),
    {
      id: 'flag', title: t('flag'),
      cell: ({ row }) => (row === undefined ? '—' : <Flag row={row} />),
      value: ({ row }) => (row === undefined ? undefined : `${row.flag} ${say(flagWords[row.flag] ?? { zh: '', en: '' })}`.trim()),
    },
    ...(marks === undefined ? [] : [markColumn(t('mark'), (at) => marksOfHour(marks, factor.code, at), (mark) => `${say(mark.type.name)}(${t(`mark-${mark.state}`)})`)]),
    {
      id: 'verdict', title: t('verdict'),
      cell: ({ row }) => (row === undefined ? '—' : <><Verdict row={row} low={grounds.get(row.edition)?.low === true} /> <WhyButton id={row.id} /></>),
      value: ({ row }) => (row === undefined ? undefined : say(verdictWords[row.verdict])),
    },
    {
      id: 'ground', title: t('ground'),
      cell: ({ row }) => <span className="hour-ground">{ground(row) || '—'}</span>,
      value: ({ row }) => ground(row),
    },
    figureless('valid', t('valid'), ({ row }) => row?.valid),
  ];
  return (
    <section className="sheet hour-table">
      <header><h2>{t('table')}</h2><p className="faint">{[factor.unit, t('marks')].filter(Boolean).join(' · ')}</p></header>
      <Segmented
        size="small" className="hour-filter no-print" aria-label={t('table-filter')} value={only} onChange={onOnly}
        options={selections.map((value) => ({ value, label: t(`table-${value}`, { count: selected(hours, value).length }) }))}
      />
      <DataTable label={label} columns={columns} rows={selected(hours, only)} empty={t('no-data')} rowKey={({ at }) => String(at)} rowTone={({ row }) => (row?.verdict === 'exceeds' ? 'late' : undefined)} basis={basis} />
    </section>
  );
}

/** 标记: by whom and why stands behind the name; Excel has it in words. */
const markColumn = (title: string, of: (at: number) => readonly Mark[], write: (mark: Mark) => string): Column<HourRow> => ({
  id: 'mark', title,
  cell: ({ at }) => (of(at).length === 0 ? '—' : of(at).map((mark) => (
    <span key={mark.id} className="hour-mark" title={`${mark.says}:${mark.reason}`}><StatusTag tone={mark.state === 'standing' ? 'review' : 'due'}>{write(mark)}</StatusTag></span>
  ))),
  value: ({ at }) => of(at).map((mark) => `${write(mark)} ${mark.says}:${mark.reason}`).join(';') || undefined,
});

/** A limit with both bounds (pH 6–9) is text, one with an upper bound a number for Excel. */
const limit = (title: string, grounds: Grounds): Column<HourRow> => ({
  id: 'limit', title, number: true,
  cell: ({ row }) => shownLimit({ ...boundsOf(row, grounds), unit: '' }) || '—',
  value: ({ row }) => {
    const bounds = boundsOf(row, grounds);
    return bounds.min === undefined && bounds.max !== undefined ? Number(bounds.max) : shownLimit({ ...bounds, unit: '' }) || undefined;
  },
});
