import { Type, type Static } from 'typebox';

/**
 * 密钥轮换: whether the machine delivers a new key when one is older than the standard has it, how often it tries one key (again only after
 * `waitHours`), and how long the previous key is still taken once the logger said that it has the new one. Hours of the world clock.
 */
export const KeyRule = Type.Object({
  on: Type.Boolean(), tries: Type.Integer({ minimum: 1, maximum: 9 }), waitHours: Type.Integer({ minimum: 1, maximum: 168 }),
  previousHours: Type.Integer({ minimum: 1, maximum: 2160 }),
});
export type KeyRule = Static<typeof KeyRule>;

/** With who set it and when (world clock, UTC ms). */
export const KeyRuleSet = Type.Object({ ...KeyRule.properties, by: Type.String(), at: Type.Integer() });
export type KeyRuleSet = Static<typeof KeyRuleSet>;

/** A form that nobody has filled in yet begins here; of it only `previousHours` holds before that. */
export const unsetKeyRule: KeyRule = { on: false, tries: 3, waitHours: 6, previousHours: 168 };
