import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { periodsOf, type FigureReading, type FigureVerdict } from '../../../model/figure-reading.ts';
import { usePreferences } from '../../app/preferences.ts';
import { longDay } from '../../app/time-words.ts';
import { useSay } from '../../app/words/pick.ts';
import { caseOf } from '../../casework/case-view.ts';
import { Chart } from '../../kit/chart.tsx';
import { DataTable, type Column } from '../../kit/data-table.tsx';
import { StatusTag } from '../../kit/status-tag.tsx';
import type { PanelProps } from '../panel-props.ts';

const tones = { met: 'ok', missed: 'late', undeterminable: 'due' } as const;

/** The figure against its target, period by period, each with its why. */
export function WatchCurve({ view }: Pick<PanelProps, 'view'>): ReactNode {
  const { t } = useTranslation('watch');
  const { language } = usePreferences();
  const say = useSay();
  const { readings = [], fields = {} } = caseOf(view);
  if (readings.length === 0) return null;
  const periods = periodsOf(readings);
  const count = (verdict: FigureVerdict): number => periods.filter((one) => one.verdict === verdict).length;
  const [target, unit] = [String(fields['targetFigure'] ?? ''), String(fields['targetUnit'] ?? '')];
  const span = ({ from, to }: FigureReading): string => `${longDay(from, language)}–${longDay(Math.max(from, to - 1), language)}`;
  const verdictOf = ({ first, verdict }: FigureReading): string => (first === true ? t('first') : t(verdict));
  const columns: readonly Column<FigureReading>[] = [
    { id: 'span', title: t('span'), names: true, cell: span, value: span },
    { id: 'figure', title: t('figure'), number: true, cell: ({ figure }) => (figure === undefined ? '' : `${figure} ${unit}`), value: ({ figure }) => figure ?? '' },
    { id: 'verdict', title: t('verdict'), cell: (one) => <StatusTag tone={one.first === true ? 'neutral' : tones[one.verdict]}>{verdictOf(one)}</StatusTag>, value: verdictOf },
    { id: 'says', title: t('why'), cell: (one) => <Why reading={one} />, value: ({ says }) => say(says) },
  ];
  return (
    <section className="sheet case-block">
      <Chart title={t('curve')} unit={unit}
        says={t('curve-says', { count: periods.length, met: count('met'), missed: count('missed'), undeterminable: count('undeterminable') })}
        series={[
          { id: 'figure', name: t('figure'), points: readings.map(({ to, figure }) => ({ at: to, value: figure })) },
          { id: 'target', name: t('target-line'), thin: true, points: readings.map(({ to }) => ({ at: to, value: target })) },
        ]}
        basis={{ zh: '各期按整日计|由存储数据读取,或由责任单位报告、另一单位核实|无法判定的留空', en: 'whole days of each period | read from stored data, or reported and verified by another unit | gaps cannot be determined' }} />
      <h3 style={{ margin: '14px 0 6px' }}>{t('readings')}</h3>
      <DataTable label={t('readings')} columns={columns} rows={readings} rowKey={({ to, first }) => `${to} ${String(first)}`} />
    </section>
  );
}

function Why({ reading: { says, steps } }: { readonly reading: FigureReading }): ReactNode {
  const { language } = usePreferences();
  if (steps.length === 0) return says[language];
  return (
    <details>
      <summary>{says[language]}</summary>
      <ul>{steps.map((one, at) => <li key={`${one.name} ${String(at)}`}>{one[language]}{one.value === undefined || one[language].includes(one.value) ? '' : `: ${one.value}`}</li>)}</ul>
    </details>
  );
}
