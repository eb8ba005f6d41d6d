import { isDay } from '../../basis/time.ts';

const full = /^(\d{4})(?:-|\/|\.|年)(\d{1,2})(?:-|\/|\.|月)(\d{1,2})日?(?:\s+00:00(?::00)?)?(?:前|之前|底前)?$/u;
const ofMonth = /^(\d{4})(?:-|\/|\.|年)(\d{1,2})月?(?:底|底前|前|末|底之前)?$/u;
const ofYear = /^(\d{4})年?(?:底|底前|末|年底|年底前|前)?$/u;

/** 整改时限 as ledgers write it: a day, 「2026年6月底前」 is the month's last day, 「2026年底前」 the year's. Undefined where it is no day. */
export function dayOfWords(text: string): string | undefined {
  const plain = text.replaceAll(/\s+(?=\D)/gu, '').trim();
  const day = full.exec(plain);
  if (day !== null) return known(day[1], day[2], day[3]);
  const month = ofMonth.exec(plain);
  if (month !== null) return known(month[1], month[2], String(lastOf(Number(month[1]), Number(month[2]))));
  const year = ofYear.exec(plain);
  return year === null ? undefined : `${year[1]}-12-31`;
}

const lastOf = (year: number, month: number): number => new Date(Date.UTC(year, month, 0)).getUTCDate();

function known(year = '', month = '', day = ''): string | undefined {
  const text = `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`;
  return isDay(text) ? text : undefined;
}
