import { civil, instant } from '../../basis/time.ts';
import { filled } from '../../model/message-words.ts';
import type { Preferences } from '../../model/preferences.ts';
import type { Words } from '../../model/words.ts';
import en from './words.en.json' with { type: 'json' };
import zh from './words.zh.json' with { type: 'json' };

export type Language = Preferences['language'];
type MailWord = keyof typeof zh;

/** The words of mails in one language, with what stands in their holes. */
export const mailWord = (language: Language, word: MailWord, values: Readonly<Record<string, string | number>> = {}): string =>
  filled((language === 'zh' ? zh : en)[word], values);

export const said = (words: Words, language: Language): string => (language === 'zh' ? words.zh : words.en);

/** `2026-03-02 17:30` in Beijing. */
export const moment = (at: number): string => civil(instant(at));
