import { useCallback } from 'react';
import { usePreferences } from '../../app/preferences.ts';
import en from './words.en.json' with { type: 'json' };
import zh from './words.zh.json' with { type: 'json' };

type Word = keyof typeof zh;
export type Say = (word: Word, values?: Readonly<Record<string, string | number>>) => string;

/** The words of this room, which come with its pages: nobody's first page loads them. */
export function useWords(): Say {
  const { language } = usePreferences();
  return useCallback((word, values = {}) =>
    (language === 'en' ? en : zh)[word].replaceAll(/\{\{(\w+)\}\}/gu, (whole, name: string) => String(values[name] ?? whole)), [language]);
}
