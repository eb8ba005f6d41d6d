import type { Language } from './preferences.ts';

const locales = { zh: 'zh-CN', en: 'en-GB' } as const;
const counts = { zh: new Intl.NumberFormat(locales.zh), en: new Intl.NumberFormat(locales.en) };

/** Whole numbers with separators. Measured values go through `measured`. */
export const count = (value: number, language: Language): string => counts[language].format(value);

/**
 * A measured or computed value for the eye: at most `decimals` places, rounded once from the full text by GB/T 8170; shorter
 * values stay digit for digit. Verdicts, files and why keep the full text.
 */
export function measured(text: string, decimals = 3): string {
  const places = /^-?\d+\.(\d+)$/.exec(text)?.[1]?.length ?? 0;
  return places > decimals ? rounded(text, decimals, decimals) : text;
}

/** Decimal text rounded half to even, exactly: Intl reads every digit of a text (ES2023), so no decimal library is loaded for it. */
export const rounded = (text: string, decimals: number, least = 0): string =>
  new Intl.NumberFormat('en-US', { minimumFractionDigits: least, maximumFractionDigits: decimals, roundingMode: 'halfEven', useGrouping: false, signDisplay: 'negative' }).format(text as `${number}`);

/** Share of a whole as per cent with one decimal; no whole, no share. */
export function share(part: number, whole: number, language: Language): string {
  if (whole === 0) return '—';
  return new Intl.NumberFormat(locales[language], { style: 'percent', minimumFractionDigits: 1, maximumFractionDigits: 1 }).format(part / whole);
}

export function fileSize(bytes: number): string {
  if (bytes < 1024) return `${bytes} B`;
  return bytes < 1_048_576 ? `${(bytes / 1024).toFixed(0)} KiB` : `${(bytes / 1_048_576).toFixed(1)} MiB`;
}
