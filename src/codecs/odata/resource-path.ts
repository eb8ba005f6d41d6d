import { reading, Unreadable } from './unreadable.ts';
import type { Parsed } from './ast.ts';

/** One step of a path: a name, with the key of one thing where it has one. `at`: its first character. */
export type Step = { readonly at: number; readonly name: string; readonly key?: string | number };
export type ResourcePath = { readonly steps: readonly Step[]; readonly ending?: '$ref' | '$value' };

const step = /^(?<name>[\p{L}_@][\p{L}\p{N}_.@-]*)(?:\((?<key>\d{1,15}|'(?:[^']|'')*')\))?$/u;
const stepsMax = 20;

/** `Things(1)/Datastreams('x')/name/$value`; empty for the root. */
export function readResourcePath(text: string): Parsed<ResourcePath> {
  return reading('path', () => {
    const parts = splitOutsideQuotes(text.replace(/\/$/u, ''));
    if (parts.length > stepsMax) throw new Unreadable(0, 'the path is too long');
    const last = parts.at(-1)?.text;
    const ending = last === '$ref' || last === '$value' ? last : undefined;
    const steps = (ending === undefined ? parts : parts.slice(0, -1)).map(({ at, text: part }): Step => {
      const { name, key } = step.exec(part)?.groups ?? {};
      if (name === undefined) throw new Unreadable(at, `not a step of a path: ${part}`);
      return { at, name, ...(key === undefined ? {} : { key: key.startsWith("'") ? key.slice(1, -1).replaceAll("''", "'") : Number(key) }) };
    });
    return { steps, ...(ending === undefined ? {} : { ending }) };
  });
}

function splitOutsideQuotes(text: string): readonly { readonly at: number; readonly text: string }[] {
  if (text === '') return [];
  const parts: { at: number; text: string }[] = [];
  let [from, quoted] = [0, false];
  for (let at = 0; at <= text.length; at += 1) {
    if (text[at] === "'") quoted = !quoted;
    if (at < text.length && (quoted || text[at] !== '/')) continue;
    parts.push({ at: from, text: text.slice(from, at) });
    from = at + 1;
  }
  return parts;
}
