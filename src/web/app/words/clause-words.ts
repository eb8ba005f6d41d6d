import { useCallback } from 'react';
import { usePreferences } from '../preferences.ts';
import phrases from './clause-phrases.json' with { type: 'json' };

/** The grammar of a clause: 「table 1 no. 3」 is 「表1第3项」, 「cl. 4.5」 is 「第4.5条」. */
const grammar: readonly (readonly [RegExp, string])[] = [
  [/\btable (\d+)/gu, '表$1'], [/ no\. (\d+) and (\d+)/gu, '第$1、$2项'], [/ no\. (\d+)/gu, '第$1项'], [/\bcl\. ([\d.]+)/gu, '第$1条'],
  [/,? note(?= |$)/gu, '注'], [/\babove (\d+)/gu, '以上为$1'],
];

/** Says in Chinese what is written in English: a whole phrase as `held`, else part by part; what has no words stays as it is written. */
export function inChineseBy(held: Readonly<Record<string, string>>): (text: string) => string {
  const found = finder(held);
  return (text) => {
    if (held[text] !== undefined) return held[text];
    const parts = text.split('; ').map((part) => held[part] ?? grammar.reduce((said, [from, to]) => said.replace(from, to), part).replace(found, (phrase) => held[phrase] ?? phrase));
    return parts.join(';').replace(/, (?=\P{ASCII})/gu, ',').replace(/(?<=\P{ASCII}), /gu, ',');
  };
}

/** Words of one sentence stand without blanks in Chinese. */
export const closedUp = (said: string): string => said.replace(/(?<=\p{Script=Han}) (?=\p{Script=Han})/gu, '');

const byPhrases = inChineseBy(phrases);
export const clauseInChinese = (clause: string): string => closedUp(byPhrases(clause));

/** Says a clause of standards/ in the language that is on. */
export function useClauseWords(): (clause: string) => string {
  const { language } = usePreferences();
  return useCallback((clause) => (language === 'zh' ? clauseInChinese(clause) : clause), [language]);
}

/** Every phrase that is held, the longest first, as whole words. */
function finder(held: Readonly<Record<string, string>>): RegExp {
  const escaped = Object.keys(held).toSorted((a, b) => b.length - a.length).map((phrase) => phrase.replace(/[.*+?^${}()|[\]\\]/gu, String.raw`\$&`));
  return new RegExp(`(?<![\\w-])(?:${escaped.join('|')})(?![\\w-])`, 'gu');
}
