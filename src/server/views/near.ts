import { civil, dayOf, hourMs, instant } from '../../basis/time.ts';
import { rankRegions, stationsOfHour } from '../../flow/air-hour.ts';
import { declaredType } from '../../flow/cases/case-types.ts';
import type { House } from '../../flow/house.ts';
import { newestValues } from '../../flow/newest-values.ts';
import { publicViewer } from '../../flow/viewer.ts';
import type { Words } from '../../model/words.ts';
import { regionContains } from '../../model/region.ts';
import { determinationId } from '../../model/identifier.ts';
import { inForce } from '../../rulebook/edition.ts';
import { basisOf } from './basis.ts';
import { goodAirLevelMax, goodWaterClassMax, sectionWithinMs } from './display-rules.ts';
import { takesObjections } from './public-state.ts';

type Sentence = { kind: 'air' | 'water' | 'items' | 'notice'; says: Words; tone: string; basis: Words; why?: string };

/**
 * Near me, one sentence each: is the air good, is the water good, what is on notice, what is being rectified. `why` where one
 * station or section is the whole answer; a sentence that counts leads to the list that it counts instead.
 */
export async function nearSentences(house: House, region: string): Promise<Sentence[]> {
  const items = await house.records.read(publicViewer).publications({ region, limit: 500 });
  const onNotice = items.filter((item) => takesObjections(declaredType(house.programmes, item.kind), item.state)).length;
  const closed = items.filter((item) => declaredType(house.programmes, item.kind).states[item.state]?.end === true).length;
  const basis = recordsBasis(house.clocks.world());
  return [
    await airSentence(house, region), await waterSentence(house, region),
    { kind: 'notice', tone: 'neutral', basis, says: onNotice === 0 ? { zh: '目前没有公示中的事项。', en: 'Nothing is on notice at present.' } : { zh: `${onNotice}项整改正在公示,可提出异议。`, en: `${onNotice} rectified item(s) on notice: you may object.` } },
    { kind: 'items', tone: 'neutral', basis, says: { zh: `公开整改问题${items.length}项,其中已销号${closed}项。`, en: `${items.length} rectification item(s) are public, ${closed} of them closed out.` } },
  ];
}

async function airSentence(house: House, region: string): Promise<Sentence> {
  const hour = await stationsOfHour(house, undefined);
  const inside = { at: hour.at, stations: hour.stations.filter((station) => regionContains(region, station.point.region)) };
  const ranked = rankRegions(house, inside, 'city').filter((row) => row.aqi !== undefined);
  const said = { kind: 'air' as const, basis: basisOf(house, 'air-station', hour.at + hourMs) };
  const [only] = ranked;
  if (only?.aqi === undefined) return { ...said, tone: 'neutral', says: { zh: '本地暂无空气质量数据。', en: 'No air data for this place.' } };
  if (ranked.length > 1) {
    const good = ranked.filter((row) => (row.level ?? Infinity) <= goodAirLevelMax).length;
    return { ...said, tone: toneOf(Math.max(...ranked.map((row) => row.level ?? 0))), says: { zh: `${ranked.length}个城市中${good}个空气优良。`, en: `The air is good or better in ${good} of ${ranked.length} cities.` } };
  }
  const level = inForce(house.rulebook.airIndexes, dayOf(instant(hour.at)))?.levels.find((one) => one.level === only.level)?.name;
  const valid = inside.stations.filter((station) => station.aqi !== undefined);
  const mean = valid.length > 1 ? { zh: `(${valid.length}个点位平均)`, en: ` (mean of ${valid.length} stations)` } : { zh: '', en: '' };
  return {
    ...said, tone: toneOf(only.level), says: { zh: `空气${level?.zh ?? ''},AQI ${only.aqi}${mean.zh}。`, en: `The air is ${level?.en ?? ''}: AQI ${only.aqi}${mean.en}.` },
    ...whyOf(valid.map(({ point }) => ({ point: point.number, factor: 'aqi', at: hour.at }))),
  };
}

async function waterSentence(house: House, region: string): Promise<Sentence> {
  const points = [...house.directory.points.values()].filter((point) => point.kind === 'water-section' && regionContains(region, point.region));
  const rows = (await newestValues(house, points.map((point) => point.number), sectionWithinMs)).filter((row) => row.factor === 'class' && row.value !== undefined);
  const said = { kind: 'water' as const, basis: basisOf(house, 'water-section', house.clocks.world()) };
  if (rows.length === 0) return { ...said, tone: 'neutral', says: { zh: '本地暂无水质数据。', en: 'No water data for this place.' } };
  const good = rows.filter((row) => Number(row.value) <= goodWaterClassMax).length;
  return {
    ...said, tone: good === rows.length ? 'ok' : 'due', ...whyOf(rows),
    says: { zh: `${rows.length}个断面中${good}个达到或好于Ⅲ类。`, en: `${good} of ${rows.length} river and lake sections reach class III or better.` },
  };
}

type Asked = { readonly point: number; readonly factor: string; readonly at: number };

/** The one determination that is the whole answer, where there is one. */
const whyOf = (rows: readonly Asked[]): { why?: string } => {
  const [only] = rows;
  return only === undefined || rows.length > 1 ? {} : { why: determinationId({ ...only, period: 'hour' }) };
};

const recordsBasis = (now: number): Words => ({ zh: `本平台已公开的记录|截至${civil(instant(now))}`, en: `records made public here | as of ${civil(instant(now))}` });

const toneOf = (level: number | undefined): string => (level === undefined ? 'neutral' : level <= goodAirLevelMax ? 'ok' : level === goodAirLevelMax + 1 ? 'due' : 'late');
