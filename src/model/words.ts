import { Type, type Static } from 'typebox';

/** The same thing said in both languages. Every name that a person reads is Words. */
export const Words = Type.Object({ zh: Type.String(), en: Type.String() });
export type Words = Static<typeof Words>;
