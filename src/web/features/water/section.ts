import type { Static } from 'typebox';
import type { waterNow } from '../../../contract/point.ts';

export type Section = Static<typeof waterNow.reply>['sections'][number];
export const classes = ['I', 'II', 'III', 'IV', 'V', '>V'] as const;

const order = (waterClass: string): number => (classes as readonly string[]).indexOf(waterClass);

/** Worst first; what could not be assessed stands at the end. */
export const worstFirst = (a: Section, b: Section): number => order(b.class ?? '') - order(a.class ?? '');

/** Items whose own class is the class of the section: they decide it. */
export const decidingItems = (section: Section): Section['items'] =>
  (section.class === undefined || order(section.class) < order('IV') ? [] : section.items.filter((item) => item.class === section.class));
