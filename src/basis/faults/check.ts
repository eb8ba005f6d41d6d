/** Faults of checking data. */
export const checkFaults = {
  'check.no-such-rule': { http: 404, zh: '没有这条审核规则', en: 'no such rule of checking' },
} as const;
