import { Select } from 'antd';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { pointSeries } from '../../../contract/point.ts';
import { usePreferences } from '../../app/preferences.ts';
import { useRead } from '../../app/query.ts';
import { Refused } from '../../app/shell/dead-ends.tsx';
import { shortMoment } from '../../app/time-words.ts';
import { useSay } from '../../app/words/pick.ts';
import { Chart } from '../../kit/chart.tsx';
import { Waiting } from '../../kit/waiting.tsx';

const daysMs = 30 * 86_400_000;

/** One item (or the class as a number) over 30 days. */
export function SectionCurve({ number, to, factor, onFactor }: { readonly number: number; readonly to: number; readonly factor: string; readonly onFactor: (factor: string) => void }): ReactNode {
  const { t } = useTranslation('water');
  const { language } = usePreferences();
  const say = useSay();
  const answer = useRead(pointSeries, { params: { number }, query: { from: to - daysMs, to, period: 'hour' } });
  if (answer.isPending) return <Waiting rows={6} />;
  if (answer.isError) return <Refused error={answer.error} retry={() => void answer.refetch()} />;
  const { rows, factors, basis } = answer.data;
  const own = rows.filter((row) => row.factor === factor);
  const known = own.flatMap(({ at, value }) => (value === undefined ? [] : [{ at, value, amount: Number(value) }])).sort((a, b) => a.amount - b.amount);
  const [least, most] = [known[0], known.at(-1)];
  const named = (code: string): string => (code === 'class' ? t('class-number') : say(factors.find((one) => one.code === code)?.name ?? { zh: code, en: code }));
  const says = least === undefined || most === undefined ? t('curve-empty') : t('curve-says', { count: known.length, max: most.value, maxAt: shortMoment(most.at, language), min: least.value, minAt: shortMoment(least.at, language) });
  const choices = [...new Set([factor, ...factors.map(({ code }) => code)])].map((value) => ({ value, label: named(value) }));
  return (
    <Chart
      title={`${t('curve')} · ${named(factor)}`} says={says} unit={factors.find(({ code }) => code === factor)?.unit ?? ''} basis={basis}
      series={[{ id: factor, name: named(factor), points: own.map(({ at, value }) => ({ at, value })) }]}
      actions={<Select size="small" aria-label={t('factor')} value={factor} options={choices} onChange={onFactor} style={{ minWidth: 140 }} popupMatchSelectWidth={false} />}
    />
  );
}
