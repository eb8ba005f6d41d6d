import type { FieldRule } from '../../../model/case-type.ts';
import type { Words } from '../../../model/words.ts';
import { field, optional, words } from '../../declare.ts';

/**
 * 督导帮扶主题 with what a team looks at. The four themes are named by the province (third-round key problems); the points under each are a
 * design of low confidence, nobody's published list: a province replaces them.
 */
export type Theme = { readonly id: string; readonly title: Words; readonly cite: string; readonly confidence: 'low'; readonly points: readonly { readonly id: string; readonly title: Words }[] };

const cite = '第三轮督察重点问题四类主题;核查要点为设计值,须由省级替换';
const theme = (id: string, zh: string, en: string, points: readonly (readonly [string, string])[]): Theme =>
  ({ id, title: words(zh, en), cite, confidence: 'low', points: points.map(([pointZh, pointEn],
    at) => ({ id: `${id}-${at + 1}`, title: words(pointZh, pointEn) })) });

export const themes: readonly Theme[] = [
  theme('air', '大气治理', 'air', [
    ['治理设施运行与活性炭更换记录', 'abatement under way, carbon replaced on time'], ['无组织排放收集', 'fugitive emissions captured'],
    ['自动监测与旁路', 'continuous monitors, bypasses'], ['重污染天气应急清单落实', 'emergency list carried out'],
  ]),
  theme('infrastructure', '环境基础设施', 'environmental infrastructure', [
    ['污水管网覆盖、混接与溢流', 'sewers: coverage, cross-connections, overflow'], ['污水厂进水浓度与负荷', 'inflow concentration and load of the plant'],
    ['垃圾、固废处置能力', 'capacity for waste'], ['渗滤液处理', 'leachate'],
  ]),
  theme('two-high', '“两高”项目', 'energy-hungry, high-emission projects', [
    ['环评批复与批建相符', 'EIA approval, built as approved'], ['节能审查', 'energy-saving review'], ['煤炭消费减量替代', 'coal substitution'],
      ['区域削减量落实', 'tonnage offset carried out'],
  ]),
  theme('ecology', '生态破坏', 'ecological damage', [
    ['生态保护红线、自然保护地内人类活动', 'activity inside red lines and reserves'], ['矿山修复', 'restoration of mines'],
      ['岸线与湿地占用', 'occupied shores and wetlands'],
  ]),
];

const choices = themes.map(({ id, title }) => ({ id, title }));
export const themesField = field('themes', 'choices', '督导帮扶主题', 'themes', { choices });
export const themeField: FieldRule = field('theme', 'choice', '主题', 'theme', { choices });
/** What was looked at; each stands under its theme. */
export const checkPoint: FieldRule = field('checkPoint', 'choice', '核查要点', 'what was looked at', {
  choices: themes.flatMap(({ title, points }) => points.map((point) => ({ id: point.id,
    title: words(`${title.zh}:${point.title.zh}`, `${title.en}: ${point.title.en}`) }))),
});
/** The project of the “两高” list that a visit is about. */
export const twoHighField = optional('twoHighProject', 'text', '两高项目清单编号', 'number of the two-high project', { lengthMax: 40 });
