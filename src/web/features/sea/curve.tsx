import { Select } from 'antd';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { addDays, startOfDay, type Day } from '../../../basis/time.ts';
import { pointSeries } from '../../../contract/point.ts';
import { measured } from '../../app/number-words.ts';
import { usePreferences } from '../../app/preferences.ts';
import { useRead } from '../../app/query.ts';
import { Refused } from '../../app/shell/dead-ends.tsx';
import { shortMoment } from '../../app/time-words.ts';
import { useSay } from '../../app/words/pick.ts';
import type { Words } from '../../../model/words.ts';
import { Chart } from '../../kit/chart.tsx';
import { Waiting } from '../../kit/waiting.tsx';

/** `≤ 0.3`, `> 5`, `7.8–8.5` as lines: whether it is a least value, and the value. */
function limitsOf(text: string | undefined): readonly (readonly [least: boolean, value: string])[] {
  const [low, high] = text?.split('–') ?? [];
  if (low !== undefined && high !== undefined) return [[true, low], [false, high]];
  const [, sign, value] = /^([≤<≥>]) ([\d.]+)$/u.exec(text ?? '') ?? [];
  return value === undefined ? [] : [[sign === '>' || sign === '≥', value]];
}

type Choice = { readonly factor: string; readonly name: Words };
const daysShown = 7;

/** One factor of a buoy by the hour over the seven days that end with `day`; a missing hour is a gap. */
export function BuoyCurve({ number, day, until, factor, limit, choices, onFactor }: {
  readonly number: number; readonly day: Day; readonly until: number; readonly factor: string; readonly limit: string | undefined; readonly choices: readonly Choice[]; readonly onFactor: (factor: string) => void;
}): ReactNode {
  const { t } = useTranslation('sea');
  const { language } = usePreferences();
  const say = useSay();
  const window = { from: startOfDay(addDays(day, 1 - daysShown)), to: Math.min(until, startOfDay(addDays(day, 1))) };
  const answer = useRead(pointSeries, { params: { number }, query: { factor, ...window, period: 'hour' } });
  if (answer.isPending) return <Waiting rows={6} />;
  if (answer.isError) return <Refused error={answer.error} retry={() => void answer.refetch()} />;
  const { rows, factors, basis } = answer.data;
  const known = rows.flatMap(({ at, value }) => (value === undefined ? [] : [{ at, value, amount: Number(value) }])).sort((a, b) => a.amount - b.amount);
  const [least, most] = [known[0], known.at(-1)];
  const own = factors.find(({ code }) => code === factor);
  const name = say(choices.find((one) => one.factor === factor)?.name ?? own?.name ?? { zh: factor, en: factor });
  const says = least === undefined || most === undefined ? t('curve-empty')
    : t('curve-says', { count: known.length, max: measured(most.value), maxAt: shortMoment(most.at, language), min: measured(least.value), minAt: shortMoment(least.at, language) });
  return (
    <Chart
      title={`${t('curve')} · ${name}`} says={says} unit={own?.unit ?? ''} basis={basis}
      limits={limitsOf(limit).map(([isLeast, value]) => ({ name: t('limit-line'), value, ...(isLeast ? { least: true as const } : {}) }))}
      series={[{ id: factor, name, points: rows.map(({ at, value }) => ({ at, value })) }]}
      actions={<Select size="small" aria-label={t('factor')} value={factor} options={choices.map((one) => ({ value: one.factor, label: say(one.name) }))} onChange={onFactor} style={{ minWidth: 140 }} popupMatchSelectWidth={false} />}
    />
  );
}
