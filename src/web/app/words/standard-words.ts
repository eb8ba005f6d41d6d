import { useCallback } from 'react';
import type { Words } from '../../../model/words.ts';
import { usePreferences } from '../preferences.ts';
import names from './standard-names.json' with { type: 'json' };
import phrases from './standard-phrases.json' with { type: 'json' };

/** What standards/ writes in English, said in Chinese: clauses and notes are `texts`, values of rows are `figures`. */
export type Shelf = keyof typeof phrases;

/** The grammar of a clause: 「table 1 no. 3」 is 「表1第3项」, 「cl. 4.5」 is 「第4.5条」. */
const grammar: readonly (readonly [RegExp, string])[] = [
  [/\btable (\d+)/gu, '表$1'], [/ no\. (\d+) and (\d+)/gu, '第$1、$2项'], [/ no\. (\d+)/gu, '第$1项'], [/\bcl\. ([\d.]+)/gu, '第$1条'],
  [/,? note(?= |$)/gu, '注'], [/\babove (\d+)/gu, '以上为$1'],
];
const tables = { texts: finder(phrases.texts), figures: finder(phrases.figures) };

/** `text` in Chinese: a whole phrase as it is held, else part by part; what has no words stays as it is written. */
export function inChinese(text: string, shelf: Shelf): string {
  const whole: Readonly<Record<string, string>> = phrases[shelf];
  if (whole[text] !== undefined) return whole[text];
  const parts = text.split('; ').map((part) => whole[part] ?? grammar.reduce((said, [from, to]) => said.replace(from, to), part).replace(tables[shelf], (found) => whole[found] ?? found));
  const said = parts.join(';').replace(/, (?=\P{ASCII})/gu, ',').replace(/(?<=\P{ASCII}), /gu, ',');
  return shelf === 'figures' ? said : said.replace(/(?<=\p{Script=Han}) (?=\p{Script=Han})/gu, '');
}

/** The name of a rule by the key behind its kind: `rule.mda8-windows`; undefined where the key has no words. */
export function ruleName(subject: string): Words | undefined {
  const held: Readonly<Record<string, Words>> = names;
  return held[subject] ?? held[subject.split('.').slice(1).join('.')];
}

/** Says clauses, notes and figures of standards/ in the language that is on. */
export function useStandardWords(): (text: string, shelf?: Shelf) => string {
  const { language } = usePreferences();
  return useCallback((text, shelf = 'texts') => (language === 'zh' ? inChinese(text, shelf) : text), [language]);
}

/** Every phrase of a shelf, the longest first, as whole words. */
function finder(held: Readonly<Record<string, string>>): RegExp {
  const escaped = Object.keys(held).toSorted((a, b) => b.length - a.length).map((phrase) => phrase.replace(/[.*+?^${}()|[\]\\]/gu, String.raw`\$&`));
  return new RegExp(`(?<![\\w-])(?:${escaped.join('|')})(?![\\w-])`, 'gu');
}
