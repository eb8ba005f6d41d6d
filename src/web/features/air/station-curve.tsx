import { hourMs } from '../../../basis/time.ts';
import { Segmented, Select } from 'antd';
import type { Static } from 'typebox';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { pointSeries } from '../../../contract/point.ts';
import { usePreferences } from '../../app/preferences.ts';
import { useRead } from '../../app/query.ts';
import { Refused } from '../../app/shell/dead-ends.tsx';
import { shortMoment } from '../../app/time-words.ts';
import { Chart } from '../../kit/chart.tsx';
import { Waiting } from '../../kit/waiting.tsx';
import { LongCurve, type DrawnCurve } from './long-curve.tsx';
import { pollutants, pollutantText } from './pollutants.tsx';

const windows = [24, 168, 336, 8760, 87_600] as const;
export const windowsOfHours: readonly number[] = windows;
/** Beyond, the curve is drawn from pieces of time. */
const hoursByHour = 336;
type Rows = Static<typeof pointSeries.reply>['rows'];
type Given = {
  readonly number: number; readonly to: number; readonly factor: string; readonly hours: number;
  readonly onChange: (search: { readonly factor: string; readonly hours: number }) => void;
};

/** AQI or one pollutant over 24 hours, 7 or 14 days; a pollutant over a year or ten. */
export function StationCurve({ number, to, factor, hours, onChange }: Given): ReactNode {
  const { t } = useTranslation('air');
  const choices = [{ value: 'aqi', label: 'AQI' }, ...pollutants.map(({ code, id }) => ({ value: code, label: pollutantText(id) }))];
  const unit = pollutants.find(({ code }) => code === factor)?.unit ?? '';
  const name = choices.find(({ value }) => value === factor)?.label ?? factor;
  const actions = (
    <>
      <Select size="small" aria-label={t('factor')} value={factor} options={choices} onChange={(next) => onChange({ factor: next, hours })} style={{ width: 96 }} />
      <Segmented size="small" aria-label={t('window')} value={hours} onChange={(next) => onChange({ factor, hours: Number(next) })} options={windows.map((value) => ({ value, label: t(`hours-${value}`), disabled: factor === 'aqi' && value > hoursByHour }))} />
    </>
  );
  if (factor !== 'aqi' && hours > hoursByHour) return <LongCurve number={number} to={to} factor={factor} name={name} unit={unit} hours={hours} actions={actions} />;
  return <HourCurve number={number} to={to} factor={factor} name={name} unit={unit} hours={factor === 'aqi' ? Math.min(hours, hoursByHour) : hours} actions={actions} />;
}

function HourCurve({ number, to, factor, hours, name, unit, actions }: DrawnCurve): ReactNode {
  const { t } = useTranslation('air');
  const says = useSentence();
  const from = to - hours * hourMs;
  const answer = useRead(pointSeries, { params: { number }, query: { factor, from, to, period: 'hour' } });
  if (answer.isPending) return <Waiting rows={6} />;
  if (answer.isError) return <Refused error={answer.error} retry={() => void answer.refetch()} />;
  const { rows, basis } = answer.data;
  return <Chart title={`${t('curve')} · ${name}`} says={says(rows, from, to)} unit={unit} series={[{ id: factor, name, points: hourly(rows, from, to) }]} basis={basis} actions={actions} />;
}

/** Every hour of the window; one that was not determined is a gap. */
function hourly(rows: Rows, from: number, to: number): readonly { readonly at: number; readonly value: string | undefined }[] {
  const held = new Map(rows.map(({ at, value }) => [at, value]));
  return Array.from({ length: Math.round((to - from) / hourMs) }, (_, hour) => ({ at: from + hour * hourMs, value: held.get(from + hour * hourMs) }));
}

function useSentence(): (rows: Rows, from: number, to: number) => string {
  const { t } = useTranslation('air');
  const { language } = usePreferences();
  return (rows, from, to) => {
    const known = rows.flatMap(({ at, value }) => (value === undefined ? [] : [{ at, value, amount: Number(value) }])).sort((a, b) => a.amount - b.amount);
    const [least, most] = [known[0], known.at(-1)];
    if (least === undefined || most === undefined) return t('curve-empty');
    return t('curve-says', {
      count: known.length, max: most.value, maxAt: shortMoment(most.at, language), min: least.value, minAt: shortMoment(least.at, language),
      gaps: Math.max(0, Math.round((to - from) / hourMs) - known.length),
    });
  };
}
