import { fractionText, type Fraction } from '../../basis/fraction.ts';
import { fail, ok } from '../../basis/result.ts';
import { civil, instant } from '../../basis/time.ts';
import { airContribution } from '../../contract/air-contribution.ts';
import { airContributions } from '../../flow/air-contribution.ts';
import { daysOver } from '../../flow/air-tables.ts';
import type { House } from '../../flow/house.ts';
import type { HeededMark } from '../../flow/marked-hours/heeded.ts';
import { airPollutants } from '../../judge/air-period/rules.ts';
import { ambientFactor, ambientUnit } from '../../model/ambient.ts';
import type { Words } from '../../model/words.ts';
import { handle, type Handler } from '../handler.ts';
import { periodDaysMax } from '../views/display-rules.ts';
import { reviewWords } from '../views/heeded.ts';
import { regionName } from '../views/names.ts';

/** 站点贡献 of one region, pollutant and days that are over. */
export function airContributionHandlers(house: House): readonly Handler[] {
  return [
    handle(airContribution, async ({ query }) => {
      const pollutant = airPollutants.find((one) => one === query.pollutant);
      if (pollutant === undefined || !house.directory.regions.has(query.region)) return fail('request.not-found', query.region);
      const span = daysOver(house, `${query.from}..${query.to}`, periodDaysMax);
      if (!span.ok) return span;
      const head = { region: regionName(house, query.region), pollutant, unit: ambientUnit(ambientFactor(pollutant)) ?? '' };
      if (span.value === undefined) return ok({ ...head, stations: [], hours: [], basis: basisOf(house, query, 0, 0, []) });
      const found = await airContributions(house, query.region, pollutant, span.value);
      if (!found.ok) return found;
      const { row, decimals, region, stations, hours, daysOut, heeded } = found.value;
      const told = (key: 'value' | 'without' | 'adds', value: Fraction | undefined) => (value === undefined ? {} : { [key]: fractionText(value, decimals + 1) });
      return ok({
        ...head, ...(row.percent === undefined ? {} : { percent: row.percent }), ...told('value', region),
        stations: stations.map(({ point, own, without, adds }) => ({
          number: point, name: house.directory.points.get(point)?.name ?? { zh: String(point), en: String(point) }, ...told('value', own), ...told('without', without), ...told('adds', adds),
        })),
        hours: [...hours], basis: basisOf(house, span.value, stations.length, daysOut, heeded),
      });
    }),
  ];
}

/** 口径: points, state of the air, review, days, approved days out, that no count of valid days is asked for, time. */
function basisOf(house: House, { from, to }: { readonly from: string; readonly to: string }, sites: number, daysOut: number, heeded: readonly HeededMark[]): Words {
  const review = reviewWords(heeded);
  const at = civil(instant(house.clocks.world()));
  return {
    zh: [`监测点位${sites}个`, '实况', review.zh, `${from}至${to}`, daysOut === 0 ? '无经批准的特殊事件日' : `已扣除经批准的特殊事件日${daysOut}天`, '仅作点位间比较,不要求最少有效天数', `截至${at}`].join('|'),
    en: [`${sites} stations`, 'actual conditions', review.en, `${from} to ${to}`, daysOut === 0 ? 'no approved exceptional day' : `${daysOut} approved exceptional days out`,
      'compares stations only: no least number of valid days', `as of ${at}`].join(' | '),
  };
}
