/** Where the members of an object stand in its text: names as written, values from `starts` up to `ends`. */
export type JsonMembers = { readonly names: readonly string[]; readonly starts: readonly number[]; readonly ends: readonly number[]; readonly end: number };

const [quote, comma, colon, backslash] = [0x22, 0x2c, 0x3a, 0x5c];
const [objectOpens, objectEnds, listOpens, listEnds] = [0x7b, 0x7d, 0x5b, 0x5d];

/**
 * The members of the object that begins at `from` in a JSON text without white space, found without reading what they hold. Undefined
 * unless their names are plain and ascend, so that no name stands twice. What lies inside a value is not looked at: who relies on it
 * compares it byte by byte, by a hash.
 */
export function jsonMembers(text: string, from: number): JsonMembers | undefined {
  if (text.charCodeAt(from) !== objectOpens) return undefined;
  const names: string[] = [];
  const starts: number[] = [];
  const ends: number[] = [];
  let at = from + 1;
  if (text.charCodeAt(at) === objectEnds) return { names, starts, ends, end: at + 1 };
  for (;;) {
    if (text.charCodeAt(at) !== quote) return undefined;
    const nameEnds = stringEnd(text, at);
    const name = text.slice(at + 1, nameEnds);
    if (text.charCodeAt(nameEnds + 1) !== colon || name.includes('\\') || (names.length > 0 && name <= (names.at(-1) as string))) return undefined;
    const ended = valueEnd(text, nameEnds + 2);
    names.push(name);
    starts.push(nameEnds + 2);
    ends.push(ended);
    const next = text.charCodeAt(ended);
    if (next === objectEnds) return { names, starts, ends, end: ended + 1 };
    if (next !== comma) return undefined;
    at = ended + 1;
  }
}

/** Behind the value that begins here; the text's length where it has no end. */
function valueEnd(text: string, from: number): number {
  let depth = 0;
  for (let at = from; at < text.length; at += 1) {
    const code = text.charCodeAt(at);
    if (code === quote) at = stringEnd(text, at);
    else if (code === objectOpens || code === listOpens) depth += 1;
    else if (code === objectEnds || code === listEnds) {
      if (depth === 0) return at;
      depth -= 1;
    } else if (code === comma && depth === 0) return at;
    else continue;
    if (depth === 0) return at + 1;
  }
  return text.length;
}

/** The closing quotation mark of the string that opens here. */
function stringEnd(text: string, from: number): number {
  let at = text.indexOf('"', from + 1);
  while (at > 0 && text.charCodeAt(at - 1) === backslash && escaped(text, at)) at = text.indexOf('"', at + 1);
  return at < 0 ? text.length : at;
}

function escaped(text: string, at: number): boolean {
  let slashes = 0;
  while (text.charCodeAt(at - 1 - slashes) === backslash) slashes += 1;
  return slashes % 2 === 1;
}
