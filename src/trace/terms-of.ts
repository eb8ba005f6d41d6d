import { domainTerms } from './domain-terms.ts';

/** `known`: of the dictionary, called by its first spelling; else a pair of letters or a word in Latin letters. */
export type Term = { readonly word: string; readonly known: boolean };

const plain = (text: string): string => text.normalize('NFKC').toLowerCase();
const spelled = new Map(domainTerms.flatMap((all) => all.map((spelling) => [plain(spelling), all[0] ?? spelling] as const)));
const longest = Math.max(...[...spelled.keys()].map((spelling) => spelling.length));
const latin = /[a-z0-9]/;

/** The terms of a text in its order. `names` (of firms, of places) and numbers tell places apart and not kinds of problem: they are left out. */
export function termsOf(text: string, names: readonly string[] = []): readonly Term[] {
  const masked = [...names].sort((a, b) => b.length - a.length).reduce((rest, name) => (name === '' ? rest : rest.replaceAll(plain(name), ' ')), plain(text));
  const terms: Term[] = [];
  let run = '';
  const endRun = (): void => {
    terms.push(...termsOfRun(run));
    run = '';
  };
  for (let at = 0; at < masked.length;) {
    const found = knownAt(masked, at);
    if (found === undefined) {
      run += masked[at] ?? '';
      at += 1;
      continue;
    }
    endRun();
    terms.push({ word: spelled.get(found) ?? found, known: true });
    at += found.length;
  }
  endRun();
  return terms;
}

/** The longest spelling that begins here; one in Latin letters is a word of its own. */
function knownAt(text: string, at: number): string | undefined {
  for (let length = Math.min(longest, text.length - at); length > 1; length -= 1) {
    const piece = text.slice(at, at + length);
    if (spelled.has(piece) && !cutsWord(text, at, length)) return piece;
  }
  return undefined;
}

function cutsWord(text: string, at: number, length: number): boolean {
  const joins = (left: string | undefined, right: string | undefined): boolean => left !== undefined && right !== undefined && latin.test(left) && latin.test(right);
  return joins(text[at - 1], text[at]) || joins(text[at + length - 1], text[at + length]);
}

function termsOfRun(run: string): readonly Term[] {
  const pieces = run.match(/[a-z]+|[^\P{L}a-z]+/gu) ?? [];
  return pieces.flatMap((piece) => (latin.test(piece) ? [piece] : pairsOf(piece))).map((word) => ({ word, known: false }));
}

function pairsOf(piece: string): readonly string[] {
  const letters = [...piece];
  return letters.length === 1 ? letters : letters.slice(1).map((letter, before) => `${letters[before] ?? ''}${letter}`);
}
