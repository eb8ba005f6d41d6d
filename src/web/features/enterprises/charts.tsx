import type { Static } from 'typebox';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { FactorView } from '../../../contract/point.ts';
import type { Words } from '../../../model/words.ts';
import { useSay } from '../../app/words/pick.ts';
import { Chart, type ChartBand, type ChartPoint, type ChartSeries } from '../../kit/chart.tsx';
import { shownLimit, shownValue } from '../../kit/shown-value.ts';
import { boundsOf, type Grounds } from './grounds.ts';
import { flowCodes, oxygenCode, tally, type HourRow } from './hours.ts';

type Factor = Static<typeof FactorView>;

type Drawn = { readonly factor: Factor; readonly hours: readonly HourRow[]; readonly windowHours: number; readonly grounds: Grounds; readonly basis: Words;
  readonly bands: readonly ChartBand[];
};

/** Compared value and, where it was converted, the measured one, against the limit of the newest hour: one line, or two of a range. */
export function FactorChart({ factor, hours, windowHours, grounds, basis, bands }: Drawn): ReactNode {
  const { t } = useTranslation('enterprises');
  const say = useSay();
  const { min, max } = boundsOf(hours.find(({ row }) => row?.limit !== undefined)?.row, grounds);
  const limits = [
    ...(max === undefined ? [] : [{ name: t(min === undefined ? 'limit' : 'limit-high'), value: max }]),
    ...(min === undefined ? [] : [{ name: t('limit-low'), value: min, least: true }]),
  ];
  const converted = hours.some(({ row }) => row?.measured !== undefined);
  const line = (id: 'value' | 'measured', name: string): ChartSeries => ({ id, name, points: points(hours, ({ row }) => row?.[id], factor.decimals) });
  const series = converted ? [line('value', t('converted')), line('measured', t('measured'))] : [line('value', t('value'))];
  const says = `${t('curve-says', tally(hours, windowHours))}${limits.length === 0 ? '' : ` ${t('curve-limit', { limit: shownLimit({ min, max, unit: factor.unit }) })}`}`;
  const marked = bands.length === 0 ? '' : ` ${t('curve-marked', { count: bands.length })}`;
  return <Chart title={say(factor.name)} says={`${says}${marked}`} unit={factor.unit} series={series} basis={basis} height={300} limits={limits} bands={bands} />;
}

/** Flow, and oxygen where it is measured. */
export function AuxiliaryCharts({ hours, factors, basis }: { readonly hours: readonly HourRow[]; readonly factors: readonly Factor[]; readonly basis: Words }): ReactNode {
  const { t } = useTranslation('enterprises');
  const wanted = [
    { id: 'flow' as const, factor: factors.find(({ code }) => flowCodes.includes(code)) },
    { id: 'oxygen' as const, factor: factors.find(({ code }) => code === oxygenCode) },
  ];
  return wanted.map(({ id, factor }) => {
    if (factor === undefined) return null;
    const held = points(hours, (hour) => hour[id], factor.decimals);
    const count = held.filter(({ value }) => value !== undefined).length;
    return count === 0 ? null : <section key={id} className="sheet"><Chart title={t(id)} says={t('aux-says', { count })} unit={factor.unit} series={[{ id, name: t(id), points: held }]} basis={basis} height={170} /></section>;
  });
}

/** Ascending in time; an hour without a value is a gap. */
const points = (hours: readonly HourRow[], of: (hour: HourRow) => string | undefined, decimals: number): readonly ChartPoint[] =>
  hours.map((hour) => ({ at: hour.at, value: shown(of(hour), decimals) })).reverse();

const shown = (value: string | undefined, decimals: number): string | undefined => (value === undefined ? undefined : shownValue(value, decimals));
