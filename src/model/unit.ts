import { Type, type Static } from 'typebox';
import { RegionCode } from './region.ts';
import { Words } from './words.ts';

/** A body that can be responsible: a department, a branch, a county government, a firm. Two bodies live in one county. */
export const Unit = Type.Object({
  id: Type.String({ pattern: '^[a-z0-9-]{3,64}$' }),
  kind: Type.Enum([
    'administration', 'provincial-department', 'rectification-office', 'trade-department', 'city-bureau', 'city-government',
    'county-government', 'branch', 'township', 'park', 'enterprise', 'contractor', 'audit', 'leader-office',
  ]),
  name: Words,
  region: RegionCode,
  /** 发文机关代字: the word with which the numbers of its papers begin. */
  codeWord: Type.Optional(Type.String({ pattern: '^[\\u4e00-\\u9fff]{1,12}$' })),
  /** The unit above in the line of assignment, by id. */
  superior: Type.Optional(Type.String()),
});
export type Unit = Static<typeof Unit>;
