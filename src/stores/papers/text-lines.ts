/** Width of a character in em: Chinese ones and their marks one, Latin letters and Arabic numerals half. */
export const widthOf = (char: string): number => (char < '\u2e80' && !/[“”‘’…—·×]/u.test(char) ? 0.5 : 1);
export const widthOfText = (text: string): number => [...text].reduce((sum, char) => sum + widthOf(char), 0);

const noStart = /^[,.;:!?)\uff0c\uff1a\uff1b\uff01\uff1f\uff09。、」』】》〉〕”’%…]/u;
const noEnd = /[(\uff08「『【《〈〔“‘]$/u;
/** A number or a Latin word is not broken; every other character stands for itself. */
const units = (text: string): readonly string[] => text.match(/[0-9A-Za-z.,:/%-]+|[^]/gu) ?? [];

/**
 * Lines of a paragraph, at most `most` em wide, the first one `indent` em in. No line begins with a closing mark or ends with an opening one;
 * a number or a word is broken only where no line would hold it.
 */
export function linesOf(text: string, most: number, indent = 0): readonly string[] {
  const lines: string[] = [];
  let line = '';
  const fits = (candidate: string): boolean => widthOfText(candidate) <= most - (lines.length === 0 ? indent : 0);
  const place = (part: string): void => {
    if (!fits(line + part) && line !== '') {
      const taken = takenOver(line, part);
      lines.push(line.slice(0, line.length - taken.length));
      line = taken;
    }
    if (fits(line + part) || [...part].length === 1) line += part;
    else for (const char of part) place(char);
  };
  for (const unit of units(text)) place(unit);
  return line === '' ? lines : [...lines, line];
}

/** What goes over to the next line with `part`, so that neither line breaks the rule. */
function takenOver(line: string, part: string): string {
  let taken = '';
  for (const char of [...line].toReversed()) {
    const kept = line.slice(0, line.length - taken.length);
    if (!noStart.test(taken + part) && !noEnd.test(kept)) break;
    if (kept.length <= char.length || taken.length > 3) return '';
    taken = char + taken;
  }
  return taken;
}

/** A title in as few lines as it needs, each about as long as the others. */
export function balanced(text: string, most: number): readonly string[] {
  const count = Math.ceil(widthOfText(text) / most);
  for (let width = Math.ceil(widthOfText(text) / Math.max(count, 1)); width <= most; width += 1) {
    const lines = linesOf(text, width);
    if (lines.length <= count) return lines;
  }
  return linesOf(text, most);
}
