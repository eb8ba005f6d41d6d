import { expect, test } from 'vitest';
import type { FieldRule } from '../../../model/case-type.ts';
import { filled, troublesOf } from './check.ts';

const title = { zh: '理由', en: 'reason' };
const reason: FieldRule = { id: 'reason', title, kind: 'long-text', required: true, lengthMax: 4 };
const note: FieldRule = { id: 'note', title, kind: 'text', required: false };
const words: FieldRule = { id: 'words', title, kind: 'verbatim', required: true };

test.each([
  ['nothing given              ', {}, ['missing']],
  ['only blanks                ', { reason: '  ' }, ['missing']],
  ['four characters fit        ', { reason: '数据无误' }, []],
  ['five characters do not     ', { reason: '数据无误。' }, ['too-long']],
  ['a rare character counts one', { reason: '𠮷𠮷𠮷𠮷' }, []],
] as const)('%s', (_name, data, want) => {
  expect(troublesOf([reason, note], data).map(({ trouble }) => trouble)).toEqual(want);
});

test('an empty list of files is missing', () => {
  expect(troublesOf([{ id: 'files', title, kind: 'files', required: true }], { files: [] })).toHaveLength(1);
});

test('texts are trimmed, approved wording is not, blanks are not sent', () => {
  expect(filled([reason, note, words], { reason: ' 属实 ', note: '  ', words: ' 原文 ', other: 'x' })).toEqual({ reason: '属实', words: ' 原文 ' });
});
