import { LineChart } from 'echarts/charts';
import { AriaComponent, GridComponent, LegendComponent, MarkAreaComponent, MarkLineComponent, TooltipComponent } from 'echarts/components';
import { civil, instant } from '../../basis/time.ts';
import { init, use as register, type EChartsCoreOption } from 'echarts/core';
import { SVGRenderer } from 'echarts/renderers';
import { useEffect, useRef, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { dark, light, series as colours } from '../app/palette.ts';
import { usePreferences, type Language } from '../app/preferences.ts';
import { useShade, type Shade } from '../app/theme.tsx';
import { longDay, shortDay, shortMoment, timeOfDay } from '../app/time-words.ts';
import type { ChartProps } from './chart-props.ts';

register([LineChart, GridComponent, TooltipComponent, LegendComponent, MarkAreaComponent, MarkLineComponent, AriaComponent, SVGRenderer]);

/** ECharts sets time ticks by UTC or by the machine's zone; moving every time by Beijing's offset puts them at our midnights. */
const shiftMs = 8 * 3_600_000;

/** On a phone the days of a week do not fit beside each other. */
const narrow = [{ query: { maxWidth: 480 }, option: { xAxis: { splitNumber: 2 } } }];

const dashes = ['solid', 'dashed', 'dotted'] as const;

/** Lines over time as SVG; a missing value is a gap. */
export default function ChartCanvas(props: ChartProps): ReactNode {
  const place = useRef<HTMLDivElement>(null);
  const shade = useShade();
  const { language } = usePreferences();
  const { t } = useTranslation('kit');
  useEffect(() => {
    const element = place.current;
    if (element === null) return undefined;
    const drawn = init(element, undefined, { renderer: 'svg' });
    drawn.setOption({ ...optionOf(props, shade, language, (value) => t('chart-limit', { value })), media: narrow });
    const watcher = new ResizeObserver(() => drawn.resize());
    watcher.observe(element);
    return () => {
      watcher.disconnect();
      drawn.dispose();
    };
  }, [props, shade, language, t]);
  return <div ref={place} className="chart-canvas" />;
}

function optionOf({ series, limits = [], bands = [], unit }: ChartProps, shade: Shade, language: Language, limitWords: (value: string) => string): EChartsCoreOption {
  const palette = shade === 'dark' ? dark : light;
  const text = { color: palette['ink-2'], fontFamily: 'inherit' };
  return {
    useUTC: true, animation: false, color: [...colours[shade]], textStyle: { fontFamily: 'inherit' },
    grid: { left: 12, right: limits.length > 1 ? 116 : limits.length > 0 ? 72 : 16, top: series.length > 1 ? 36 : 26, bottom: 4, containLabel: true },
    ...(series.length > 1 ? { legend: { top: 0, left: 72, itemWidth: 18, textStyle: text } } : {}),
    tooltip: {
      trigger: 'axis', confine: true, backgroundColor: palette.raised, borderColor: palette.line, textStyle: { color: palette.ink },
      axisPointer: { label: { formatter: ({ value }: { value: number }) => shortMoment(value - shiftMs, language) } },
      valueFormatter: (value: unknown) => (typeof value === 'string' || typeof value === 'number' ? `${value} ${unit}` : '—'),
    },
    xAxis: { type: 'time', splitNumber: 5, axisLine: { lineStyle: { color: palette['line-strong'] } }, axisLabel: { ...text, hideOverlap: true, formatter: (at: number) => axisTime(at - shiftMs, language) } },
    yAxis: { type: 'value', scale: false, name: unit, nameTextStyle: { ...text, align: 'left' }, max: axisMax(series, limits), axisLabel: text, splitLine: { lineStyle: { color: palette.line } } },
    series: series.map(({ name, points, thin }, at) => ({
      name, type: 'line', data: points.map(({ at: x, value }) => [x + shiftMs, value ?? null]), connectNulls: false, showSymbol: points.length < 40, symbolSize: 4,
      z: thin === true ? 2 : 3, lineStyle: thin === true ? { width: 0.9, opacity: 0.6 } : { width: 1.8, type: dashes[at % dashes.length] },
      ...(at === 0 && limits.length > 0 ? { markLine: limitLine(limits, palette.late, limitWords) } : {}),
      ...(at === 0 && bands.length > 0 ? { markArea: grounds(bands, palette.due) } : {}),
    })),
  };
}

const axisTime = (at: number, language: Language): string => {
  const time = timeOfDay(at, language);
  if (time !== '00:00') return time;
  return civil(instant(at)).slice(5, 10) === '01-01' ? longDay(at, language) : shortDay(at, language);
};

/** Room for the highest value and the highest limit, on a round number. */
function axisMax(series: ChartProps['series'], limits: NonNullable<ChartProps['limits']>): number | undefined {
  const values = [...series.flatMap(({ points }) => points.map(({ value }) => Number(value ?? 0))), ...limits.map(({ value }) => Number(value))];
  const most = values.reduce((a, b) => Math.max(a, b), 0);
  if (most <= 0) return undefined;
  const step = 10 ** Math.floor(Math.log10(most * 1.1)) / 2;
  return Number((Math.ceil((most * 1.1) / step) * step).toPrecision(6));
}

/** Named at their foot; a name that does not fit is cut, the table says it whole. */
const grounds = (bands: NonNullable<ChartProps['bands']>, colour: string): object => ({
  silent: true, itemStyle: { color: colour, opacity: 0.16 }, label: { color: colour, position: 'insideBottom', fontSize: 11, overflow: 'truncate', width: 96 },
  data: bands.map(({ from, to, name }) => [{ name, xAxis: from + shiftMs }, { xAxis: to + shiftMs }]),
});

const limitLine = (limits: NonNullable<ChartProps['limits']>, colour: string, words: (value: string) => string): object => ({
  silent: true, symbol: 'none', lineStyle: { color: colour, type: [6, 4], width: 1.4 },
  data: limits.map(({ name, value }) => ({ yAxis: Number(value), label: { formatter: limits.length > 1 ? `${name} ${value}` : words(value), color: colour, position: 'end' } })),
});
