import { stepWords, type Step } from '../judge/verdict.ts';
import type { ExplainStep } from '../model/finding.ts';

/** The judge's steps in plain words of both languages. */
export const explained = (steps: readonly Step[]): ExplainStep[] =>
  steps.map((step) => {
    const words = stepWords[step.name];
    const of = step.of === undefined ? '' : ` ${step.of}`;
    return { name: step.name, zh: `${words.zh}${of}`, en: `${words.en}${of}`, ...(step.value === undefined ? {} : { value: step.value }) };
  });
