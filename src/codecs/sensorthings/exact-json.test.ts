import fc from 'fast-check';
import { expect, test } from 'vitest';
import { NumberText, parseExactJson, partsOfList } from './exact-json.ts';

test.each([['0.1'], ['0.10'], ['-0'], ['1e3'], ['12345678901234567.123456'], ['0.30000000000000004']])('%s keeps every digit', (text) => {
  expect(parseExactJson(text)).toEqual(new NumberText(text));
});

test.each([['{'], ['NaN'], ['[1,]'], ["{'a':1}"], [''], ['[1] 2']])('%s is no JSON', (text) => {
  expect(parseExactJson(text)).toBeUndefined();
});

test('law: the parts of a list are its values, whatever they hold and however it is spaced', () => {
  fc.assert(fc.property(fc.array(fc.jsonValue()), fc.constantFrom(undefined, 1, 3), (list, space) => {
    expect(partsOfList(JSON.stringify(list, null, space)).map((part) => JSON.parse(part) as unknown)).toEqual(list.map((one) => JSON.parse(JSON.stringify(one)) as unknown));
  }));
});

test('a part is the text itself', () => {
  expect(partsOfList('[ {"a": 0.10, "b": "],[\\"{"} ,\n[1, [2]] ]')).toEqual(['{"a": 0.10, "b": "],[\\"{"}', '[1, [2]]']);
});
