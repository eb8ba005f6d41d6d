/** JSON as data: what canonical form and hashes are taken over. */
export type Json = null | boolean | number | string | readonly Json[] | { readonly [key: string]: Json };

/** RFC 8785 (JSON Canonicalization Scheme): keys by UTF-16 code units, ECMAScript numbers, no white space. */
export function canonical(value: Json): string {
  if (typeof value === 'string') return canonicalText(value);
  if (value === null || typeof value === 'boolean') return String(value);
  if (typeof value === 'number') {
    if (!Number.isFinite(value)) throw new TypeError('canonical JSON has no NaN or Infinity');
    return String(value);
  }
  return Array.isArray(value) ? ofList(value) : ofRecord(value as { readonly [key: string]: Json });
}

/** What stands in JSON as it is: no quotation mark, backslash, control character or half of a surrogate pair. */
// oxlint-disable-next-line no-control-regex
const plain = /^[^"\\\u0000-\u001f\ud800-\udfff]*$/;

function canonicalText(text: string): string {
  if (plain.test(text)) return `"${text}"`;
  if (!text.isWellFormed()) throw new TypeError('canonical JSON has no lone surrogates');
  return JSON.stringify(text);
}

function ofList(list: readonly Json[]): string {
  let text = '[';
  for (const [at, value] of list.entries()) text += at === 0 ? canonical(value) : `,${canonical(value)}`;
  return `${text}]`;
}

function ofRecord(record: { readonly [key: string]: Json }): string {
  let text = '{';
  for (const key of sorted(Object.keys(record))) text += `${text === '{' ? '' : ','}${canonicalText(key)}:${canonical(record[key] as Json)}`;
  return `${text}}`;
}

/** In place, by insertion: records are small and mostly in order, where the platform's sort costs more than all the rest. */
function sorted(keys: string[]): readonly string[] {
  if (keys.length > 64) return keys.sort();
  for (let at = 1; at < keys.length; at += 1) {
    const key = keys[at] as string;
    let free = at;
    for (; free > 0 && (keys[free - 1] as string) > key; free -= 1) keys[free] = keys[free - 1] as string;
    keys[free] = key;
  }
  return keys;
}
