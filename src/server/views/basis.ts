import { civil, dayOf, instant } from '../../basis/time.ts';
import type { House } from '../../flow/house.ts';
import type { HeededMark } from '../../flow/marked-hours/heeded.ts';
import type { Words } from '../../model/words.ts';
import type { PointKind } from '../../model/point.ts';
import { editionOn } from '../../rulebook/choose-edition.ts';
import { reviewWords } from './heeded.ts';

const families = { 'air-station': 'air-index', 'water-section': 'surface-water', 'air-outlet': 'emission-data', 'water-outlet': 'emission-data', 'noise-station': 'noise-quality', 'sea-buoy': 'sea-water',
  'application-point': '',
} as const;

const says: Readonly<Record<PointKind, Words>> = {
  'air-station': { zh: '监测点位|实况|审核前|小时均值', en: 'stations | actual conditions | before review | hourly means' },
  'water-section': { zh: '断面(点位)|自动监测|审核前', en: 'sections | automatic monitoring | before review' },
  'air-outlet': { zh: '排放口|自动监测|小时均值|标态干基,折算值另注', en: 'outlets | automatic monitoring | hourly means | standard dry conditions, converted values marked' },
  'water-outlet': { zh: '排放口|自动监测|小时均值', en: 'outlets | automatic monitoring | hourly means' },
  'application-point': { zh: '应用登记点位|应用自报值|不作判定', en: 'points that applications registered | values as they sent them | not judged' },
  'sea-buoy': { zh: '海水浮标站|自动监测|审核前|日均值按自然日0–24时', en: 'sea buoys | automatic monitoring | before review | means of natural days' },
  'noise-station': { zh: '功能区声环境监测点|自动监测|审核前|按自然日0–24时', en: 'noise stations of function zones | automatic monitoring | before review | natural days' },
};

/**
 * Rules of the edition through which every verdict of the kind goes, where no list marks them verdict by verdict: is one of them of low
 * confidence, the line under the numbers says so.
 */
const restsOn: Readonly<Record<PointKind, readonly string[]>> =
  {
    'air-station': [], 'water-section': [], 'air-outlet': [], 'water-outlet': [], 'application-point': [], 'noise-station': ['hour-minutes', 'level-decimals'], 'sea-buoy': ['buoy-day-hours'],
  };

/** 口径: the statistical basis under numbers of this kind, with the edition in force and the time they stand at. */
export function basisOf(house: House, kind: PointKind, at: number, heeded: readonly HeededMark[] = []): Words {
  const said = reviewed(says[kind], heeded);
  const edition = editionOn(house.rulebook, families[kind], dayOf(instant(at)));
  const standard = edition === undefined ? '' : `|${edition.standard}`;
  const low = restsOn[kind].some((key) => edition?.rows.some((row) => row.kind === 'rule' && row.key === key && row.confidence === 'low'));
  const sure = low ? { zh: '(依据置信度低)', en: ' (grounds of low confidence)' } : { zh: '', en: '' };
  return { zh: `${said.zh}${standard}${sure.zh}|截至${civil(instant(at))}`, en: `${said.en}${standard.replace('|', ' | ')}${sure.en} | as of ${civil(instant(at))}` };
}

/** Where marks changed the figures the line says so, in place of 审核前 where that stands in it. */
function reviewed(of: Words, heeded: readonly HeededMark[]): Words {
  if (heeded.length === 0) return of;
  const [before, now] = [reviewWords([]), reviewWords(heeded)];
  const put = (language: 'zh' | 'en', join: string): string =>
    (of[language].includes(before[language]) ? of[language].replace(before[language], now[language]) : `${of[language]}${join}${now[language]}`);
  return { zh: put('zh', '|'), en: put('en', ' | ') };
}
