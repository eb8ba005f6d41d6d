import type { Words } from '../../src/model/words.ts';
import { pick, chance, shuffled } from './chance.ts';

type Syllable = readonly [zh: string, en: string];
const read = (text: string): readonly Syllable[] => text.split(' ').map((pair) => [pair.slice(0, 1), pair.slice(1)]);

/** Mostly rare characters before ordinary land forms, so that no pair is a place on a real map. */
const before = read('霁ji 岚lan 黛dai 芷zhi 蘅heng 莳shi 霭ai 翎ling 缃xiang 砚yan 墨mo 璟jing 葭jia 萤ying 榉ju 槿jin 棠tang 鹂li 鸢yuan 澄cheng 暄xuan 昀yun 绮qi 筠yun 苓ling 荻di 蓼liao 菱ling 簌su 霓ni 皓hao 晗han 玥yue 琬wan');
const after = read('溪xi 屏ping 浦pu 峦luan 岭ling 湄mei 渚zhu 坞wu 汀ting 泉quan 川chuan 滩tan 塘tang 屿yu 渡du 潭tan 坪ping 峰feng 岑cen 澜lan');
const surnames = read('林lin 沈shen 陆lu 顾gu 苏su 叶ye 方fang 程cheng 韩han 许xu 夏xia 姜jiang 卢lu 袁yuan 贺he 江jiang 郑zheng 周zhou 吴wu 何he 陶tao 秦qin 严yan 梁liang 宋song 唐tang 蒋jiang 罗luo');
const given = read('岩yan 青qing 山shan 川chuan 泉quan 松song 柏bai 桐tong 渊yuan 澄cheng 岚lan 溪xi 禾he 苗miao 霖lin 晓xiao 远yuan 宁ning 朗lang 毅yi 恒heng 珂ke 妍yan 舟zhou 帆fan 砚yan 墨mo 景jing 知zhi 予yu');
const townForms = [['镇', 'Town'], ['乡', 'Township'], ['街道', 'Subdistrict']] as const;

const capital = (text: string): string => text.slice(0, 1).toUpperCase() + text.slice(1);
const joined = (parts: readonly Syllable[]): Words => ({ zh: parts.map(([zh]) => zh).join(''), en: capital(parts.map(([, en]) => en).join('')) });
const endsWith = (stem: Words, zh: string, en: string): Words => ({ zh: `${stem.zh}${zh}`, en: `${stem.en} ${en}` });

/** Different two-character stems in an order of the seed. */
export const stems = (seed: number): readonly Words[] => shuffled(before.flatMap((first) => after.map((second) => joined([first, second]))), seed);

export const cityName = (stem: Words): Words => endsWith(stem, '市', 'City');
export const countyName = (stem: Words, at: number): Words => (at === 0 ? endsWith(stem, '区', 'District') : at % 4 === 3 ? endsWith(stem, '市', 'City') : endsWith(stem, '县', 'County'));

export function townName(stem: Words, at: number): Words {
  const [zh, en] = townForms[at === 0 ? 2 : at % 2] ?? townForms[0];
  return endsWith(stem, zh, en);
}

/** A made-up person: no list of real ones was used. */
export function personName(seed: number, at: number): Words {
  const [surnameZh, surnameEn] = pick(surnames, chance(seed, 31, at));
  const name = joined([pick(given, chance(seed, 32, at)), ...(chance(seed, 33, at) < 0.7 ? [pick(given, chance(seed, 34, at))] : [])]);
  return { zh: `${surnameZh}${name.zh}`, en: `${capital(surnameEn)} ${name.en}` };
}

/** A brand of a firm: two rare characters, no form of land. */
export const brand = (seed: number, at: number): Words => joined([pick(before, chance(seed, 41, at)), pick(before, chance(seed, 42, at))]);

/** `青屏县` → `青屏`, for the names of bodies that stand there. */
export const stemOf = (place: Words): Words => ({ zh: place.zh.replace(/[市县区]$/, ''), en: place.en.replace(/ (City|County|District)$/, '') });
