/** The look of the house: deep green and ink on warm neutral ground. Pairs of text and ground meet WCAG AA (palette.test.ts). */
export const light = {
  ground: '#f5f3ee', surface: '#ffffff', sunken: '#eeebe3', raised: '#ffffff', line: '#dcd8cd', 'line-strong': '#b9b4a6',
  ink: '#1b2823', 'ink-2': '#4d5a54', 'ink-3': '#5e6862',
  green: '#1c5a49', 'green-strong': '#123f33', 'green-soft': '#e3ede7', 'on-green': '#ffffff', link: '#1a5f74',
  bar: '#153d33', 'bar-ink': '#f0f4f0', 'bar-ink-2': '#b9cdc3',
  late: '#a8281f', 'late-soft': '#fbe9e6', due: '#7d4f00', 'due-soft': '#fbf0d9', ok: '#1e6540', 'ok-soft': '#e4f1e8',
  review: '#23568c', 'review-soft': '#e5eef7', neutral: '#55605a', 'neutral-soft': '#eceae4',
  drill: '#8c3a0c', 'drill-soft': '#fdeedd', focus: '#0b6bcb',
} as const;

export type Palette = { readonly [name in keyof typeof light]: string };

export const dark: Palette = {
  ground: '#101513', surface: '#18201c', sunken: '#131a17', raised: '#1f2924', line: '#313d37', 'line-strong': '#4e5c55',
  ink: '#e6ece8', 'ink-2': '#b3c0b9', 'ink-3': '#96a49c',
  green: '#74c3a4', 'green-strong': '#9bd9c0', 'green-soft': '#1e3a30', 'on-green': '#0d1f18', link: '#7fc0d6',
  bar: '#0f2a23', 'bar-ink': '#e6efe9', 'bar-ink-2': '#9fb8ac',
  late: '#f0938a', 'late-soft': '#3c1f1c', due: '#e3b560', 'due-soft': '#372a12', ok: '#82cb9c', 'ok-soft': '#1a3324',
  review: '#8fbbe8', 'review-soft': '#1b2c3f', neutral: '#adb8b2', 'neutral-soft': '#27302b',
  drill: '#f2a870', 'drill-soft': '#3a2413', focus: '#6fb3f5',
};

/** Chart series in a fixed order, apart for the common kinds of colour blindness (after Okabe and Ito, dimmed). */
export const series = {
  light: ['#1c6e8c', '#b8620f', '#4f7f3a', '#8a4a86', '#7a6a1c', '#5a6470'],
  dark: ['#6cb6d1', '#e2a05c', '#94c47c', '#c996c6', '#c9b85e', '#a2adb8'],
} as const;
