import { Type, type Static } from 'typebox';
import { ExchangeEnd } from './exchange-end.ts';
import { Words } from './words.ts';

/** 前置库接入源: exchange tables that another system fills and we read. One version of it. */
export const ExchangeSource = Type.Object({
  id: Type.String({ pattern: '^[0-9a-z][0-9a-z-]{0,39}$' }),
  name: Words,
  end: ExchangeEnd,
  /** Seconds between two looks. */
  everySeconds: Type.Integer({ minimum: 5, maximum: 86_400 }),
  paused: Type.Boolean(),
}, { additionalProperties: false });
export type ExchangeSource = Static<typeof ExchangeSource>;

/** A version with when it was entered (machine clock, ms) and by whom; the one entered last holds. */
export type ExchangeSourceVersion = { readonly source: ExchangeSource; readonly enteredAt: number; readonly by: string };
