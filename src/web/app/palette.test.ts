import { expect, test } from 'vitest';
import { dark, light, series, type Palette } from './palette.ts';

/** WCAG 2.2 relative luminance and contrast ratio. */
const channel = (value: number): number => (value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4);
function luminance(hex: string): number {
  const [r, g, b] = [1, 3, 5].map((at) => channel(Number.parseInt(hex.slice(at, at + 2), 16) / 255)) as [number, number, number];
  return 0.2126 * r + 0.7152 * g + 0.0722 * b;
}
function contrast(a: string, b: string): number {
  const [high, low] = [luminance(a), luminance(b)].toSorted((x, y) => y - x) as [number, number];
  return (high + 0.05) / (low + 0.05);
}

const texts = ['ink', 'ink-2', 'ink-3', 'link', 'green', 'late', 'due', 'ok', 'review', 'neutral', 'drill'] as const;
const pairs: readonly (readonly [keyof Palette, keyof Palette])[] = [
  ...texts.flatMap((text) => (['surface', 'ground', 'raised'] as const).map((ground) => [text, ground] as const)),
  ...(['late', 'due', 'ok', 'review', 'neutral', 'drill'] as const).map((tone) => [tone, `${tone}-soft`] as const),
  ['ink', 'sunken'], ['ink-2', 'sunken'], ['ink-3', 'sunken'], ['green-strong', 'green-soft'], ['on-green', 'green'],
  ['bar-ink', 'bar'], ['bar-ink-2', 'bar'],
];

test.each([['light', light], ['dark', dark]] as const)('%s: every pair of text and ground has 4.5 : 1', (_name, palette) => {
  const weak = pairs.map(([text, ground]) => ({ text, ground, ratio: contrast(palette[text], palette[ground]) })).filter(({ ratio }) => ratio < 4.5);
  expect(weak).toEqual([]);
});
test.each([['light', light, series.light], ['dark', dark, series.dark]] as const)('%s: every line of a chart has 3 : 1 on its ground', (_name, palette, colours) => {
  expect(colours.filter((colour) => contrast(colour, palette.surface) < 3)).toEqual([]);
});
test('the ratio itself: black on white is 21 : 1', () => {
  expect(contrast('#000000', '#ffffff')).toBeCloseTo(21, 5);
});
