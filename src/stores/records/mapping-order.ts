import type { RememberedMapping } from '../../model/import-mapping.ts';

/** By name, of equal ones by id: every store answers in the same order. */
export const byName = (a: RememberedMapping, b: RememberedMapping): number => {
  const [own, other] = [`${a.mapping.name} ${a.id}`, `${b.mapping.name} ${b.id}`];
  return own < other ? -1 : own > other ? 1 : 0;
};
