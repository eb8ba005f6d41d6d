import type { Role } from '../model/role.ts';

/**
 * Who reads the problem lists and the register of causes (M23): internal, never the public, firms or contractors. Apart, because the
 * first pages need no more.
 */
export const listReaders: readonly Role[] = [
  'province', 'rectification-office', 'trade-department', 'city', 'county', 'party-secretary', 'head-of-government', 'auditor',
];
