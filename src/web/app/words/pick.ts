import { useCallback } from 'react';
import type { Words } from '../../../model/words.ts';
import { usePreferences, type Language } from '../preferences.ts';

/** The words of a declaration or a record in the language that is on. */
export const pick = (words: Words, language: Language): string => (language === 'en' ? sentenceCase(words.en) : words.zh);

/** Declarations write English in lower case; on a screen words stand alone. "pH" and other mixed forms stay. */
const sentenceCase = (text: string): string => (/^[a-z][a-z ]/.test(text) ? text.charAt(0).toUpperCase() + text.slice(1) : text);

export function useSay(): (words: Words) => string {
  const { language } = usePreferences();
  return useCallback((words: Words) => pick(words, language), [language]);
}

/** Names one after another as the language writes them: 「甲、乙」, 'a, b'. */
export const listed = (say: (words: Words) => string, names: readonly string[]): string => say({ zh: names.join('、'), en: names.join(', ') });
