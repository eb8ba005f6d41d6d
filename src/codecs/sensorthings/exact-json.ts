import type { Json } from '../../basis/canonical.ts';

/** A number as it was written: `0.10` stays `0.10`, and no digit goes through a float. */
export class NumberText {
  readonly text: string;
  constructor(text: string) {
    this.text = text;
  }
}

export type ExactJson = null | boolean | string | NumberText | readonly ExactJson[] | { readonly [name: string]: ExactJson };

type Reviver = (this: unknown, key: string, value: unknown, context: { readonly source?: string }) => unknown;
const keepText: Reviver = (_key, value, { source }) => (typeof value === 'number' ? new NumberText(source ?? String(value)) : value);

/** JSON with its numbers as text; undefined where it is none. */
export function parseExactJson(text: string): ExactJson | undefined {
  try {
    return JSON.parse(text, keepText as (key: string, value: unknown) => unknown) as ExactJson;
  } catch {
    return undefined;
  }
}

export const isRecord = (value: ExactJson | undefined): value is { readonly [name: string]: ExactJson } =>
  typeof value === 'object' && value !== null && !Array.isArray(value) && !(value instanceof NumberText);

/** What stands in a list, each as it was written. The text must be JSON, and a list. */
export function partsOfList(text: string): readonly string[] {
  const parts: string[] = [];
  let [depth, from, quoted] = [0, 0, false];
  for (let at = 0; at < text.length; at += 1) {
    const char = text[at];
    if (quoted) {
      if (char === '\\') at += 1;
      else if (char === '"') quoted = false;
    } else if (char === '"') quoted = true;
    else if (char === '[' || char === '{') {
      depth += 1;
      if (depth === 1) from = at + 1;
    } else if (char === ']' || char === '}' || (char === ',' && depth === 1)) {
      if (char !== ',') depth -= 1;
      if (depth > 1 || (depth === 1 && char !== ',')) continue;
      const part = text.slice(from, at).trim();
      if (part !== '') parts.push(part);
      from = at + 1;
    }
  }
  return parts;
}

/** As JSON has it usually, where digits do not matter. */
export function plainJson(of: ExactJson): Json {
  if (of instanceof NumberText) return Number(of.text);
  if (Array.isArray(of)) return (of as readonly ExactJson[]).map(plainJson);
  return isRecord(of) ? Object.fromEntries(Object.entries(of).map(([name, value]) => [name, plainJson(value)])) : of as Json;
}

/** As text again, every number by its digits. */
export function printExactJson(of: ExactJson): string {
  if (of instanceof NumberText) return of.text;
  if (Array.isArray(of)) return `[${(of as readonly ExactJson[]).map(printExactJson).join()}]`;
  return isRecord(of) ? `{${Object.entries(of).map(([name, value]) => `${JSON.stringify(name)}:${printExactJson(value)}`).join()}}` : JSON.stringify(of);
}
