import type { Json } from '../../basis/canonical.ts';
import type { Parameter } from '../../model/case-type.ts';
import { messageKinds, usualMail, type MailMode, type PersonPreferences, type Preferences } from '../../model/preferences.ts';
import type { Message } from '../../model/message.ts';
import { localParameter } from '../../programmes/declare.ts';
import { parametersOf } from '../cases/parameters-of.ts';
import type { House } from '../house.ts';

/** Set by each place under `messages` among its parameters, beside the lists `mail-never-held` (kinds) and `mail-domains`. */
export const mailParameters = {
  'mail-tries': localParameter(8, 'times', '邮件最多发送次数', 'how often a mail is tried at the most'),
  'mail-code-minutes': localParameter(30, 'minute', '邮箱验证码有效时间', 'for which a mailed code is good'),
  'mail-code-tries': localParameter(5, 'times', '邮箱验证码最多尝试次数', 'how often a code may be tried'),
  'digest-hours': localParameter([8, 12, 17], 'hour', '每日汇总可选的发送时刻', 'hours of the day at which a digest may go'),
} as const;

export type MailTerms = {
  readonly tries: number; readonly codeMinutes: number; readonly codeTries: number; readonly digestHours: readonly number[];
  /** Kinds that go at once whatever a person chose, also in quiet hours. */
  readonly neverHeld: readonly (Message['kind'] | 'digest')[];
  /** Mails go to these domains and what lies below them; none named: to any. */
  readonly domains: readonly string[];
};

/** As this place has set them; what it has not set, or set to what cannot be, is as declared. */
export function mailTerms(house: House): MailTerms {
  const set = parametersOf(house, 'messages');
  const whole = (id: keyof typeof mailParameters): number => (isCount(set[id]) ? set[id] : Number(mailParameters[id].value));
  const hours = listOf(set['digest-hours']).filter((hour) => isHour(hour));
  return {
    tries: whole('mail-tries'), codeMinutes: whole('mail-code-minutes'), codeTries: whole('mail-code-tries'),
    digestHours: hours.length > 0 ? hours : declaredHours(mailParameters['digest-hours']),
    neverHeld: ([...messageKinds, 'digest'] as const).filter((kind) => listOf(set['mail-never-held']).includes(kind)),
    domains: listOf(set['mail-domains']).flatMap((domain) => (typeof domain === 'string' ? [domain.toLowerCase()] : [])),
  };
}

const listOf = (value: Json | undefined): readonly Json[] => (Array.isArray(value) ? value : []);
const isCount = (value: Json | undefined): value is number => typeof value === 'number' && Number.isSafeInteger(value) && value > 0;
const isHour = (value: Json): value is number => typeof value === 'number' && Number.isInteger(value) && value >= 0 && value < 24;
const declaredHours = ({ value }: Parameter): readonly number[] => (Array.isArray(value) ? value.map(Number) : []);

/** What a person has said, or what holds until they do. */
export const wishOf = (terms: MailTerms, row: PersonPreferences | undefined): Preferences =>
  row?.wish ?? { language: 'zh', mail: usualMail, digestHour: terms.digestHours[0] ?? 0 };

export const modeOf = ({ neverHeld }: MailTerms, { mail }: Preferences, kind: Message['kind']): MailMode =>
  (neverHeld.includes(kind) ? 'now' : mail[kind]);

export const wantsDigest = (terms: MailTerms, wish: Preferences): boolean => messageKinds
  .some((kind) => modeOf(terms, wish, kind) === 'digest');
