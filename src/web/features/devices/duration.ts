/** How long, in the largest unit that leaves a figure: [number, unit]. Whole units, cut off. */
export function duration(ms: number): readonly [number, 'seconds' | 'minutes' | 'hours' | 'days'] {
  const seconds = Math.floor(Math.abs(ms) / 1000);
  if (seconds < 120) return [seconds, 'seconds'];
  if (seconds < 7_200) return [Math.floor(seconds / 60), 'minutes'];
  return seconds < 172_800 ? [Math.floor(seconds / 3600), 'hours'] : [Math.floor(seconds / 86_400), 'days'];
}
