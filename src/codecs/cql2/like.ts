/** Whether a text is like a pattern: `%` any characters, `_` one, `\` before either means itself. Time: length × length, never more. */
export function likes(text: string, pattern: string): boolean {
  const characters = Array.from(text);
  const parts = partsOf(pattern);
  let [at, part, star, resume] = [0, 0, -1, 0];
  while (at < characters.length) {
    const wanted = parts[part];
    if (wanted === any) {
      [star, resume] = [part, at];
      part += 1;
    } else if (wanted === one || (wanted !== undefined && wanted === characters[at])) {
      at += 1;
      part += 1;
    } else if (star >= 0) {
      // The last % takes one character more.
      resume += 1;
      [at, part] = [resume, star + 1];
    } else return false;
  }
  return parts.slice(part).every((rest) => rest === any);
}

const any = Symbol('%');
const one = Symbol('_');

function partsOf(pattern: string): readonly (string | symbol)[] {
  const parts: (string | symbol)[] = [];
  let escaped = false;
  for (const character of pattern) {
    if (!escaped && character === '\\') escaped = true;
    else {
      parts.push(escaped ? character : character === '%' ? any : character === '_' ? one : character);
      escaped = false;
    }
  }
  return escaped ? [...parts, '\\'] : parts;
}
