import { Type, type Static } from 'typebox';

/**
 * 自动补采: whether the machine asks loggers for hours that are missing, and how patiently. Never endless: one hour is asked for `tries`
 * times at most, and again only after `waitHours` of the world clock; hours older than `backHours` are left alone.
 */
export const RecallRule = Type.Object({
  on: Type.Boolean(), tries: Type.Integer({ minimum: 1, maximum: 5 }), waitHours: Type.Integer({ minimum: 1, maximum: 72 }), backHours: Type.Integer({ minimum: 1, maximum: 168 }),
});
export type RecallRule = Static<typeof RecallRule>;

/** With who set it and when (world clock, UTC ms). */
export const RecallRuleSet = Type.Object({ ...RecallRule.properties, by: Type.String(), at: Type.Integer() });
export type RecallRuleSet = Static<typeof RecallRuleSet>;
