import type { Unit } from '../../src/model/unit.ts';
import { chance, pick } from './chance.ts';
import type { Firm } from './firms.ts';
import { brand, stemOf } from './names.ts';
import type { County, Land } from './regions.ts';
import type { Numbers } from './sizes.ts';

/** Every body of one province that can be responsible, from the department down to the firm. Ids say kind and code. */
export function growUnits(seed: number, prefix: string, land: Land, firms: readonly Firm[], numbers: Numbers): readonly Unit[] {
  return [
    ...provincial(prefix, land),
    ...land.cities.flatMap((city) => cityUnits(prefix, city.code, stemOf(city.name), city.name)),
    ...land.counties.flatMap((county) => countyUnits(prefix, county)),
    ...land.townships.map((town): Unit => ({
      id: `township-${town.code}`, kind: 'township', name: { zh: `${town.name.zh}人民政府`, en: `Government of ${town.name.en}` }, region: town.code, superior: `county-${town.code.slice(0, 6)}`,
    })),
    ...Array.from({ length: numbers.parks }, (_, at) => park(seed, prefix, land, at)),
    ...firms.map((firm) => firm.unit),
    ...Array.from({ length: numbers.contractors }, (_, at) => contractor(seed, prefix, land, at)),
    ...[1, 2].map((at): Unit => ({ id: `leader-${prefix}-${at}`, kind: 'leader-office',
      name: { zh: `省领导第${'一二'[at - 1]}办公室`, en: `Leader’s Office ${at}` }, region: land.province.code })),
  ];
}

function provincial(prefix: string, land: Land): readonly Unit[] {
  const region = land.province.code;
  const zh = land.province.name.zh;
  const trade = (id: string, nameZh: string, nameEn: string): Unit => ({ id: `trade-${prefix}-${id}`, kind: 'trade-department', name: { zh: `${zh}${nameZh}`, en: nameEn }, region });
  return [
    ...(prefix === '98' ? [{ id: 'administration', kind: 'administration' as const, name: { zh: '平台管理单位', en: 'Administration of the platform' }, region }] : []),
    { id: `province-${prefix}`, kind: 'provincial-department', name: { zh: `${zh}生态环境厅`, en: 'Provincial Department of Ecology' }, region },
    { id: `rectification-${prefix}`, kind: 'rectification-office', name: { zh: `${zh}整改办`, en: 'Provincial Rectification Office' }, region, codeWord: `${zh.slice(1, 2)}环督`, superior: `province-${prefix}` },
    trade('industry', '工业和信息化厅', 'Provincial Department of Industry'),
    trade('housing', '住房和城乡建设厅', 'Provincial Department of Housing'),
    trade('water', '水利厅', 'Provincial Department of Water Resources'),
    { id: `audit-${prefix}`, kind: 'audit', name: { zh: `${zh}审计厅`, en: 'Provincial Audit Office' }, region },
  ];
}

const cityUnits = (prefix: string, code: string, stem: Unit['name'], name: Unit['name']): readonly Unit[] => [
  { id: `city-government-${code}`, kind: 'city-government', name: { zh: `${name.zh}人民政府`, en: `Government of ${name.en}` }, region: code },
  { id: `city-bureau-${code}`, kind: 'city-bureau', name: { zh: `${name.zh}生态环境局`, en: `${stem.en} Ecology Bureau` }, region: code, superior: `province-${prefix}` },
];

function countyUnits(prefix: string, { region, city }: County): readonly Unit[] {
  const stem = stemOf(region.name);
  return [
    { id: `county-${region.code}`, kind: 'county-government', name: { zh: `${region.name.zh}人民政府`, en: `Government of ${region.name.en}` }, region: region.code, superior: `city-government-${city.code}` },
    { id: `branch-${region.code}`, kind: 'branch', name: { zh: `${city.name.zh}生态环境局${stem.zh}分局`, en: `${stem.en} Branch of ${stemOf(city.name).en} Ecology Bureau` }, region: region.code, superior: `city-bureau-${city.code}` },
    { id: `rectification-${region.code}`, kind: 'rectification-office', name: { zh: `${region.name.zh}整改办`, en: `${stem.en} Rectification Office` }, region: region.code, superior: `rectification-${prefix}` },
  ];
}

function park(seed: number, prefix: string, land: Land, at: number): Unit {
  const county = land.counties[at === 0 ? 1 : Math.floor(chance(seed, 101, at) * land.counties.length)];
  const stem = brand(seed, 5_000 + at);
  const place = county === undefined ? land.province : county.region;
  const kind = pick([['经济开发区', 'Development Zone'], ['化工园区', 'Chemical Park'], ['产业集聚区', 'Industrial Cluster']] as const, chance(seed, 102, at));
  return { id: `park-${prefix}-${at + 1}`, kind: 'park', name: { zh: `${stem.zh}${kind[0]}管委会`, en: `${stem.en} ${kind[1]}` }, region: place.code, superior: `county-${place.code}` };
}

function contractor(seed: number, prefix: string, land: Land, at: number): Unit {
  const stem = brand(seed, 6_000 + at);
  return { id: `contractor-${prefix}-${at}`, kind: 'contractor', name: { zh: `${stem.zh}环境运维有限公司`, en: `${stem.en} Monitoring Services Co., Ltd.` }, region: land.province.code };
}
