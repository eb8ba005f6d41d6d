import { dayOf, instant } from '../../basis/time.ts';
import { rankRegions, stationsOfHour } from '../../flow/air-hour.ts';
import { declaredType } from '../../flow/cases/case-types.ts';
import type { House } from '../../flow/house.ts';
import { newestValues } from '../../flow/newest-values.ts';
import { publicViewer } from '../../flow/viewer.ts';
import type { Words } from '../../model/words.ts';
import { regionContains } from '../../model/region.ts';
import { determinationId } from '../../model/identifier.ts';
import { inForce } from '../../rulebook/edition.ts';
import { goodAirLevelMax, goodWaterClassMax, sectionWithinMs } from './display-rules.ts';
import { takesObjections } from './public-state.ts';

type Sentence = { kind: 'air' | 'water' | 'items' | 'notice'; says: Words; tone: string; why?: string };

/** Near me, one sentence each: is the air good, is the water good, what is on notice, what is being rectified. */
export async function nearSentences(house: House, region: string): Promise<Sentence[]> {
  const items = await house.records.read(publicViewer).publications({ region, limit: 500 });
  const onNotice = items.filter((item) => takesObjections(declaredType(house.programmes, item.kind), item.state)).length;
  const closed = items.filter((item) => declaredType(house.programmes, item.kind).states[item.state]?.end === true).length;
  return [
    await airSentence(house, region), await waterSentence(house, region),
    { kind: 'notice', tone: 'neutral', says: onNotice === 0 ? { zh: '目前没有公示中的事项。', en: 'Nothing is on notice at present.' } : { zh: `${onNotice}项整改正在公示,可提出异议。`, en: `${onNotice} rectified item(s) on notice: you may object.` } },
    { kind: 'items', tone: 'neutral', says: { zh: `公开整改问题${items.length}项,其中已销号${closed}项。`, en: `${items.length} rectification item(s) are public, ${closed} of them closed out.` } },
  ];
}

async function airSentence(house: House, region: string): Promise<Sentence> {
  const hour = await stationsOfHour(house, undefined);
  const inside = { at: hour.at, stations: hour.stations.filter((station) => regionContains(region, station.point.region)) };
  const best = rankRegions(house, inside, 'city').filter((row) => row.aqi !== undefined);
  const only = best[0];
  if (only?.aqi === undefined) return { kind: 'air', tone: 'neutral', says: { zh: '本地暂无空气质量数据。', en: 'No air data for this place.' } };
  const level = inForce(house.rulebook.airIndexes, dayOf(instant(hour.at)))?.levels.find((one) => one.level === only.level)?.name;
  const station = inside.stations.find((one) => one.aqi !== undefined)?.point.number;
  const why = station === undefined ? undefined : determinationId({ point: station, factor: 'aqi', period: 'hour', at: hour.at });
  if (best.length === 1) return { kind: 'air', tone: toneOf(only.level), says: { zh: `空气${level?.zh ?? ''},AQI ${only.aqi}。`, en: `The air is ${level?.en ?? ''}: AQI ${only.aqi}.` }, ...(why === undefined ? {} : { why }) };
  const good = best.filter((row) => (row.level ?? Infinity) <= goodAirLevelMax).length;
  return { kind: 'air', tone: toneOf(Math.max(...best.map((row) => row.level ?? 0))), says: { zh: `${best.length}个城市中${good}个空气优良。`, en: `The air is good or better in ${good} of ${best.length} cities.` }, ...(why === undefined ? {} : { why }) };
}

async function waterSentence(house: House, region: string): Promise<Sentence> {
  const points = [...house.directory.points.values()].filter((point) => point.kind === 'water-section' && regionContains(region, point.region));
  const rows = (await newestValues(house, points.map((point) => point.number), sectionWithinMs)).filter((row) => row.factor === 'class' && row.value !== undefined);
  if (rows.length === 0) return { kind: 'water', tone: 'neutral', says: { zh: '本地暂无水质数据。', en: 'No water data for this place.' } };
  const good = rows.filter((row) => Number(row.value) <= goodWaterClassMax).length;
  const first = rows[0];
  return {
    kind: 'water', tone: good === rows.length ? 'ok' : 'due', says: { zh: `${rows.length}个断面中${good}个达到Ⅲ类及以上。`, en: `${good} of ${rows.length} river and lake sections reach class III or better.` },
    ...(first === undefined ? {} : { why: determinationId({ point: first.point, factor: 'class', period: 'hour', at: first.at }) }),
  };
}

const toneOf = (level: number | undefined): string => (level === undefined ? 'neutral' : level <= goodAirLevelMax ? 'ok' : level === goodAirLevelMax + 1 ? 'due' : 'late');
