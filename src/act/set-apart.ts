import type { Json } from '../basis/canonical.ts';
import type { FieldRule } from '../model/case-type.ts';

/** What a step was told of who speaks; it stands in no event. */
export type Apart = Partial<Record<NonNullable<FieldRule['apart']>, string>>;
type Data = Readonly<Record<string, Json>>;

/** Valid input in two: what the event keeps, and what is kept apart from the case; undefined where nothing is. */
export function setApart(rules: readonly FieldRule[], input: Data): { readonly kept: Data; readonly apart: Apart | undefined } {
  const kept: Record<string, Json> = { ...input };
  const apart: Apart = {};
  for (const { id, apart: as } of rules) {
    const value = Object.hasOwn(kept, id) ? kept[id] : undefined;
    if (as === undefined || typeof value !== 'string') continue;
    apart[as] = value;
    delete kept[id];
  }
  return { kept, apart: Object.keys(apart).length === 0 ? undefined : apart };
}
