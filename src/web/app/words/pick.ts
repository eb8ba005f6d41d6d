import { useCallback } from 'react';
import type { Words } from '../../../model/words.ts';
import { usePreferences, type Language } from '../preferences.ts';

/** The words of a declaration or a record in the language that is on. */
export const pick = (words: Words, language: Language): string => words[language];

export function useSay(): (words: Words) => string {
  const { language } = usePreferences();
  return useCallback((words: Words) => words[language], [language]);
}
