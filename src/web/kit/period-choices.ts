const monthsShown = 12;

/** Months up to this one, quarters and years of those months, newest first; what the address asks for is among them. */
export function periodChoices(today: string, asked: string): readonly string[] {
  const month = Number(today.slice(0, 4)) * 12 + Number(today.slice(5, 7)) - 1;
  const dates = Array.from({ length: monthsShown }, (_, back) => ({ year: Math.floor((month - back) / 12), month: ((month - back) % 12) + 1 }));
  const months = dates.map((date) => `${date.year}-${String(date.month).padStart(2, '0')}`);
  const quarters = dates.map((date) => `${date.year}-Q${Math.ceil(date.month / 3)}`);
  return [...new Set([asked, ...months, ...quarters, ...dates.map(({ year }) => String(year))])].sort((a, b) => length(a) - length(b) || (a < b ? 1 : -1));
}

/** Months first, then quarters, then years. */
const length = (period: string): number => (period.includes('Q') ? 1 : period.length === 4 ? 2 : 0);
