import { expect, test } from 'vitest';
import { decidingItems, worstFirst, type Section } from './section.ts';

const words = (text: string) => ({ zh: text, en: text });
const section = (waterClass: string | undefined, items: readonly [string, string][] = []): Section => ({
  number: 1, id: 's', name: words('断面'), region: { code: '980101', name: words('区') }, reason: '',
  items: items.map(([factor, own]) => ({ factor, name: words(factor), unit: 'mg/L', value: '1', class: own, why: 'D-1' })), ...(waterClass === undefined ? {} : { class: waterClass }),
});

test('worst first, what was not assessed last', () => {
  const sorted = [section(undefined), section('II'), section('>V'), section('IV')].toSorted(worstFirst);
  expect(sorted.map((one) => one.class)).toEqual(['>V', 'IV', 'II', undefined]);
});

test('items decide a class only where it is worse than III', () => {
  expect(decidingItems(section('IV', [['TP', 'IV'], ['DO', 'II']])).map(({ factor }) => factor)).toEqual(['TP']);
  expect(decidingItems(section('III', [['TP', 'III']]))).toEqual([]);
  expect(decidingItems(section(undefined, [['TP', 'IV']]))).toEqual([]);
});
