import { Segmented } from 'antd';
import { useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { sectionPeriods } from '../../../contract/water.ts';
import { waterPeriodId } from '../../../model/identifier.ts';
import { usePreferences } from '../../app/preferences.ts';
import { useRead } from '../../app/query.ts';
import { Refused } from '../../app/shell/dead-ends.tsx';
import { useSay } from '../../app/words/pick.ts';
import { DataTable, type Column } from '../../kit/data-table.tsx';
import { HeededNote } from '../../kit/heeded-note.tsx';
import { Waiting } from '../../kit/waiting.tsx';
import { classWords } from '../../kit/water-class.ts';
import { WhyButton } from '../../kit/why.tsx';
import { ClassBadge } from './class-badge.tsx';
import type { PeriodRow } from './period.ts';
import { mainWords, targetColumn } from './period-columns.tsx';
import { StepList } from './step-list.tsx';
import './period.css';

const units = ['day', 'month', 'year'] as const;
type Unit = (typeof units)[number];

/** One section by day, month or year: means, class of the mean, target, times over, the same period of the year before. */
export function SectionPeriods({ number }: { readonly number: number }): ReactNode {
  const { t } = useTranslation('water');
  const [unit, setUnit] = useState<Unit>('month');
  const answer = useRead(sectionPeriods, { params: { number }, query: { unit } });
  return (
    <section className="sheet section-periods">
      <header>
        <div><h2>{t('periods')}</h2><p className="quiet">{answer.data === undefined ? '' : <Sentence rows={answer.data.rows} />}</p></div>
        <Segmented size="small" aria-label={t('unit')} value={unit} onChange={setUnit} options={units.map((value) => ({ value, label: t(`unit-${value}`) }))} />
      </header>
      {answer.isPending ? <Waiting rows={5} /> : null}
      {answer.isError ? <Refused error={answer.error} retry={() => void answer.refetch()} /> : null}
      {answer.data === undefined ? null : <PeriodRows rows={answer.data.rows} basis={answer.data.basis} label={`${t('periods')} ${t(`unit-${unit}`)}`} point={number} />}
      <HeededNote heeded={answer.data?.heeded} />
    </section>
  );
}

function Sentence({ rows }: { readonly rows: readonly PeriodRow[] }): ReactNode {
  const { t } = useTranslation('water');
  const targeted = rows.filter(({ now }) => now.meetsTarget !== undefined);
  if (rows.length === 0) return t('periods-none');
  if (targeted.length === 0) return t('periods-no-target', { count: rows.length });
  return t('periods-say', { count: targeted.length, kept: targeted.filter(({ now }) => now.meetsTarget).length });
}

function PeriodRows({ rows, basis, label, point }: {
  readonly rows: readonly PeriodRow[]; readonly basis: { readonly zh: string; readonly en: string };
  readonly label: string; readonly point: number }): ReactNode {
  const { t } = useTranslation('water');
  const { language } = usePreferences();
  const say = useSay();
  const items = [...new Map(rows.flatMap(({ now }) => now.means.map((mean) => [mean.item, mean] as const))).values()];
  const columns: readonly Column<PeriodRow>[] = [
    { id: 'label', title: t('period'), names: true, width: 110, cell: ({ label: of, steps }) => <>{of}<StepList steps={steps} /></>, value: ({ label: of }) => of },
    { id: 'class', title: t('class'), width: 120, cell: ({ now }) => <ClassBadge of={now.class} />, value: ({ now }) => (now.class === undefined ? t('no-class') : classWords(now.class, language)) },
    targetColumn(t, language, ({ now }) => now),
    { id: 'main', title: t('main'), cell: ({ now }) => mainWords(now, say) || '—', value: ({ now }) => mainWords(now, say) },
    { id: 'before', title: t('class-before'), cell: ({ before }) => (before === undefined ? <span className="faint">{t('no-year-before')}</span> : <ClassBadge of={before} />), value: ({ before }) => before },
    ...items.map(({ item, name, unit }): Column<PeriodRow> => ({
      id: item, title: unit === '' ? say(name) : `${say(name)} ${unit}`, number: true,
      cell: ({ now }) => now.means.find((mean) => mean.item === item)?.value ?? '—', value: ({ now }) => numberOf(now.means.find((mean) => mean.item === item)?.value),
    })),
    { id: 'hours', title: t('hours'), number: true, cell: ({ now }) => now.hours, value: ({ now }) => now.hours },
    { id: 'why', title: '', width: 100, cell: ({ span }) => <WhyButton id={waterPeriodId({ point, ...span })} /> },
  ];
  return <DataTable label={label} columns={columns} rows={rows} rowKey={({ label: of }) => of} rowTone={({ now }) => (now.meetsTarget === false ? 'late' : undefined)} basis={basis} empty={t('periods-none')} csv />;
}

const numberOf = (value: string | undefined): number | undefined => (value === undefined ? undefined : Number(value));
