/** `2026-03-02T10:00` of Beijing, as an input of date and time holds it, to UTC ms; undefined: no such moment. */
export function beijingMoment(text: string): number | undefined {
  const at = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}$/.test(text) ? Date.parse(`${text}:00+08:00`) : NaN;
  return Number.isNaN(at) ? undefined : at;
}
export const beijingText = (at: number): string => new Date(at + 8 * 3_600_000).toISOString().slice(0, 16);
