import { Type } from 'typebox';
import { markMakers } from '../model/data-mark.ts';
import { Words } from '../model/words.ts';

/**
 * What data marks took out of figures or brought into them, in hour values; `marks`: the first of them, most hours first, `more` the rest.
 * Absent where none did. `factor`: one that the mark speaks of, to look at it by.
 */
export const Heeded = Type.Object({
  out: Type.Integer(), brought: Type.Integer(), more: Type.Integer(),
  marks: Type.Array(Type.Object({
    id: Type.String(), point: Type.Object({ number: Type.Integer(), name: Words }), factor: Type.String(), from: Type.Integer(), to: Type.Integer(),
    maker: Type.Enum([...markMakers]), type: Words, out: Type.Integer(), brought: Type.Integer(),
  })),
});
