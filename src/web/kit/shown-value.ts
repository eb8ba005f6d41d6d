import { rounded } from '../app/number-words.ts';

/** Least decimals kept on screens, so that a value just above its limit does not look equal to it. */
const decimalsKept = 2;

/**
 * Decimal text as a screen shows it: a converted value may carry forty digits; it is rounded half to even (GB/T 8170) to the
 * factor's decimals, two at least. Shorter ones are shown digit for digit. The stored value stays behind the why button.
 */
export function shownValue(value: string, decimals = decimalsKept): string {
  const kept = Math.max(decimals, decimalsKept);
  const [, fraction = ''] = value.split('.');
  return fraction.length <= kept ? value : rounded(value, kept);
}

/** 「6–9」, 「300 mg/m³」, 「≥ 2 mg/L」: the range of a limit as officials write it; a unit of `1` means none. */
export function shownLimit({ min, max, unit }: { readonly min?: string | undefined; readonly max?: string | undefined; readonly unit: string }): string {
  const range = min === undefined ? (max ?? '') : max === undefined ? `≥ ${min}` : `${min}–${max}`;
  return unit === '1' ? range : `${range} ${unit}`.trim();
}
