import type { FieldId } from './two-high-form.ts';

/** What a column of a list may be for: a field of the form, or what the page's own Excel writes in one column. */
export const listParts = [
  'id', 'name', 'nameEn', 'whose', 'region', 'industryCode', 'status', 'energy', 'carbon', 'capacity', 'startedOn', 'eia',
    'eiaDocument', 'eiaDay', 'eiaBy',
  'energyReview', 'reviewDocument', 'reviewDay', 'coal', 'coalRequired', 'coalSource', 'coalTonnes', 'offset', 'offsetRequired',
    'offsetSource', 'offsetTonnes',
  'checkedOn', 'checkedBy', 'note', 'offList',
] as const satisfies readonly (FieldId | Whole)[];
type Whole = 'whose' | 'eia' | 'energyReview' | 'coal' | 'offset';
export type ListPart = (typeof listParts)[number];
export const neededParts: readonly ListPart[] = ['id', 'name', 'whose', 'region', 'industryCode', 'status'];

export type ListMapping = Readonly<Partial<Record<ListPart, string>>>;

/** The narrow ones before the wide ones: 环评批复文号 is no 环评批复. */
const heads: readonly (readonly [ListPart, RegExp])[] = [
  ['eiaDocument', /环评.*文号|number.*EIA/iu], ['eiaDay', /环评.*日期|day.*EIA/iu], ['eiaBy', /环评.*机关|approved by/iu], ['eia', /环评|EIA/iu],
  ['reviewDocument', /节能.*文号|number.*review/iu], ['reviewDay', /节能.*日期|day.*review/iu], ['energyReview', /节能|energy.*review/iu],
  ['coalRequired', /是否.*煤|coal.*required/iu], ['coalSource', /替代来源|source.*substitution/iu],
  ['coalTonnes', /替代量|coal.*\(t/iu], ['coal', /煤炭替代|coal/iu],
  ['offsetRequired', /是否.*削减|offset.*required/iu], ['offsetSource', /削减来源|source.*offset/iu],
  ['offsetTonnes', /削减量|offset.*\(t/iu], ['offset', /削减|offset/iu],
  ['checkedBy', /核查单位|checked by/iu], ['checkedOn', /核查日期|checked/iu], ['offList', /移出|off the list/iu],
  ['id', /清单编号|项目编号|^编号$|^id$|number/iu], ['nameEn', /英文|English/iu], ['name', /项目名称|^名称$|^(?:project|name)/iu],
  ['whose', /建设单位|排污单位|企业名称|firm|proponent/iu], ['region', /属地|行政区|所在(?:地|县)|县\(市、区\)|region|place/iu],
  ['industryCode', /行业|industry/iu], ['status', /状态|存量|建设阶段|status/iu], ['energy', /能耗|标准煤|^energy/iu], ['carbon', /碳排放|carbon/iu],
  ['capacity', /产能|规模|capacity/iu], ['startedOn', /开工|began|started/iu], ['note', /备注|note/iu],
];

/** What each column of a header seems to be for; none twice. */
export function guessListColumns(columns: readonly string[]): ListMapping {
  const taken = new Set<string>();
  const guess: Partial<Record<ListPart, string>> = {};
  for (const [id, head] of heads) {
    const found = columns.find((name) => !taken.has(name) && head.test(name.trim()));
    if (found === undefined) continue;
    taken.add(found);
    guess[id] = found;
  }
  return guess;
}
