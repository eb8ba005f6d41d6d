import type { Json } from '../../basis/canonical.ts';
import { isDay, startOfDay } from '../../basis/time.ts';
import type { CaseType, FieldRule } from '../../model/case-type.ts';
import type { Language } from '../app/preferences.ts';
import { longDay } from '../app/time-words.ts';
import { pick } from '../app/words/pick.ts';

/** Every field that a case of this type can hold, in the order of the declaration: opening first, then step by step. */
export function fieldRules(type: CaseType): readonly FieldRule[] {
  const rules = new Map<string, FieldRule>();
  for (const rule of [...type.fields, ...type.steps.flatMap(({ input }) => input)]) if (!rules.has(rule.id)) rules.set(rule.id, rule);
  return [...rules.values()];
}

const choiceWords = (rule: FieldRule, value: Json, language: Language): string => {
  const chosen = rule.choices?.find(({ id }) => id === value);
  return chosen === undefined ? String(value) : pick(chosen.title, language);
};

/** A field's value as people read it; undefined where it is no text of its own (files, measures, marks) or blank. */
export function fieldWords(rule: FieldRule, value: Json | undefined, language: Language): string | undefined {
  if (rule.kind === 'choices' && Array.isArray(value)) return value.map((one: Json) => choiceWords(rule, one,
    language)).join(language === 'zh' ? '、' : ', ');
  if (typeof value !== 'string' && typeof value !== 'number') return undefined;
  // Name and office stand on what was opened by it.
  if (value === '' || rule.kind === 'holder') return undefined;
  if (rule.kind === 'choice') return choiceWords(rule, value, language);
  if (rule.kind === 'day' && typeof value === 'string' && isDay(value)) return longDay(startOfDay(value), language);
  return String(value);
}
