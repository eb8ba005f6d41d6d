import { useCallback } from 'react';
import type { Words } from '../../../model/words.ts';
import { usePreferences } from '../preferences.ts';
import clauses from './clause-phrases.json' with { type: 'json' };
import { closedUp, inChineseBy } from './clause-words.ts';
import names from './standard-names.json' with { type: 'json' };
import phrases from './standard-phrases.json' with { type: 'json' };

/** What standards/ writes in English: clauses, notes, conditions and sources are `texts`, values of rows are `figures`. */
export type Shelf = keyof typeof phrases;

const [texts, figures] = [inChineseBy({ ...phrases.texts, ...clauses }), inChineseBy(phrases.figures)];

/** `text` in Chinese; what has no words stays as it is written. A page that shows clauses only takes `clause-words.ts`, which is small. */
export const inChinese = (text: string, shelf: Shelf): string => (shelf === 'figures' ? figures(text) : closedUp(texts(text)));

/** The name of a rule by the key behind its kind: `rule.mda8-windows`; undefined where the key has no words. */
export function ruleName(subject: string): Words | undefined {
  const held: Readonly<Record<string, Words>> = names;
  return held[subject] ?? held[subject.split('.').slice(1).join('.')];
}

/** Says what standards/ holds in the language that is on. */
export function useStandardWords(): (text: string, shelf?: Shelf) => string {
  const { language } = usePreferences();
  return useCallback((text, shelf = 'texts') => (language === 'zh' ? inChinese(text, shelf) : text), [language]);
}
