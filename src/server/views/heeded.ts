import type { Static } from 'typebox';
import type { Heeded } from '../../contract/heeded.ts';
import type { House } from '../../flow/house.ts';
import type { HeededMark } from '../../flow/marked-hours/heeded.ts';
import { ambientPollutants, sectionItems } from '../../model/ambient.ts';
import type { DataMark } from '../../model/data-mark.ts';
import type { Words } from '../../model/words.ts';
import { typeName } from './data-mark.ts';

/** So many marks are named at once. */
const marksShown = 20;

const sums = (heeded: readonly HeededMark[]) => ({
  out: heeded.reduce((sum, { out }) => sum + out, 0), brought: heeded.reduce((sum, { brought }) => sum + brought, 0),
});

/** Which marks changed the figures. Who made one and in which words is for the page that it leads to: these figures are public. */
export function heededView(house: House, heeded: readonly HeededMark[]): { heeded?: Static<typeof Heeded> } {
  if (heeded.length === 0) return {};
  const marks = heeded.slice(0, marksShown).map(({ mark, out, brought }) => ({
    id: mark.id, point: { number: mark.point, name: nameOf(house, mark.point) }, factor: factorOfMark(house, mark), from: mark.from, to: mark.to,
    maker: mark.maker, type: typeName(house, mark), out, brought,
  }));
  return { heeded: { ...sums(heeded), marks, more: Math.max(0, heeded.length - marksShown) } };
}

const nameOf = ({ directory }: House, number: number): Words => directory.points.get(number)?.name ?? { zh: String(number), en: String(number) };

function factorOfMark({ directory }: House, { point, factors }: DataMark): string {
  const [usual] = directory.points.get(point)?.kind === 'water-section' ? sectionItems.keys() : ambientPollutants.keys();
  return factors[0] ?? usual ?? '';
}

/** The part of a 口径 that says what review did to the figures. */
export function reviewWords(heeded: readonly HeededMark[]): Words {
  if (heeded.length === 0) return { zh: '审核前', en: 'before review' };
  const { out, brought } = sums(heeded);
  const zh = [...(out === 0 ? [] : [`剔除${out}个小时值`]), ...(brought === 0 ? [] : [`补入${brought}个小时值`])].join('、');
  const en = [...(out === 0 ? [] : [`${out} hour values left out`]), ...(brought === 0 ? [] : [`${brought} brought in`])].join(', ');
  return { zh: `已计数据标记:${zh}(${heeded.length}个标记)`, en: `data marks heeded: ${en} (${heeded.length} ${heeded.length === 1 ? 'mark' : 'marks'})` };
}
