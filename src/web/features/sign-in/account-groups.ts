import type { Static } from 'typebox';
import type { drillAccounts } from '../../../contract/session.ts';
import type { Role } from '../../../model/role.ts';

export type DrillAccount = Static<typeof drillAccounts.reply>[number];

/** Roles of one desk stand together, in the order of the line of assignment. */
export const groups = {
  oversight: ['leader', 'leader-office', 'province', 'rectification-office', 'trade-department', 'city'],
  place: ['county', 'party-secretary', 'head-of-government', 'township', 'park'],
  branch: ['branch', 'enforcement'],
  firm: ['enterprise', 'contractor'],
  admin: ['system-admin', 'security-admin', 'audit-admin', 'auditor', 'citizen'],
} as const satisfies Readonly<Record<string, readonly Role[]>>;
export type GroupId = keyof typeof groups;
export const groupIds = Object.keys(groups) as readonly GroupId[];

/** Accounts of one group that match every word of the search, ordered by role. */
export function accountsOf(group: GroupId, accounts: readonly DrillAccount[], search: string): readonly DrillAccount[] {
  const roles: readonly string[] = groups[group];
  const asked = search.trim().toLowerCase().split(/\s+/).filter(Boolean);
  const matches = (account: DrillAccount): boolean => {
    const text = [account.name, account.title, account.unit, account.region].flatMap(({ zh, en }) => [zh, en]).join(' ').toLowerCase();
    return asked.every((word) => text.includes(word));
  };
  return accounts.filter((account) => roles.includes(account.role) && matches(account)).toSorted((a, b) => roles.indexOf(a.role) - roles.indexOf(b.role));
}

/** One account of each role first, so that a short list shows every role. */
export function oneOfEachFirst(accounts: readonly DrillAccount[]): readonly DrillAccount[] {
  const seen = new Set<string>();
  const first = accounts.filter(({ role }) => !seen.has(role) && seen.add(role));
  return [...first, ...accounts.filter((account) => !first.includes(account))];
}
