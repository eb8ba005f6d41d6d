import { exact } from '../basis/decimal.ts';
import { civil, dayOf, instant } from '../basis/time.ts';
import { factorOf } from '../model/factor.ts';
import type { Finding } from '../model/finding.ts';
import type { Words } from '../model/words.ts';
import type { House } from './house.ts';

/** 「××县 ××公司 DW001 化学需氧量 小时均值48.9 mg/L,限值30,超标0.63倍」: the row that goes to the phone. */
export function exceedanceMessage(house: House, finding: Finding): Words {
  const point = house.directory.points.get(finding.point);
  const region = house.directory.regions.get(point?.region ?? '')?.name;
  const firm = house.directory.units.get(point?.enterprise ?? '')?.name ?? point?.name;
  const factor = factorOf(house.factors, finding.factor);
  const value = shown(finding.value);
  const over = finding.timesOver === undefined ? { zh: '', en: '' } : { zh: `,超标${finding.timesOver}倍`, en: `, ${finding.timesOver} times over` };
  if (finding.period === 'day') {
    const day = dayOf(instant(finding.at));
    return {
      zh: `${region?.zh ?? ''} ${firm?.zh ?? ''} ${point?.outlet ?? ''} ${factor.name.zh} ${day} 日均值${value} ${finding.unit},限值${finding.limit}${over.zh}`,
      en: `${region?.en ?? ''} ${firm?.en ?? ''} ${point?.outlet ?? ''} ${factor.name.en} ${day} daily mean ${value} ${finding.unit}, limit ${finding.limit}${over.en}`,
    };
  }
  const converted = finding.measured === undefined ? { zh: '小时均值', en: 'hourly mean' } : { zh: `折算小时均值(实测${shown(finding.measured)})`, en: `converted hourly mean (measured ${shown(finding.measured)})` };
  return {
    zh: `${region?.zh ?? ''} ${firm?.zh ?? ''} ${point?.outlet ?? ''} ${factor.name.zh} ${civil(instant(finding.at))} ${converted.zh}${value} ${finding.unit},限值${finding.limit}${over.zh}`,
    en: `${region?.en ?? ''} ${firm?.en ?? ''} ${point?.outlet ?? ''} ${factor.name.en} ${civil(instant(finding.at))} ${converted.en} ${value} ${finding.unit}, limit ${finding.limit}${over.en}`,
  };
}

/** At most three significant decimals for the eye; the full value stands in the finding. */
const shown = (value: string): string => exact(value).toDecimalPlaces(3).toString();
