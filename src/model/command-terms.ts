import { Type, type Static } from 'typebox';

const n99 = Type.Optional(Type.Integer({ minimum: 1, maximum: 99 }));

/**
 * 等待与重发: what a place, or one logger, has of its own instead of the standard's terms (`standards/hj212/terms.json`). Absent: the standard's,
 * or for a logger the place's. `linkMinutes`: how long a command waits for a logger without a line, of which the standard says nothing.
 */
export const OwnTerms = Type.Object({
  answerSeconds: n99, resends: Type.Optional(Type.Integer({ minimum: 0, maximum: 99 })), resultSeconds: Type.Optional(Type.Integer({ minimum: 1, maximum: 3600 })),
  linkMinutes: Type.Optional(Type.Integer({ minimum: 1, maximum: 1440 })),
});
export type OwnTerms = Static<typeof OwnTerms>;

/** With who set it and when (world clock, UTC ms). */
export const OwnTermsSet = Type.Object({ ...OwnTerms.properties, by: Type.String(), at: Type.Integer() });
export type OwnTermsSet = Static<typeof OwnTermsSet>;

export const CommandTermsSetting = Type.Object({ place: Type.Optional(OwnTermsSet), devices: Type.Record(Type.String(), OwnTermsSet) });
export type CommandTermsSetting = Static<typeof CommandTermsSetting>;

/** Until a place says otherwise: loggers on mobile lines come back within minutes. */
export const unsetLinkMinutes = 10;
