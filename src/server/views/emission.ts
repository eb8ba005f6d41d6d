import type { Static } from 'typebox';
import { compareFractions, fraction, fractionOf, fractionText, type Fraction } from '../../basis/fraction.ts';
import { civil, hourMs, instant } from '../../basis/time.ts';
import type { enterpriseEmission } from '../../contract/emission.ts';
import { explained } from '../../flow/explain.ts';
import type { Emission, FirmEmission } from '../../flow/firm-emission.ts';
import type { House } from '../../flow/house.ts';
import { tonnes, type Mass } from '../../judge/year-emission/mass.ts';
import type { Gap, MonthEmission, YearEmission } from '../../judge/year-emission/year-emission.ts';
import { confidenceOf, undeterminableWords } from '../../judge/verdict.ts';
import { factorOf } from '../../model/factor.ts';
import type { Words } from '../../model/words.ts';
import { percentDecimals, stretchesShown, tonneDecimals } from './display-rules.ts';
import { permittedView } from './firm-file.ts';

type Reply = Static<typeof enterpriseEmission.reply>;
type Factor = Reply['factors'][number];

export function emissionView(house: House, found: FirmEmission): Pick<Reply, 'year' | 'to' | 'running' | 'elapsed' | 'basis' | 'factors'> {
  const { year, span, yearHours, factors, data } = found;
  const hours = (span.to - span.from) / hourMs;
  return {
    year, to: span.to, running: hours < yearHours, elapsed: fractionText(fraction(BigInt(hours) * 100n, BigInt(yearHours)), percentDecimals),
    basis: basisOf(found),
    factors: factors.map(({ factor, total, outlets }): Factor => ({
      factor: { ...factorOf(house.factors, factor) }, total: view(total, data.edition.standard),
      outlets: outlets.map((outlet) => {
        const { overs = [], gaps = [] } = outlet.years[0] ?? {};
        return {
          point: outlet.point, ...view(outlet, data.edition.standard), oversCount: overs.length, gapsCount: gaps.length,
          overs: overs.slice(-stretchesShown).toReversed().map(({ at, hours: count, mass }) => ({ at, hours: count, mass: text(mass) })),
          gaps: gaps.slice(-stretchesShown).toReversed().map((gap) => gapView(gap, data.edition.standard)),
        };
      }),
    })),
  };
}

const text = (mass: Mass): string => fractionText(tonnes(mass), tonneDecimals);

/** To the kilogram; with more digits where rounding would move a figure across the permitted amount. */
function beside(value: Fraction, amount: string | undefined): string {
  if (amount === undefined) return fractionText(value, tonneDecimals);
  const side = (of: Fraction): number => compareFractions(of, fractionOf(amount));
  const shown = [tonneDecimals, 6, 9, 12].map((decimals) => fractionText(value, decimals));
  return shown.find((one) => side(fractionOf(one)) === side(value)) ?? fractionText(value, tonneDecimals);
}

function view({ years, outlook, permitted }: Emission, standard: string): Factor['total'] {
  const { state, least, total, used, forecast, steps } = outlook;
  const amount = permitted?.body.amount;
  const sum = (of: (year: YearEmission) => Mass): string => text(years.reduce((all, year) => all + of(year), 0n));
  const count = (of: (hours: YearEmission['hours']) => number): number => years.reduce((all, { hours }) => all + of(hours), 0);
  return {
    state, least, within: sum(({ within }) => within), over: sum(({ over }) => over), substituted: sum(({ substituted }) => substituted),
    hours: {
      due: count(({ due }) => due), byFlow: count((hours) => hours['mass-by-flow']), reported: count((hours) => hours['mass-reported']),
      noDischarge: count((hours) => hours['no-discharge']), over: count(({ over }) => over), substituted: count(({ substituted }) => substituted),
      missing: count(({ missing }) => missing), before: count(({ before }) => before),
    },
    confidence: confidenceOf(years), months: [...monthViews(years)], steps: explained(steps),
    rules: [...new Map(years.flatMap(({ rows }) => rows).map((row) => [row.id, row])).values()]
      .map(({ id, clause, confidence }) => ({ id, standard, clause, confidence })),
    ...(permitted === undefined ? {} : { permitted: permittedView(permitted) }), ...(total === undefined ? {} : { total: beside(total, amount) }),
    ...(used === undefined ? {} : { used: beside100(used) }), ...(forecast === undefined ? {} : { forecast: beside(forecast, amount) }),
  };
}

/** %, with more digits where rounding would move it across the whole. */
function beside100(used: Fraction): string {
  const whole = fractionOf('100');
  const shown = [percentDecimals, 4, 8].map((decimals) => fractionText(used, decimals));
  return shown.find((one) => compareFractions(fractionOf(one), whole) === compareFractions(used, whole)) ?? fractionText(used, percentDecimals);
}

/** All outlets together by month, with the sum from January on. */
function monthViews(years: readonly YearEmission[]): readonly Factor['total']['months'][number][] {
  let soFar = 0n;
  let known = false;
  return [...Map.groupBy(years.flatMap(({ months }) => months), ({ month }) => month)].toSorted(([a], [b]) => (a < b ? -1 : 1)).map(([month, held]) => {
    const sum = (of: (one: MonthEmission) => Mass): Mass => held.reduce((all, one) => all + of(one), 0n);
    const [within, over, substituted] = [sum((one) => one.within), sum((one) => one.over), sum((one) => one.substituted)];
    soFar += within + over + substituted;
    known ||= soFar > 0n;
    return {
      month, within: text(within), over: text(over), substituted: text(substituted), ...(known ? { soFar: text(soFar) } : {}),
      missing: held.reduce((all, one) => all + one.missing, 0), before: held.reduce((all, one) => all + one.before, 0),
    };
  });
}

function gapView({ at, hours, capture, mass, row, reason }: Gap, standard: string): Factor['outlets'][number]['gaps'][number] {
  return {
    at, hours, ...(capture === '' ? {} : { capture: fractionText(fractionOf(capture.slice(0, 12)), percentDecimals) }),
    ...(mass === undefined ? {} : { mass: text(mass) }), ...(reason === undefined ? {} : { reason: { ...undeterminableWords[reason] } }),
    ...(row === undefined ? {} : { rule: { standard, clause: row.clause, confidence: row.confidence } }),
  };
}

/** 口径 of every figure of the answer. */
function basisOf({ year, span, data, factors }: FirmEmission): Words {
  const { standard } = data.edition;
  const until = civil(instant(span.to));
  const low = factors.some(({ total }) => confidenceOf(total.years) === 'low');
  return {
    zh: `废气:实测浓度(未折算)×标干流量,缺流量时用数采仪上传排放量(Cou)|废水:Cou,缺时用浓度×流量|仅用标记正常且有效分钟足够的小时|缺失小时按${standard}替代,仅用于总量|`
      + `超标时段:小时均值超标的小时及日均值超标日|审核前|${year}-01-01 00:00至${until}${low ? '|部分条款为低可信度' : ''}`,
    en: `gas: measured concentration (not converted) × dry standard flow, where no flow came the mass sent by the logger (Cou) | water: Cou, else concentration × flow | `
      + `hours with a normal flag and enough valid minutes | missing hours replaced by ${standard}, for totals only | over a limit: hours whose hourly mean exceeds, and days whose daily mean does | `
      + `before review | ${year}-01-01 00:00 to ${until}${low ? ' | some clauses are of low confidence' : ''}`,
  };
}
