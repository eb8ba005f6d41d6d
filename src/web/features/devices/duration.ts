/** How long, in the largest unit that leaves a figure: [number, unit]. Whole units, cut off. */
export function duration(ms: number): readonly [number, 'seconds' | 'minutes' | 'hours' | 'days'] {
  const seconds = Math.floor(Math.abs(ms) / 1000);
  if (seconds < 120) return [seconds, 'seconds'];
  if (seconds < 7_200) return [Math.floor(seconds / 60), 'minutes'];
  return seconds < 172_800 ? [Math.floor(seconds / 3600), 'hours'] : [Math.floor(seconds / 86_400), 'days'];
}

/** `2026-03-02T10:00` of Beijing to UTC ms; undefined: no such moment. */
export function beijingMoment(text: string): number | undefined {
  const at = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}$/.test(text) ? Date.parse(`${text}:00+08:00`) : NaN;
  return Number.isNaN(at) ? undefined : at;
}
export const beijingText = (at: number): string => new Date(at + 8 * 3_600_000).toISOString().slice(0, 16);
