import type { Screening } from '../../act/context.ts';
import type { ChildRow } from '../../act/input-children.ts';
import { numberParameter } from '../../act/parameters.ts';
import { addDays, dayOf, instant, startOfDay } from '../../basis/time.ts';
import type { Case } from '../../model/case.ts';
import type { CaseType, ScreenedBy } from '../../model/case-type.ts';
import { factorOf } from '../../model/factor.ts';
import { regionContains } from '../../model/region.ts';
import type { House } from '../house.ts';
import type { Window } from '../ports/observations.ts';
import { parametersOf } from './parameters-of.ts';

/** What a register holds of one object: an outlet, or a discharging unit with its outlets. */
type Screened = { readonly id: string; readonly name: string; readonly region: string; readonly points: readonly number[] };
type Hours = { readonly point: number; readonly factor: string };

/** 筛查 for the step that is asked for; undefined where it needs none. */
export async function screeningOf(house: House, type: CaseType, of: Case, event: string): Promise<Screening | undefined> {
  const effect = type.steps.filter((step) => step.event === event && step.from.includes(of.state)).flatMap(({ effects }) => effects).find((one) => one.effect === 'screen');
  if (effect === undefined) return undefined;
  const parameters = parametersOf(house, type.id);
  const [days, least, most] = ['screen-days', 'screen-least', 'look-alikes-most'].map((id) => numberParameter(type, id, parameters)) as [number, number, number];
  const today = dayOf(instant(house.clocks.world()));
  const window = { from: startOfDay(addDays(today, -days)), to: house.clocks.world() };
  const objects = registered(house, of, effect.fields);
  const counts = { inRegister: objects.length, screenedFrom: addDays(today, -days), screenedTo: today };
  if (of.fields[effect.fields.sign] === 'register') {
    const hits = objects.map((one) => rowOf(one, `登记册中属同一类:${one.id}`));
    return { counts: { ...counts, screened: objects.length, found: hits.length }, hits: hits.slice(0, most) };
  }
  const factor = String(of.fields[effect.fields.factor] ?? '');
  const heard = await pointsHeard(house, objects, factor, window);
  const exceeding = await hoursExceeded(house, objects, factor, window);
  const hits = objects
    .map((one) => ({ one, hours: one.points.flatMap((point) => exceeding.get(point) ?? []) }))
    .filter(({ hours }) => hours.length > 0 && hours.length >= least)
    .sort((a, b) => b.hours.length - a.hours.length || (a.one.id < b.one.id ? -1 : 1));
  const screened = objects.filter(({ points }) => points.some((point) => heard.has(point))).length;
  return {
    counts: { ...counts, screened, found: hits.length },
    hits: hits.slice(0, most).map(({ one, hours }) => rowOf(one, `${counts.screenedFrom}至${counts.screenedTo}小时值超标${hours.length}项次(${namesOf(house, hours)})`)),
  };
}

/** A township's object is the county's to verify. */
const rowOf = ({ id, name, region }: Screened, why: string): ChildRow =>
  ({ region: region.slice(0, 6), weight: 1, title: `疑似同类问题:${name}`.slice(0, 120), fields: { object: name.slice(0, 200), registerId: id, why }, parties: {} });

const namesOf = (house: House, hours: readonly Hours[]): string => [...new Set(hours.map(({ factor }) => factorOf(house.factors, factor).name.zh))].sort().join('、');

function registered(house: House, of: Case, fields: ScreenedBy): readonly Screened[] {
  const { directory } = house;
  const kind = of.fields[fields.object];
  const industry = String(of.fields[fields.industry] ?? '');
  const fits = (unit: string | undefined): boolean => industry === '' || (directory.enterprises.get(unit ?? '')?.industry.code ?? '').startsWith(industry);
  const nameOf = (unit: string | undefined): string => directory.units.get(unit ?? '')?.name.zh ?? '';
  const inside = ({ region }: { readonly region: string }): boolean => regionContains(of.region, region);
  const objects: readonly Screened[] = kind === 'enterprise'
    ? [...directory.enterprises.values()].filter(({ unit }) => fits(unit)).map(({ unit }) => ({
      id: unit, name: nameOf(unit), region: directory.units.get(unit)?.region ?? '', points: directory.outletsOf(unit).map(({ number }) => number),
    }))
    : [...directory.points.values()].filter((point) => point.kind === kind && fits(point.enterprise))
      .map(({ id, region, number, enterprise, name }) => ({ id, name: name.zh.startsWith(nameOf(enterprise)) ? name.zh : `${nameOf(enterprise)}${name.zh}`, region, points: [number] }));
  return objects.filter(inside);
}

/** Points of which there are hours in the window at all: the others were not screened, whatever they send out. */
async function pointsHeard(house: House, objects: readonly Screened[], factor: string, window: Window): Promise<ReadonlySet<number>> {
  const wanted = new Set(objects.flatMap(({ points }) => points));
  const series = await house.observations.storedSeries(['Avg', 'ZsAvg']);
  return new Set(series
    .filter((one) => one.period === 'hour' && one.last >= window.from && one.first <= window.to && wanted.has(one.point) && (factor === '' || one.factor === factor))
    .map(({ point }) => point));
}

async function hoursExceeded(house: House, objects: readonly Screened[], factor: string, window: Window): Promise<ReadonlyMap<number, readonly Hours[]>> {
  const points = [...new Set(objects.flatMap((one) => one.points))];
  const found = points.length === 0 ? [] : await house.observations.determinations({
    points, period: 'hour', window, verdicts: ['exceeds'], ...(factor === '' ? {} : { factors: [factor] }),
  });
  return Map.groupBy(found, ({ point }) => point);
}
