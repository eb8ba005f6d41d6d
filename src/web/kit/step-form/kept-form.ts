import type { FieldRule } from '../../../model/case-type.ts';
import type { Typed } from './check.ts';

/** What a person typed and has not sent, kept by the browser. */
export type KeptForm = { readonly at: number; readonly typed: Typed };
/** `localStorage`, or what stands for it. */
export type Shelf = Pick<Storage, 'getItem' | 'setItem' | 'removeItem' | 'key' | 'length'>;

const prefix = 'qingshan.form.';
const keptMs = 30 * 86_400_000;

/** Kept under the name of one office’s one form. Who speaks (`apart`) is never kept; a form with nothing typed is forgotten. */
export function keepForm(shelf: Shelf, name: string, fields: readonly FieldRule[], typed: Typed, now: number): void {
  const open = Object.fromEntries(Object.entries(typed).filter(([id]) => fields.find((rule) => rule.id === id)?.apart === undefined));
  const empty = Object.keys(open).length === 0;
  trying(() => (empty ? shelf.removeItem(prefix + name) : shelf.setItem(prefix + name, JSON.stringify({ at: now, typed: open }))));
}

export const dropForm = (shelf: Shelf, name: string): void => trying(() => shelf.removeItem(prefix + name));

/** What was kept under this name; nothing after thirty days, or where the browser holds something else. */
export function keptForm(shelf: Shelf, name: string, now: number): KeptForm | undefined {
  try {
    const held = JSON.parse(shelf.getItem(prefix + name) ?? 'null') as Partial<KeptForm> | null;
    if (held === null || typeof held.at !== 'number' || now - held.at > keptMs || !isTyped(held.typed)) return undefined;
    return { at: held.at, typed: held.typed };
  } catch {
    return undefined;
  }
}

/** Every form kept under names that begin so, by the rest of the name. */
export function keptUnder(shelf: Shelf, begin: string, now: number): readonly (KeptForm & { readonly rest: string })[] {
  const names: string[] = [];
  trying(() => {
    for (let at = 0; at < shelf.length; at += 1) names.push(shelf.key(at) ?? '');
  });
  return names.filter((name) => name.startsWith(prefix + begin)).toSorted().flatMap((name) => {
    const kept = keptForm(shelf, name.slice(prefix.length), now);
    return kept === undefined ? [] : [{ ...kept, rest: name.slice(prefix.length + begin.length) }];
  });
}

const isTyped = (typed: unknown): typed is Typed => typeof typed === 'object' && typed !== null && !Array.isArray(typed)
  && Object.values(typed).every((one) => typeof one === 'object' && one !== null && Object.hasOwn(one, 'value'));

/** A browser that keeps nothing (full, or forbidden) still lets people work. */
function trying(work: () => void): void {
  try {
    work();
  } catch {
    // Nothing is kept then.
  }
}
