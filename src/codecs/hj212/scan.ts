const semicolon = 0x3b;
const comma = 0x2c;
const equals = 0x3d;
const slash = 0x2f;

export type Visit = (name: string, value: string, endsItem: boolean) => void;

/**
 * Walks the pairs of `text[from, to)`: `,` and `;` separate (2.2 of the grammar), the first `=` divides field and value,
 * blanks around both are dropped, empty pieces are skipped. A value that opens with `//` is a log and runs to the `//`
 * before the next separator, whatever it holds (`logs`; a header has none). A piece without `=` is a field with an empty value.
 */
export function scanPairs(text: string, from: number, to: number, visit: Visit, logs = true): void {
  let name = '';
  let value = '';
  let open = false;
  let start = from;
  let divide = -1;
  for (let at = from; at <= to; at += 1) {
    const code = at < to ? text.charCodeAt(at) : semicolon;
    if (code === equals && divide < 0) {
      divide = at;
      if (logs && text.charCodeAt(at + 1) === slash && text.charCodeAt(at + 2) === slash) at = Math.max(at, logEnd(text, at + 3, to) - 1);
    }
    if (code !== semicolon && code !== comma) continue;
    if (divide >= 0 || skipBlank(text, start, at) < at) {
      if (open) visit(name, value, false);
      name = trimmed(text, start, divide < 0 ? at : divide);
      value = divide < 0 ? '' : trimmed(text, divide + 1, at);
      open = true;
    }
    if (open && code === semicolon) visit(name, value, true);
    if (code === semicolon) open = false;
    start = at + 1;
    divide = -1;
  }
}

/** Where a log ends: at a separator, or the end, that follows `//`; 0 when it is never closed. */
function logEnd(text: string, from: number, to: number): number {
  for (let at = text.indexOf('//', from); at >= 0 && at + 2 <= to; at = text.indexOf('//', at + 1)) {
    const code = text.charCodeAt(at + 2);
    if (at + 2 === to || code === semicolon || code === comma) return at + 2;
  }
  return 0;
}

function skipBlank(text: string, from: number, to: number): number {
  let at = from;
  while (at < to && text.charCodeAt(at) <= 0x20) at += 1;
  return at;
}

function trimmed(text: string, from: number, to: number): string {
  const start = skipBlank(text, from, to);
  let end = to;
  while (end > start && text.charCodeAt(end - 1) <= 0x20) end -= 1;
  return text.slice(start, end);
}
