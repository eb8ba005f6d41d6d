import type { TwoHighEntry, TwoHighProject } from '../../src/model/two-high-project.ts';
import type { Province } from './province.ts';

type Paper = 'eia' | 'review' | 'coal' | 'offset' | 'checked';
/** One project of the drill: what it is, and which of its papers are not on record. */
type Sketch = {
  readonly zh: string; readonly en: string; readonly industry: string; readonly status: TwoHighProject['status']; readonly started?: string;
  readonly energy?: number; readonly carbon?: number; readonly capacity: string; readonly lacks: readonly Paper[]; readonly late?: true;
  /** No coal is burnt, no offset asked for. */
  readonly free?: true;
};

const sketches: readonly Sketch[] = [
  { zh: '热电联产机组', en: 'combined heat and power', industry: '4412', status: 'existing', started: '2012-03-01', energy: 186_000,
    carbon: 498_000,
    capacity: '2×25 MW', lacks: [] },
  { zh: '燃煤供热锅炉', en: 'coal heating boilers', industry: '4430', status: 'existing', started: '2018-05-10', energy: 42_500, carbon: 113_000,
    capacity: '3×75 t/h', lacks: ['review'] },
  { zh: '水泥熟料生产线', en: 'clinker line', industry: '3011', status: 'existing', started: '2009-09-01', energy: 152_000, carbon: 810_000,
    capacity: '2500 t/d', lacks: ['checked'] },
  { zh: '化工原料生产线', en: 'organic chemicals line', industry: '2614', status: 'existing', started: '2019-06-18', energy: 27_300,
    carbon: 68_400,
    capacity: '6万 t/a', lacks: [], late: true },
  { zh: '机制纸生产线', en: 'paper line', industry: '2221', status: 'existing', started: '2015-04-02', energy: 31_800, carbon: 74_200,
    capacity: '20万 t/a', lacks: [], free: true },
  { zh: '棉印染技改', en: 'dyeing works, rebuilt', industry: '1713', status: 'existing', started: '2017-10-09', energy: 8_600,
    capacity: '1.2亿 m/a',
    lacks: [], free: true },
  { zh: '短流程炼钢', en: 'electric arc steel', industry: '3120', status: 'building', started: '2025-04-16', energy: 96_000, carbon: 205_000,
    capacity: '60万 t/a', lacks: ['coal'] },
  { zh: '平板玻璃生产线', en: 'flat glass line', industry: '3041', status: 'building', started: '2025-08-20', energy: 64_000, carbon: 151_000,
    capacity: '700 t/d', lacks: ['eia', 'review'] },
  { zh: '再生铝熔铸', en: 'recycled aluminium', industry: '3216', status: 'building', started: '2025-06-05', energy: 12_400, carbon: 29_700,
    capacity: '10万 t/a', lacks: ['offset'] },
  { zh: '精细化工扩建', en: 'fine chemicals, extension', industry: '2662', status: 'building', started: '2025-09-12', energy: 5_900,
    carbon: 13_600,
    capacity: '1.5万 t/a', lacks: [] },
  { zh: '建筑陶瓷生产线', en: 'ceramic tiles line', industry: '3071', status: 'planned', carbon: 58_000, capacity: '1000万 m2/a',
    lacks: ['eia', 'review', 'coal', 'offset', 'checked'] },
  { zh: '涤纶长丝', en: 'polyester filament', industry: '2822', status: 'planned', energy: 38_000, carbon: 83_000, capacity: '30万 t/a',
    lacks: ['eia', 'review', 'checked'], free: true },
];

/** A dozen projects of the “两高” list in the counties of the drill, some with papers that are not on record. Invented; each says 演练. */
export function growTwoHighProjects({ enterprises, units, regions }: Province): readonly TwoHighEntry[] {
  const counties = regions.filter(({ level }) => level === 'county');
  const placeOf = new Map(units.map(({ id, region }) => [id, region]));
  const taken = new Set<string>();
  return sketches.map((sketch, at): TwoHighEntry => {
    const own = enterprises.find(({ unit, industry }) => !taken.has(unit) && industry.code.slice(0, 2) === sketch.industry.slice(0, 2));
    const unit = sketch.status === 'existing' ? own?.unit : undefined;
    if (unit !== undefined) taken.add(unit);
    const region = (unit === undefined ? undefined : placeOf.get(unit)) ?? counties[at % counties.length]?.code ?? '';
    return projectOf(sketch, at, region, unit);
  });
}

function projectOf(sketch: Sketch, at: number, region: string, unit: string | undefined): TwoHighEntry {
  const { zh, en, industry, status, started, energy, carbon, capacity, lacks, late, free } = sketch;
  const has = (paper: Paper): boolean => !lacks.includes(paper);
  const number = String(at + 1).padStart(3, '0');
  const year = Number((started ?? '2025').slice(0, 4));
  const said = (source: string, tonnes: number): TwoHighProject['coal'] =>
    (free === true ? { required: 'no' } : { required: 'yes', source, tonnes });
  const openCoal: TwoHighProject['coal'] = status === 'planned' ? undefined : { required: 'yes' };
  const coal = has('coal') ? said('演练关停锅炉替代', Math.round((energy ?? 0) * 0.2)) : openCoal;
  const offset = has('offset') ? said('演练区域削减方案', Math.round((energy ?? 0) / 900)) : openCoal;
  return {
    id: `LG-${number}`, name: { zh: `${zh}项目(演练)`, en: `${en} (drill)` }, region, industry, status, capacity,
    ...(unit === undefined ? { proponent: `演练${zh}有限公司` } : { unit }),
    ...(started === undefined ? {} : { startedOn: started }), ...(energy === undefined ? {} : { energy }),
      ...(carbon === undefined ? {} : { carbon }),
    ...(has('eia') ? { eia: { document: `演练环建〔${year}〕${at + 1}号`, day: late === true ? `${year}-12-20` : `${year - 1}-11-08`,
      by: '演练省生态环境厅' } } : {}),
    ...(has('review') ? { energyReview: { document: `演练能审〔${year}〕${at + 11}号`, day: `${year - 1}-10-15` } } : {}),
    ...(coal === undefined ? {} : { coal }), ...(offset === undefined ? {} : { offset }),
    ...(has('checked') ? { checkedOn: '2025-11-20', checkedBy: '演练市生态环境局' } : {}),
    says: '演练导入 drill import', why: '建立清单(演练) list set up (drill)',
  };
}
