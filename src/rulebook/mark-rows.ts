import { Type, type Static } from 'typebox';
import { markEffects, markMakers } from '../model/data-mark.ts';
import { closed, said, words } from './row-parts.ts';

/** What a data mark may say: of which thing it speaks, who may say it and what it does to the values. */
export const MarkTypeRow = Type.Object({
  ...said, kind: Type.Literal('mark-type'), code: Type.String({ pattern: '^[a-z][a-z0-9-]{0,39}$' }), name: words,
  of: Type.Enum(['production', 'treatment', 'monitor', 'reading']), makers: Type.Array(Type.Enum(markMakers), { minItems: 1 }),
  effect: Type.Enum(markEffects),
}, closed);
export type MarkTypeRow = Static<typeof MarkTypeRow>;
