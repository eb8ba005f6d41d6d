/** SQL text for a value of an outsider: hexadecimal, so that no byte of it can end the literal. */
export const sqlText = (value: string): string => `unhex('${Buffer.from(value, 'utf8').toString('hex')}')`;

export function sqlInteger(value: number | bigint): string {
  if (typeof value === 'number' && !Number.isSafeInteger(value)) throw new TypeError(`whole number expected, got ${value}`);
  return value.toString();
}

/** A moment (UTC ms) as DateTime64(3). */
export const sqlTime = (ms: number): string => `fromUnixTimestamp64Milli(toInt64(${sqlInteger(Math.trunc(ms))}), 'UTC')`;

/** `(a, b, c)` for IN; an empty list matches nothing. */
export const sqlList = (items: readonly string[], none: string): string => `(${items.length === 0 ? none : items.join(', ')})`;

export function identifier(name: string): string {
  if (!/^[A-Za-z_][A-Za-z0-9_]{0,62}$/.test(name)) throw new TypeError(`not a plain SQL name: ${name}`);
  return name;
}
