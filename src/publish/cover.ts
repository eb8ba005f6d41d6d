import { reporterRule } from './redaction-map.ts';
import { holdsByGb11643, personalNumbers, type PersonalNumber } from './personal-numbers.ts';

export type Covered = {
  readonly text: string;
  /** How many of each kind; `reporter`: what is known of who spoke. */
  readonly counts: Readonly<Partial<Record<PersonalNumber['id'] | typeof reporterRule, number>>>;
};

/**
 * 遮盖: a text as those read it who have no right to who spoke: 138****1234. Nothing is taken out, so that it still reads; the record
 * keeps it verbatim. `known`: name and telephone of who spoke, wherever they stand.
 */
export function coverText(text: string, known: readonly string[] = []): Covered {
  const counts: Record<string, number> = {};
  const met = (id: string): void => { counts[id] = (counts[id] ?? 0) + 1; };
  let rest = text;
  for (const { id, pattern, keep, checked } of personalNumbers) {
    rest = rest.replace(new RegExp(pattern, 'gu'), (found) => {
      if (checked === 'gb-11643' && !holdsByGb11643(found)) return found;
      met(id);
      return hide(found, keep);
    });
  }
  for (const one of known.filter(({ length }) => length >= 2)) {
    rest = rest.replaceAll(one, (found) => {
      met(reporterRule);
      return hide(found, [1, 0]);
    });
  }
  return { text: rest, counts };
}

/** Digits and letters between head and tail as stars; what parts them stays, as do the country code and the brackets before the head. */
function hide(found: string, [head, tail]: readonly [number, number]): string {
  const before = /^(?:\+?86[- ]?(?=1)|[(\uFF08])?/u.exec(found)?.[0] ?? '';
  const own = found.slice(before.length).split('');
  const signs = own.flatMap((sign, at) => (/[\p{L}\p{N}]/u.test(sign) ? [at] : []));
  const covered = new Set(signs.slice(head, Math.max(head, signs.length - tail)));
  return before + own.map((sign, at) => (covered.has(at) ? '*' : sign)).join('');
}
