import { Type, type Static } from 'typebox';
import type { Message } from './message.ts';

export const messageKinds = ['waits', 'returned', 'urged', 'warning', 'overdue', 'answered',
  'escalated'] as const satisfies readonly Message['kind'][];
/** now: a mail of its own. digest: within the daily mail. off: in the inbox alone, where everything stands anyway. */
export const mailModes = ['now', 'digest', 'off'] as const;
export type MailMode = (typeof mailModes)[number];

/** `22:00`. */
export const timePattern = '^([01]\\d|2[0-3]):[0-5]\\d$';
const Time = Type.String({ pattern: timePattern });
const Mode = Type.Enum([...mailModes]);

/** 免打扰: from a time to a time in Beijing, over midnight where it ends earlier than it begins, on the days (1 Monday) on which it begins. */
export const QuietHours = Type.Object({
  from: Time, to: Time, days: Type.Array(Type.Integer({ minimum: 1, maximum: 7 }), { minItems: 1, maxItems: 7, uniqueItems: true }),
}, { additionalProperties: false });
export type QuietHours = Static<typeof QuietHours>;

/** 消息接收设置: how one person wants to be told beyond the inbox. */
export const Preferences = Type.Object({
  language: Type.Enum(['zh', 'en']),
  mail: Type.Object({ waits: Mode, returned: Mode, urged: Mode, warning: Mode, overdue: Mode, answered: Mode, escalated: Mode },
    { additionalProperties: false }),
  quiet: Type.Optional(QuietHours),
  /** Hour in Beijing from which the digest of a day may go. */
  digestHour: Type.Integer({ minimum: 0, maximum: 23 }),
}, { additionalProperties: false });
export type Preferences = Static<typeof Preferences>;

/** What holds until a person says otherwise. Without a confirmed address nothing is mailed at all. */
export const usualMail: Preferences['mail'] =
  { waits: 'digest', returned: 'now', urged: 'now', warning: 'digest', overdue: 'now', answered: 'digest', escalated: 'now' };

/** Where a person's mails go once the code that was mailed there came back. Moments by the machine clock, ms. */
export type MailAddress = {
  readonly address?: string; readonly confirmedAt?: number;
  /** An address that waits for its code; of the code only a slow hash is kept. */
  readonly asked?: { readonly address: string; readonly codeHash: string; readonly at: number; readonly until: number };
};

/** One person's row. `digestDay`: the last day whose digest is dealt with; `tries`: codes tried for the address that waits. */
export type PersonPreferences = {
  readonly person: string; readonly wish?: Preferences; readonly mail: MailAddress; readonly tries: number; readonly digestDay?: string;
};
