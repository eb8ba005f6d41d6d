import type { Word } from './use-words.ts';

const words = {
  min: 'figure-min', max: 'figure-max', by: 'figure-by', ratio: 'figure-ratio', hours: 'figure-hours', stations: 'figure-stations',
    km: 'figure-km', times: 'figure-times',
} as const satisfies Readonly<Record<string, Word>>;

/** What a figure of a rule is called. */
export const figureWord = (name: string): Word => (name in words ? words[name as keyof typeof words] : 'rule-figures');
