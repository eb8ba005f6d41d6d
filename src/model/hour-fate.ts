/** Why an hour counts against: nothing came and nobody said why; it was explained; a mark took the value out; its flag; too few minutes. */
export const lostWhys = ['missing', 'missing-marked', 'fault-unmarked', 'over-range', 'mark', 'flag', 'minutes'] as const;
export type LostWhy = (typeof lostWhys)[number];
/** Why an hour is not due: the source stood still, the automatic check took it, an appeal was accepted. */
export const leftOutWhys = ['stopped', 'check', 'appeal'] as const;
export type LeftOutWhy = (typeof leftOutWhys)[number];

/** What stands on today's list of loggers and monitors. */
export const troubleKinds = ['offline', 'flat', 'zero', 'range', 'clock', 'missing'] as const;
export type TroubleKind = (typeof troubleKinds)[number];
