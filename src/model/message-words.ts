import en from './message-words.en.json' with { type: 'json' };
import zh from './message-words.zh.json' with { type: 'json' };

/** The sentences in which the inbox and a mail say the same message. */
export const messageWords = { zh, en };

/** `{{name}}` by what stands for it. */
export const filled = (text: string, values: Readonly<Record<string, string | number>>): string =>
  text.replaceAll(/\{\{(\w+)\}\}/gu, (hole, name: string) => String(values[name] ?? hole));
