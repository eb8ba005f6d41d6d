import { expect, test } from 'vitest';
import type { FieldRule } from '../../../model/case-type.ts';
import { asTyped, filled, troublesOf } from './check.ts';

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

const [a, b, c] = [{ id: 'a', what: '甲' }, { id: 'b', what: '乙' }, { id: 'c', what: '丙' }] as const;
test.each([
  ['untouched, it follows the case', { rows: [a, b] }, {}, [a, b]],
  ['typed, it stands', { rows: [a] }, { rows: { value: [{ ...a, what: '丁' }], over: [a] } }, [{ ...a, what: '丁' }]],
  ['left out by hand, it stays out', { rows: [a, b] }, { rows: { value: [a], over: [a, b] } }, [a]],
  ['what came meanwhile stands below what was typed', { rows: [a, c] }, { rows: { value: [a, b], over: [a] } }, [a, b, c]],
  ['also where there was nothing before', { rows: [c] }, { rows: { value: [b], over: undefined } }, [b, c]],
  ['a text is never mixed', { rows: '甲' }, { rows: { value: '乙', over: '甲' } }, '乙'],
] as const)('a form while its case moves: %s', (_name, start, typed, rows) => expect(asTyped(start, typed)['rows']).toEqual(rows));
