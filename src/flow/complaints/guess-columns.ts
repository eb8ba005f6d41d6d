import type { RowColumn } from './read-row.ts';

/** Column of the team's list by what it is for. */
export type RowMapping = Readonly<Partial<Record<RowColumn, string>>>;

export const requiredColumns = ['number', 'complaint', 'region', 'pollution'] as const satisfies readonly RowColumn[];

const heads: Readonly<Record<RowColumn, RegExp>> = {
  number: /受理编号|举报编号|交办编号|信访编号|^编号$|acceptance/iu,
  complaint: /基本情况|举报内容|反映.*(?:问题|情况|内容)|问题描述|complaint/iu,
  region: /行政区域|所属(?:区|县|地)|县(?:市|区|\(市、区\))|属地|region/iu,
  pollution: /污染类型|问题类型|类型|pollution/iu,
  starred: /重点关注|★|starred/iu,
  reporterName: /举报人(?:姓名)?$|反映人|联系人|姓名|reporter/iu,
  reporterPhone: /电话|手机|联系方式|phone/iu,
  reporterAddress: /举报人(?:地址|住址)|联系地址|住址|address/iu,
};

/** What each column of a header seems to be for; the first that fits, none twice. */
export function guessColumns(columns: readonly string[]): RowMapping {
  const taken = new Set<string>();
  const guess: Partial<Record<RowColumn, string>> = {};
  for (const [id, head] of Object.entries(heads) as [RowColumn, RegExp][]) {
    const found = columns.find((name) => !taken.has(name) && head.test(name.trim()));
    if (found === undefined) continue;
    taken.add(found);
    guess[id] = found;
  }
  return guess;
}
