import { expect, test } from 'vitest';
import { enLater } from './en-later.ts';
import { en as enFirst } from './en.ts';
import { zhLater } from './zh-later.ts';
import { zh as zhFirst } from './zh.ts';

const en = { ...enFirst, ...enLater };
const zh = { ...zhFirst, ...zhLater };

const rooms = Object.keys(zh) as readonly (keyof typeof zh)[];
const holes = (text: string): readonly string[] => [...text.matchAll(/\{\{(\w+)\}\}/g)].map(([, name]) => name ?? '').toSorted();

test('both languages hold the same rooms', () => {
  expect(Object.keys(en).toSorted()).toEqual([...rooms].toSorted());
});
test.each(rooms)('%s: the same keys in both languages', (room) => {
  expect(Object.keys(en[room]).toSorted()).toEqual(Object.keys(zh[room]).toSorted());
});
test.each(rooms)('%s: no empty words, the same holes in both languages', (room) => {
  const other: Readonly<Record<string, string>> = en[room];
  const bad = Object.entries<string>(zh[room]).filter(([key, text]) => text.trim() === '' || other[key]?.trim() === '' || String(holes(text)) !== String(holes(other[key] ?? '')));
  expect(bad).toEqual([]);
});
/** Part B of the vocabulary: words that officials do not use for these things. */
const avoided = ['派发', '已读', '工单', '嫌疑', '嫌犯', '一把手', '污染企业', '县环保局', '整改通知', '四舍五入', '大屏', '假数据'];
test.each(rooms)('%s: none of the words to avoid', (room) => {
  expect(Object.values<string>(zh[room]).filter((text) => avoided.some((word) => text.includes(word)))).toEqual([]);
});
