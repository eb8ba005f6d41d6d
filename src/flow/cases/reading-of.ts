import { numberParameter } from '../../act/parameters.ts';
import type { Facts } from '../../act/context.ts';
import { addDays, dayMs, dayOf, instant, startOfDay } from '../../basis/time.ts';
import { machineCheck } from '../../close/machine-check.ts';
import type { Case } from '../../model/case.ts';
import type { CaseType, ReadBy } from '../../model/case-type.ts';
import type { FigureRead } from '../../model/figure-reading.ts';
import { explained } from '../explain.ts';
import type { House } from '../house.ts';
import type { RecordReader } from '../ports/records.ts';
import { waterPeriod } from '../water-period.ts';
import { watchedSeries } from './machine-facts.ts';
import { parametersOf } from './parameters-of.ts';

/** What a watched target reads now: over the running period, and over the days before it began. Of the whole days, from stored data. */
export async function readingOf(house: House, type: CaseType, of: Case, records: RecordReader): Promise<Facts['reading']> {
  const effect = type.steps.flatMap(({ effects }) => effects).find((one) => one.effect === 'read-figure');
  if (effect === undefined || type.states[of.state]?.end === true) return undefined;
  const parameters = parametersOf(house, type.id);
  const today = startOfDay(dayOf(instant(house.clocks.world())));
  const began = of.clocks.find(({ id, stoppedAt }) => id === effect.by.clock && stoppedAt === undefined)?.startedAt;
  const from = began === undefined ? today : startOfDay(dayOf(instant(began)));
  const before = startOfDay(addDays(dayOf(instant(today)), -numberParameter(type, effect.by.firstDays, parameters)));
  const read = (since: number, first: boolean): Promise<FigureRead> => figureOf(house, type, of, records, effect.by, { from: since, to: today, first });
  return { now: await read(from, false), first: await read(before, true) };
}

type Span = { readonly from: number; readonly to: number; readonly first: boolean };

async function figureOf(house: House, type: CaseType, of: Case, records: RecordReader, by: ReadBy, span: Span): Promise<FigureRead> {
  switch (of.fields[by.source]) {
    case 'outlet-exceeding': return exceedingHours(house, of, records, span, numberParameter(type, by.validShare, parametersOf(house, type.id)));
    case 'section-class': return sectionClass(house, Number(of.fields[by.section]), span);
    default: return asReported(of, by, span);
  }
}

/** Hours above the limit at the outlets of the item; too few valid hours, and it cannot be determined. */
async function exceedingHours(house: House, of: Case, records: RecordReader, { from, to }: Span, validShareMin: number): Promise<FigureRead> {
  const item = of.parent === undefined ? undefined : await records.case(of.parent);
  const series = item === undefined ? [] : watchedSeries(house, item);
  const days = Math.round((to - from) / dayMs);
  const determinations = series.length === 0 || days === 0 ? [] : await house.observations.determinations({
    points: [...item?.points ?? []], factors: [...new Set(series.map(({ factor }) => factor))], period: 'hour', window: { from, to },
  });
  const { steps, series: checked, verdict, says } = machineCheck({ series, determinations, now: house.clocks.world(), days, validShareMin });
  const figure = checked.reduce((sum, { exceeding }) => sum + exceeding.length, 0);
  const known = days > 0 && verdict !== 'undeterminable';
  return {
    from, to, source: 'outlet-exceeding', steps, ...(known && { figure: String(figure) }),
    says: known ? { zh: `${days}个整日内关联排放口超标${figure}小时(项次)`, en: `${figure} hours above the limit at the attached outlets in ${days} whole days` } : says,
  };
}

/** The class of the means of the section's valid hours, 1 to 6 (worse than V). */
async function sectionClass(house: House, section: number, { from, to }: Span): Promise<FigureRead> {
  const none = { from, to, source: 'section-class', steps: [] } as const;
  if (to <= from) return { ...none, says: { zh: '无法判定:尚无整日', en: 'cannot be determined: no whole day yet' } };
  const found = await waterPeriod(house, [section], dayOf(instant(from)), addDays(dayOf(instant(to)), -1), { explain: true });
  const [one] = found.ok ? found.value.sections : [];
  if (one?.period.class === undefined) return { ...none, says: { zh: '无法判定:断面无法定类别', en: 'cannot be determined: the section has no class' } };
  return {
    ...none, figure: String(one.period.class), steps: explained(one.steps),
    says: { zh: `${one.point.name.zh}时段均值为${one.period.class}类(6为劣Ⅴ类)`, en: `${one.point.name.en}: class ${one.period.class} of the means (6: worse than V)` },
  };
}

/** Only what another unit verified within the period counts. */
function asReported(of: Case, by: ReadBy, { from, to, first }: Span): FigureRead {
  const verified = of.doneBy[by.verifies];
  const value = first ? of.fields[by.first] : verified !== undefined && verified.at >= from ? of.fields[by.verified] : undefined;
  return {
    from, to, source: 'reported', steps: [], ...(value !== undefined && { figure: String(value) }),
    says: value === undefined ? { zh: '无法判定:本期无经核实的报告', en: 'cannot be determined: no verified report in this period' }
      : { zh: first ? '设定时填报的现状值' : '责任单位报告、另一单位核实', en: first ? 'as given when it was set' : 'reported by the responsible unit, verified by another' },
  };
}
