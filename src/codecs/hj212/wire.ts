const hash = 0x23;

/** Two pieces in one array. */
export function joined(before: Uint8Array, after: Uint8Array): Uint8Array {
  const data = new Uint8Array(before.length + after.length);
  data.set(before);
  data.set(after, before.length);
  return data;
}

/** Where `##` is, or a single `#` at the very end, or the end. */
export function headerAt(data: Uint8Array, from: number): number {
  for (let at = data.indexOf(hash, from); at >= 0; at = data.indexOf(hash, at + 1)) {
    if (at + 1 >= data.length || data[at + 1] === hash) return at;
  }
  return data.length;
}

/** Four decimal digits; -1 when they have not all come, -2 when one is no digit. */
export function lengthAt(data: Uint8Array, at: number): number {
  let length = 0;
  for (let place = at; place < at + 4; place += 1) {
    if (place >= data.length) return -1;
    const digit = (data[place] as number) - 0x30;
    if (digit < 0 || digit > 9) return -2;
    length = length * 10 + digit;
  }
  return length;
}

/** Value of a hexadecimal digit, either case; -1 when it is none. */
export function digitValue(code: number): number {
  if (code >= 0x30 && code <= 0x39) return code - 0x30;
  const letter = (code | 0x20) - 0x61;
  return letter >= 0 && letter <= 5 ? letter + 10 : -1;
}

/** The number that hexadecimal digits spell; -1 when one is none. */
export function hexValue(data: Uint8Array, from: number, to: number): number {
  let value = 0;
  for (let at = from; at < to; at += 1) {
    const digit = digitValue(data[at] as number);
    if (digit < 0) return -1;
    value = value * 16 + digit;
  }
  return value;
}

/** Bytes as characters, one each. */
export function asciiText(data: Uint8Array, from: number, to: number): string {
  let text = '';
  for (let at = from; at < to; at += 1) text += String.fromCharCode(data[at] as number);
  return text;
}
